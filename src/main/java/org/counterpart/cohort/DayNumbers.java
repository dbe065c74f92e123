package org.counterpart.cohort;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days as a workbook counts them (44001 is 2020-06-19), as a cell shows them that lost its date format; the part of a
 * day behind the point is its time.
 */
public enum DayNumbers implements DatePattern {
    FROM_1900("excel", LocalDate.of(1899, 12, 30)),
    FROM_1904("excel-1904", LocalDate.of(1904, 1, 1));

    /** From the first of March 1900, before which the workbook's calendar has a day that never was, to 9999. */
    private static final Pattern DAY_NUMBER = Pattern.compile("(?:6[1-9]|[7-9][0-9]|[1-9][0-9]{2,6})(?:\\.[0-9]+)?");

    /** Days from 1927 to 2064: numbers that may be days where dates stand beside them. */
    private static final Pattern MAYBE = Pattern.compile("[1-5][0-9]{4}");

    private static final double SECONDS = 86_400;

    private final String word;
    /** The day whose number is 0. */
    private final LocalDate zero;

    DayNumbers(String word, LocalDate zero) {
        this.word = word;
        this.zero = zero;
    }

    static Optional<DatePattern> named(String word) {
        return Arrays.stream(values())
                .filter(n -> n.word.equals(word))
                .<DatePattern>map(n -> n)
                .findFirst();
    }

    @Override
    public String pattern() {
        return word;
    }

    @Override
    public boolean twoDigits() {
        return false;
    }

    @Override
    public boolean isIso() {
        return false;
    }

    @Override
    public String format(LocalDate date) {
        return Long.toString(ChronoUnit.DAYS.between(zero, date));
    }

    @Override
    public Optional<LocalDateTime> moment(String text) {
        if (!hasShape(text)) {
            return Optional.empty();
        }
        int point = text.indexOf('.');
        long day = Long.parseLong(point < 0 ? text : text.substring(0, point));
        long seconds = point < 0 ? 0 : Math.round(SECONDS * Double.parseDouble("0" + text.substring(point)));
        return Optional.of(zero.plusDays(day).atStartOfDay().plusSeconds(seconds));
    }

    @Override
    public boolean hasShape(String text) {
        return DAY_NUMBER.matcher(text).matches();
    }

    @Override
    public boolean looksLikeDate(String text) {
        return MAYBE.matcher(text).matches();
    }

    /** Nobody reads days in numbers: as the days of ISO 8601. */
    @Override
    public DatePattern again() {
        return LetterPattern.ISO;
    }
}
