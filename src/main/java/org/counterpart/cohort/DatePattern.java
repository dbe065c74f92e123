package org.counterpart.cohort;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cohort.cell.CellForm;

/**
 * How a column writes its dates: {@code yyyy-MM-dd}, {@code d/M/yyyy}, {@code yyyy年M月d日}; only dates of the calendar
 * are dates.
 * {@code YYYY}, {@code DD} and, where no hour stands, {@code mm} mean year, day and month as people who write them
 * mean. English month
 * names.
 */
public final class DatePattern {
    /** What stands before and behind a year of exactly two digits. */
    private static final Pattern TWO_DIGITS = Pattern.compile("((?:[^u]|u{3,})*)(?<!u)uu(?!u)(.*)");

    /** Characters of a day in the form of ISO 8601. */
    private static final int ISO_DAY = 10;

    public static final DatePattern ISO = of("yyyy-MM-dd");

    private final String pattern;
    private final DateTimeFormatter strict;
    private final DateTimeFormatter lenient;

    private final int firstYear;
    private final boolean twoDigits;
    private final boolean iso;

    private DatePattern(String pattern, int firstYear) {
        this.pattern = pattern;
        this.firstYear = firstYear;
        String java = toJava(pattern);
        iso = java.equals("uuuu-MM-dd");
        Matcher years = TWO_DIGITS.matcher(java);
        twoDigits = years.matches();
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        if (twoDigits) {
            append(builder, years.group(1));
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, firstYear);
            append(builder, years.group(2));
        } else {
            builder.appendPattern(java);
        }
        strict = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        lenient = strict.withResolverStyle(ResolverStyle.LENIENT);
        if (!keepsADate()) {
            throw new IllegalArgumentException("a date format must have year, month and day, got " + pattern);
        }
    }

    private static void append(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.isEmpty()) {
            builder.appendPattern(pattern);
        }
    }

    private boolean keepsADate() {
        LocalDate date = LocalDate.of(firstYear + 70, 12, 31);
        try {
            return parse(strict.format(date.atTime(12, 30)))
                    .filter(date::equals)
                    .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException when the pattern does not describe a date */
    public static DatePattern of(String pattern) {
        return of(pattern, CellForm.FIRST_YEAR);
    }

    /** @param firstYear of the hundred that years written with two digits fall in */
    public static DatePattern of(String pattern, int firstYear) {
        return new DatePattern(pattern, firstYear);
    }

    /** Whether years are written with two digits, so that a rule says the century. */
    public boolean twoDigits() {
        return twoDigits;
    }

    private static String toJava(String pattern) {
        boolean clock = pattern.indexOf('H') >= 0 || pattern.indexOf('h') >= 0;
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            out.append(
                    quoted
                            ? c
                            : switch (c) {
                                case 'y', 'Y' -> 'u';
                                case 'D' -> 'd';
                                case 'm' -> clock ? 'm' : 'M';
                                default -> c;
                            });
        }
        return out.toString();
    }

    /** Whether it is the day of ISO 8601. */
    boolean isIso() {
        return iso;
    }

    public String pattern() {
        return pattern;
    }

    public String format(LocalDate date) {
        return strict.format(date.atStartOfDay());
    }

    /** The date a cell holds, if it is one. */
    public Optional<LocalDate> parse(String text) {
        return moment(text).map(LocalDateTime::toLocalDate);
    }

    /**
     * The date a cell holds and the time of day beside it, midnight where none stands. A day in the form of ISO 8601
     * may have its time behind a T, as data files with moments are written down.
     */
    Optional<LocalDateTime> moment(String text) {
        try {
            if (iso && text.length() > ISO_DAY && text.charAt(ISO_DAY) == 'T') {
                return Optional.of(LocalDateTime.parse(text));
            }
            TemporalAccessor parsed = strict.parse(text);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return Optional.of(LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a cell has the shape of the pattern, even when the calendar has no such day. */
    public boolean hasShape(String text) {
        try {
            lenient.parse(text);
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
