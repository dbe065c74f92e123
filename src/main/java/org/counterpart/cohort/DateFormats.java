package org.counterpart.cohort;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The formats in which the dates of a column are written: the first that fits a cell reads it. Where a second one fits
 * it too and means another day ({@code d/M/yyyy} beside {@code M/d/yyyy}), the cell can be read two ways.
 *
 * @param patterns at least one
 */
public record DateFormats(List<DatePattern> patterns) {

    /** The day of ISO 8601. */
    public static final DateFormats ISO = new DateFormats(List.of(LetterPattern.ISO));

    /**
     * What a cell says.
     *
     * @param format which of the patterns read it
     * @param timed a time of day other than midnight stands beside the day
     * @param other another pattern that makes another day of it; empty when none does
     */
    public record Read(LocalDate date, int format, boolean timed, Optional<DatePattern> other) {}

    public DateFormats {
        patterns = List.copyOf(patterns);
    }

    /** The formats of a variable of dates; {@code yyyy-MM-dd} where it says none. */
    public static DateFormats of(Variable variable) {
        return variable.formats().isEmpty()
                ? ISO
                : of(variable.formats(), variable.form().firstYear());
    }

    /**
     * @param firstYear of the hundred that years written with two digits fall in
     * @throws IllegalArgumentException when a pattern does not describe a date
     */
    public static DateFormats of(List<String> formats, int firstYear) {
        return new DateFormats(
                formats.stream().map(f -> DatePattern.of(f, firstYear)).toList());
    }

    /** These, and behind them the form in which the days of a data file are written down. */
    public DateFormats withIso() {
        if (patterns.stream().anyMatch(DatePattern::isIso)) {
            return this;
        }
        List<DatePattern> all = new ArrayList<>(patterns);
        all.add(LetterPattern.ISO);
        return new DateFormats(all);
    }

    /** The day of a cell by the first pattern that fits; empty when none does. */
    public Optional<Read> read(String text) {
        Optional<Read> read = Optional.empty();
        for (int i = 0; i < patterns.size(); i++) {
            Optional<LocalDateTime> moment = patterns.get(i).moment(text);
            if (moment.isEmpty()) {
                continue;
            }
            LocalDate date = moment.get().toLocalDate();
            if (read.isEmpty()) {
                boolean timed = !moment.get().toLocalTime().equals(LocalTime.MIDNIGHT);
                read = Optional.of(new Read(date, i, timed, Optional.empty()));
            } else if (!date.equals(read.get().date())) {
                Read first = read.get();
                return Optional.of(new Read(first.date(), first.format(), first.timed(), Optional.of(patterns.get(i))));
            }
        }
        return read;
    }

    /** Whether a cell has the shape of a pattern, even when the calendar has no such day. */
    public boolean hasShape(String text) {
        return patterns.stream().anyMatch(p -> p.hasShape(text));
    }

    /** Whether some years are written with two digits. */
    public boolean twoDigits() {
        return patterns.stream().anyMatch(DatePattern::twoDigits);
    }

    /** How the column is written again: as it was; of several formats or as day numbers, by the day of ISO 8601. */
    public DatePattern written() {
        return patterns.size() == 1 ? patterns.get(0).again() : LetterPattern.ISO;
    }

    /** As a message names them. */
    public String shown() {
        return patterns.stream().map(DatePattern::pattern).collect(Collectors.joining(", "));
    }
}
