package org.counterpart.cohort;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * How a column writes its dates: {@code yyyy-MM-dd}, {@code d/M/yyyy}, {@code yyyy年M月d日}; only dates of the calendar are dates.
 * {@code YYYY}, {@code DD} and, where no hour stands, {@code mm} mean year, day and month as people who write them mean. English month
 * names.
 */
public final class DatePattern {
    public static final DatePattern ISO = of("yyyy-MM-dd");

    private final String pattern;
    private final DateTimeFormatter strict;
    private final DateTimeFormatter lenient;

    private DatePattern(String pattern) {
        this.pattern = pattern;
        String java = toJava(pattern);
        strict = DateTimeFormatter.ofPattern(java, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        lenient = strict.withResolverStyle(ResolverStyle.LENIENT);
        if (!keepsADate()) {
            throw new IllegalArgumentException("a date format must have year, month and day, got " + pattern);
        }
    }

    private boolean keepsADate() {
        LocalDate date = LocalDate.of(2000, 12, 31);
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
        return new DatePattern(pattern);
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

    public String pattern() {
        return pattern;
    }

    public String format(LocalDate date) {
        return strict.format(date.atStartOfDay());
    }

    /** The date a cell holds, if it is one. */
    public Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.from(strict.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a cell has the shape of the pattern, even when the calendar has no such day. */
    boolean hasShape(String text) {
        try {
            lenient.parse(text);
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
