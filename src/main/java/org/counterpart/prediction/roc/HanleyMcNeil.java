package org.counterpart.prediction.roc;

import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * The standard error of an AUC from the area and the group sizes alone, as if scores were exponential: what can be
 * checked when nothing else is printed.
 *
 * <p>{@code SE² = (A(1−A) + (n1−1)(Q1−A²) + (n0−1)(Q2−A²))/(n1 n0)}, {@code Q1 = A/(2−A)}, {@code Q2 = 2A²/(1+A)}; the
 * interval is {@code A ± z·SE} clipped to [0, 1].
 *
 * <p>Reference: Hanley and McNeil (1982), doi:10.1148/radiology.143.1.7063747.
 *
 * @param level of the interval; default 0.95
 */
public record HanleyMcNeil(double level) {

    public static HanleyMcNeil withDefaults() {
        return new HanleyMcNeil(0.95);
    }

    public record Result(HanleyMcNeil procedure, double auc, double q1, double q2, double se, Interval ci) {}

    /** @param auc NaN gives NaN */
    public Result of(double auc, int n1, int n0) {
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double squares = auc * (1 - auc) + (n1 - 1) * (q1 - auc * auc) + (n0 - 1) * (q2 - auc * auc);
        double se = Math.sqrt(Math.max(0, squares) / ((double) n1 * n0));
        double margin = Tails.normalCritical(level) * se;
        return new Result(this, auc, q1, q2, se, new Interval(auc - margin, auc + margin).clip(0, 1));
    }
}
