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

/**
 * Dates written with year, month and day: {@code yyyy-MM-dd}, {@code d/M/yyyy}, {@code yyyy年M月d日}; only dates of the
 * calendar are dates. {@code YYYY}, {@code DD} and, where no hour stands, {@code mm} mean year, day and month as people
 * who write them mean. English month names.
 */
final class LetterPattern implements DatePattern {
    /** What stands before and behind a year of exactly two digits. */
    private static final Pattern TWO_DIGITS = Pattern.compile("((?:[^u]|u{3,})*)(?<!u)uu(?!u)(.*)");

    /** Characters of a day in the form of ISO 8601. */
    private static final int ISO_DAY = 10;

    static final DatePattern ISO = DatePattern.of("yyyy-MM-dd");

    private final String pattern;
    private final DateTimeFormatter strict;
    private final DateTimeFormatter lenient;

    private final int firstYear;
    private final boolean twoDigits;
    private final boolean iso;

    /** @throws IllegalArgumentException when the pattern does not describe a date */
    LetterPattern(String pattern, int firstYear) {
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

    @Override
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

    @Override
    public boolean isIso() {
        return iso;
    }

    @Override
    public String pattern() {
        return pattern;
    }

    @Override
    public String format(LocalDate date) {
        return strict.format(date.atStartOfDay());
    }

    /** A day in the form of ISO 8601 may have its time behind a T, as data files with moments are written down. */
    @Override
    public Optional<LocalDateTime> moment(String text) {
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

    @Override
    public boolean hasShape(String text) {
        try {
            lenient.parse(text);
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    @Override
    public boolean looksLikeDate(String text) {
        return true;
    }

    @Override
    public DatePattern again() {
        return this;
    }
}
