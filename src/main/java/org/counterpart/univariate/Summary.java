package org.counterpart.univariate;

import org.counterpart.stats.Moments;
import org.counterpart.stats.Quantiles;

/** What Table 1 prints of one group's numbers; NaN where the group is too small for it. */
public record Summary(int n, double mean, double sd, double median, double q1, double q3, double min, double max) {

    /** @param values no NaN */
    public static Summary of(double[] values, Quantiles quantiles) {
        Moments moments = Moments.of(values);
        return new Summary(
                values.length,
                moments.mean(),
                moments.sd(),
                quantiles.of(values, 0.5),
                quantiles.of(values, 0.25),
                quantiles.of(values, 0.75),
                quantiles.of(values, 0),
                quantiles.of(values, 1));
    }
}
