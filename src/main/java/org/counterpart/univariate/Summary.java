package org.counterpart.univariate;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.NumericGroups;

/** What Table 1 prints of one group's numbers; NaN where the group is too small for it. */
public record Summary(int n, double mean, double sd, double median, double q1, double q3, double min, double max) {

    /** @param values no NaN */
    public static Summary of(double[] values, Quantiles quantiles) {
        return of(NumericGroups.of(List.of(values)), 0, quantiles);
    }

    /** The mean with its 95% confidence interval by t; none of one value. */
    public Interval meanLimits() {
        if (n < 2) {
            return Interval.NONE;
        }
        double half = Tails.tCritical(0.95, n - 1.0) * sd / Math.sqrt(n);
        return new Interval(mean - half, mean + half);
    }

    static Summary of(NumericGroups groups, int group, Quantiles quantiles) {
        Moments moments = groups.moments(group);
        double[] sorted = groups.sorted(group);
        return new Summary(
                sorted.length,
                moments.mean(),
                moments.sd(),
                quantiles.ofSorted(sorted, 0.5),
                quantiles.ofSorted(sorted, 0.25),
                quantiles.ofSorted(sorted, 0.75),
                quantiles.ofSorted(sorted, 0),
                quantiles.ofSorted(sorted, 1));
    }
}
