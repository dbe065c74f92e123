package org.counterpart.cohort.derived;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Computed numbers as decimals. A double holds 15 significant digits of any decimal, so that what differs behind them
 * is the noise of the arithmetic: 0.7 + 0.1 is 0.8, and falls on the side of a cut where 0.8 falls.
 */
public final class Digits {
    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_EVEN);

    private Digits() {}

    /** The number to 15 significant digits, as R's {@code signif(x, 15)}. */
    public static double fifteen(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value + 0.0
                : new BigDecimal(value).round(FIFTEEN).doubleValue();
    }

    /**
     * Rounded half away from zero, of the number's 15 significant digits: 2.5 is 3, -2.5 is -3, 0.15 to one decimal is
     * 0.2. R's {@code round} goes to the even digit.
     *
     * @param decimals may be negative: -1 rounds to tens
     */
    public static double rounded(double value, int decimals) {
        if (value == 0 || !Double.isFinite(value)) {
            return value + 0.0;
        }
        return new BigDecimal(value)
                        .round(FIFTEEN)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue()
                + 0.0;
    }

    /** The shortest decimal that is this number, without an exponent. */
    public static String text(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
