package org.counterpart.files.stat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Numbers in the fewest decimal digits that read back as the same binary number, without an exponent: 1 is {@code 1},
 * the float nearest 0.1 is {@code 0.1}. Java 17 itself writes a digit too many now and then (JDK-4511638: 2e23 is
 * 1.9999999999999998E23), so that one digit fewer is tried.
 */
public final class ShortDecimal {
    private static final double WHOLE = 1L << 53;
    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;

    private ShortDecimal() {}

    /** What is no finite number is written as Java does. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            return Long.toString((long) value);
        }
        return exact(value).toPlainString();
    }

    /** @param value finite */
    public static String of(float value) {
        BigDecimal written = new BigDecimal(Float.toString(value));
        return shortest(written, FLOAT_DIGITS, shorter -> shorter.floatValue() == value)
                .toPlainString();
    }

    /** The decimal number that {@link #of(double)} writes. */
    public static BigDecimal exact(double value) {
        BigDecimal written = BigDecimal.valueOf(value);
        return shortest(written, DOUBLE_DIGITS, shorter -> shorter.doubleValue() == value);
    }

    private static BigDecimal shortest(BigDecimal written, int sure, Predicate<BigDecimal> readsBack) {
        BigDecimal best = written;
        while (best.precision() > sure) {
            BigDecimal shorter = best.round(new MathContext(best.precision() - 1, RoundingMode.HALF_EVEN));
            if (!readsBack.test(shorter)) {
                break;
            }
            best = shorter;
        }
        return best.signum() == 0 ? BigDecimal.ZERO : best.stripTrailingZeros();
    }
}
