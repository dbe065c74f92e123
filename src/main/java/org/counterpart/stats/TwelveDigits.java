package org.counterpart.stats;

/**
 * A number rounded to twelve significant digits: what two fits of the same model agree on, so that numbers equal on
 * paper tie whatever the last bits are.
 */
public final class TwelveDigits {
    private static final int EXPONENTS = 301;
    private static final double[] POWERS = powers();

    private TwelveDigits() {}

    public static double of(double value) {
        if (value == 0 || !(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return value;
        }
        int digits = 11 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (digits >= EXPONENTS) {
            return value;
        }
        double power = POWERS[Math.abs(digits)];
        return digits >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
    }

    private static double[] powers() {
        double[] powers = new double[EXPONENTS];
        for (int k = 0; k < EXPONENTS; k++) {
            powers[k] = Math.pow(10, k);
        }
        return powers;
    }
}
