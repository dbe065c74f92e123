package org.counterpart.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Numbers in the fewest decimal digits that read back as the same binary number, and of these the nearest to it: 1 is
 * {@code 1}, the float nearest 0.1 is {@code 0.1}. Java itself writes a digit too many now and then, and another one in
 * another version (JDK-4511638: 2e23 was 1.9999999999999998E23), so that the digits are found from the exact value.
 */
public final class ShortDecimal {
    private static final double WHOLE = 1e15;

    /** Up to so many digits two decimals are never one number (IEEE 754, binary64 and binary32). */
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
        return text(exact(value));
    }

    /** @param value finite */
    public static String of(float value) {
        return text(shortest(
                Float.toString(value), new BigDecimal(value), FLOAT_DIGITS, decimal -> decimal.floatValue() == value));
    }

    /**
     * A decimal without trailing zeros, with an exponent of at least two digits only where that is shorter, as R writes
     * numbers ({@code 5e-04}, {@code 1e-300}); whole numbers below 1e15 have none.
     */
    public static String text(BigDecimal decimal) {
        int scale = decimal.scale();
        int digits = decimal.precision();
        int exponent = digits - 1 - scale;
        if (decimal.signum() == 0 || (scale <= 0 && exponent < DOUBLE_DIGITS)) {
            return decimal.toPlainString();
        }
        int plain = scale <= 0 ? exponent + 1 : exponent >= 0 ? digits + 1 : 2 - exponent - 1 + digits;
        int power = Math.abs(exponent) < 100 ? 2 : 3;
        int scientific = (digits > 1 ? digits + 1 : 1) + 2 + power;
        if (plain <= scientific) {
            return decimal.toPlainString();
        }
        String all = decimal.unscaledValue().abs().toString();
        return (decimal.signum() < 0 ? "-" : "")
                + all.charAt(0)
                + (digits > 1 ? "." + all.substring(1) : "")
                + "e"
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /**
     * The decimal number that {@link #of(double)} writes.
     *
     * @throws NumberFormatException when it is not finite
     */
    public static BigDecimal exact(double value) {
        return shortest(
                Double.toString(value),
                new BigDecimal(value),
                DOUBLE_DIGITS,
                decimal -> decimal.doubleValue() == value);
    }

    /** What Java writes with few digits is the only such number; three digits more always read back. */
    private static BigDecimal shortest(String written, BigDecimal exact, int sure, Predicate<BigDecimal> readsBack) {
        BigDecimal shortest = new BigDecimal(written);
        for (int digits = sure; shortest.precision() > sure && digits <= sure + 3; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (readsBack.test(rounded)) {
                shortest = rounded;
                break;
            }
        }
        return shortest.signum() == 0 ? BigDecimal.ZERO : shortest.stripTrailingZeros();
    }
}
