package org.counterpart.univariate.correlation;

import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/** Limits of a correlation on Fisher's scale: {@code tanh(artanh r ± z·se)}. */
final class FisherInterval {
    /** Closer to a line than rounding tells apart. */
    private static final double LINE = 1 - 1e-14;

    private FisherInterval() {}

    /** {@link Interval#NONE} where every point lies on a line, which has no standard error, or there are too few. */
    static Interval of(double r, double se, double level) {
        if (line(r) || !(se > 0) || Double.isInfinite(se)) {
            return Interval.NONE;
        }
        double half = Tails.normalCritical(level) * se;
        // artanh by log1p: exact near 0.
        double z = 0.5 * (Math.log1p(r) - Math.log1p(-r));
        return new Interval(Math.tanh(z - half), Math.tanh(z + half));
    }

    static boolean line(double r) {
        return Math.abs(r) >= LINE;
    }
}
