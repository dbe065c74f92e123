package org.counterpart.audit.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.counterpart.audit.paper.Range;

/** Recomputed numbers as a claim shows them: four significant digits, the same in every language. */
public final class Figures {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Figures() {}

    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "?";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        double size = Math.abs(value);
        return size < 1e-4 || size >= 1e7
                ? rounded.stripTrailingZeros().toString()
                : rounded.stripTrailingZeros().toPlainString();
    }

    public static String of(Range range) {
        String low = of(range.low());
        String high = of(range.high());
        return low.equals(high) ? low : range.low() < 0 ? "[" + low + ", " + high + "]" : low + "–" + high;
    }

    public static String percent(double share) {
        return of(100 * share) + "%";
    }

    public static String percent(Range share) {
        return of(share.times(100)) + "%";
    }
}
