package org.counterpart.audit.row;

import java.util.Optional;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;
import org.counterpart.stats.Tails;

/** A P value as printed: {@code 0.034}, {@code <0.001}, {@code >0.05}; {@code 0.000} means less than 0.0005. */
public final class PValue {
    private PValue() {}

    /** The values it may have; empty when the text is no P value (damaged, above 1, or without a decimal point). */
    public static Optional<Range> of(Printed p) {
        return usable(p) ? Optional.of(p.rounded().clip(0, 1)) : Optional.empty();
    }

    public static Range usual(Printed p) {
        return p.usual().clip(0, 1);
    }

    private static boolean usable(Printed p) {
        return p.isNumber() && p.value() >= 0 && p.value() <= 1 && (p.hasPoint() || !p.isExact());
    }

    /** Printed as 0.000, as SPSS prints what is less than 0.0005. */
    public static boolean isZero(Printed p) {
        return p.isExact() && p.value() == 0;
    }

    /** Whether the printed P may stand for a bound whose sign was lost: 0.001 for {@code <0.001}. */
    public static boolean mayHaveLostItsSign(Printed p) {
        double v = p.value();
        return p.isExact() && (v == 0.05 || v == 0.01 || v == 0.005 || v == 0.001 || v == 0.0005 || v == 0.0001);
    }

    /** The |z| of a two-sided P. */
    public static double z(double p) {
        return p <= 0 ? Double.POSITIVE_INFINITY : p >= 1 ? 0 : -Tails.normalQuantile(p / 2);
    }

    public static Range z(Range p) {
        return new Range(z(p.high()), z(p.low()));
    }

    /** {@code true} significant, {@code false} not, empty when the printed digits leave it open. */
    public static Optional<Boolean> significant(Range p, double alpha) {
        double hair = 1e-9;
        return p.high() <= alpha + hair
                ? Optional.of(true)
                : p.low() >= alpha - hair ? Optional.of(false) : Optional.empty();
    }
}
