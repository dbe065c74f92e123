package org.counterpart.audit.reconstruct;

import org.counterpart.stats.Interval;

/**
 * One printed number of a model and the values that print so.
 *
 * @param of index of the predictor; for an AUC or a cut-off its row in the file
 * @param values closed; an end is infinite for a bound such as {@code <0.05}; shares of 1 for AUC, sensitivity and
 *     specificity
 */
public record PrintedNumber(Kind kind, int of, String text, Interval values) {
    /** A millionth of a rounding interval is forgiven for the binary arithmetic. */
    private static final double HAIR = 1e-6;

    /** What is printed. Those up to {@code EXPOSED_CONTROLS} belong to a predictor. */
    public enum Kind {
        OR,
        CI_LOW,
        CI_HIGH,
        B,
        SE,
        WALD,
        P,
        EXPOSED_CASES,
        EXPOSED_CONTROLS,
        AUC,
        SENSITIVITY,
        SPECIFICITY;
    }

    public boolean prints(double value) {
        return !(excess(value) > HAIR);
    }

    /** How far outside a value lies, in halves of the rounding interval; for a bound in hundredths of it. */
    double excess(double value) {
        double gap = Math.max(values.low() - value, value - values.high());
        if (!(gap > 0)) {
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : 0;
        }
        double width = values.high() - values.low();
        double bound = Double.isInfinite(values.high()) ? values.low() : values.high();
        double half = width > 0 && width < Double.POSITIVE_INFINITY ? width / 2 : Math.abs(bound) / 100;
        return gap / Math.max(half, 1e-12);
    }
}
