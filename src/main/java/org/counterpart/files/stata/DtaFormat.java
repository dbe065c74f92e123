package org.counterpart.files.stata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.counterpart.files.PlainColumn.Kind;
import org.counterpart.files.ShortDecimal;
import org.counterpart.files.stat.ClockText;

/**
 * What a display format says that a number is: {@code %td} and the older {@code %d} days since 1960, {@code %tc}
 * milliseconds since 1960, {@code %tC} these and leap seconds, {@code %tw}, {@code %tm}, {@code %tq}, {@code %th}
 * weeks,
 * months, quarters and half-years since 1960, written as Stata shows them ({@code 2021w9}), {@code %ty} the year. A
 * year
 * has 52 weeks in Stata, the last of 8 or 9 days. What stands behind, how the day is shown, changes nothing. Source:
 * Stata, {@code help datetime}.
 */
enum DtaFormat {
    NUMBER,
    DAY,
    MILLISECONDS,
    LEAP_MILLISECONDS,
    WEEK,
    MONTH,
    QUARTER,
    HALF;

    private static final LocalDate ORIGIN = LocalDate.of(1960, 1, 1);
    private static final double MOST = 1e9;

    /** @param text as {@code %9.0g} or {@code %-tdD_m_Y} */
    static DtaFormat of(String text) {
        String bare = text.startsWith("%-") ? text.substring(2) : text.isEmpty() ? "" : text.substring(1);
        if (bare.startsWith("d")) {
            return DAY;
        }
        if (bare.length() < 2 || bare.charAt(0) != 't') {
            return NUMBER;
        }
        return switch (bare.charAt(1)) {
            case 'd' -> DAY;
            case 'c' -> MILLISECONDS;
            case 'C' -> LEAP_MILLISECONDS;
            case 'w' -> WEEK;
            case 'm' -> MONTH;
            case 'q' -> QUARTER;
            case 'h' -> HALF;
            default -> NUMBER;
        };
    }

    Kind kind() {
        return switch (this) {
            case NUMBER -> Kind.NUMBER;
            case DAY -> Kind.DATE;
            case MILLISECONDS, LEAP_MILLISECONDS -> Kind.DATE_TIME;
            default -> Kind.TEXT;
        };
    }

    /**
     * Empty when the number is none of its kind.
     *
     * @param number finite
     */
    Optional<String> text(double number) {
        return switch (this) {
            case NUMBER -> Optional.of(ShortDecimal.of(number));
            case DAY ->
                Math.abs(number) > MOST
                        ? Optional.empty()
                        : ClockText.date(ORIGIN, BigDecimal.valueOf((long) Math.floor(number)));
            case MILLISECONDS -> moment(number);
            case LEAP_MILLISECONDS -> leapMoment(number);
            case WEEK -> period(number, 52, "w");
            case MONTH -> period(number, 12, "m");
            case QUARTER -> period(number, 4, "q");
            case HALF -> period(number, 2, "h");
        };
    }

    private static Optional<String> moment(double milliseconds) {
        return ClockText.isReasonable(milliseconds / 1000)
                ? ClockText.dateTime(ORIGIN, ShortDecimal.exact(milliseconds).movePointLeft(3))
                : Optional.empty();
    }

    /** A leap second itself is written as second 60. */
    private static Optional<String> leapMoment(double milliseconds) {
        int leaps = LeapSeconds.before(milliseconds);
        double plain = milliseconds - leaps * 1000.0;
        if (!LeapSeconds.within(milliseconds)) {
            return moment(plain);
        }
        return moment(plain - 1000).map(t -> t.replaceFirst("(T\\d\\d:\\d\\d:)59", "$160"));
    }

    private static Optional<String> period(double number, int ofYear, String letter) {
        if (number != Math.rint(number) || Math.abs(number) > MOST) {
            return Optional.empty();
        }
        long year = 1960 + Math.floorDiv((long) number, (long) ofYear);
        return year < 1 || year > 9999
                ? Optional.empty()
                : Optional.of(year + letter + (Math.floorMod((long) number, ofYear) + 1));
    }
}
