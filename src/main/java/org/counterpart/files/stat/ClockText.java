package org.counterpart.files.stat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Days and seconds since some day as ISO 8601 writes them, in the Gregorian calendar. The seconds come as decimals, so
 * that a quarter of a second is {@code .25} and no digit of binary arithmetic is shown. Whole seconds have no decimals.
 */
public final class ClockText {
    private static final long DAY = 86400;
    /** Of four digits, the years that ISO 8601 and every reader of it know. */
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();

    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    private ClockText() {}

    /** The day on which a moment falls; empty outside the years 1 to 9999. */
    public static Optional<String> date(LocalDate origin, BigDecimal days) {
        long day = origin.toEpochDay() + floor(days, BigDecimal.ONE);
        return day < FIRST || day > LAST
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(day).toString());
    }

    /** Empty outside the years 1 to 9999. */
    public static Optional<String> dateTime(LocalDate origin, BigDecimal seconds) {
        long days = floor(seconds, BigDecimal.valueOf(DAY));
        BigDecimal rest = seconds.subtract(BigDecimal.valueOf(days).multiply(BigDecimal.valueOf(DAY)));
        return date(origin, BigDecimal.valueOf(days)).map(d -> d + "T" + time(rest));
    }

    /** A time of day, or a length of time, which may exceed 24 hours and may be negative. */
    public static String time(BigDecimal seconds) {
        BigDecimal size = seconds.abs();
        long whole = size.longValue();
        BigDecimal part = size.subtract(BigDecimal.valueOf(whole)).stripTrailingZeros();
        String text = String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        String decimals = part.signum() == 0 ? "" : part.toPlainString().substring(1);
        return (seconds.signum() < 0 ? "-" : "") + text + decimals;
    }

    /** Whether a number of seconds can be a length of time or a moment at all: below 1e12, some 30,000 years. */
    public static boolean isReasonable(double seconds) {
        return Math.abs(seconds) < 1e12;
    }

    private static long floor(BigDecimal number, BigDecimal unit) {
        BigDecimal[] parts = number.divideAndRemainder(unit);
        return parts[0].longValue() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
