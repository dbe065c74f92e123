package org.counterpart.multiverse;

import java.util.Arrays;
import org.counterpart.stats.Quantiles;

/**
 * Where the values of a quantity lie over the universes that have one: quantiles of type 7.
 *
 * @param n universes that have a value
 */
public record Spread(int n, double median, double q025, double q25, double q75, double q975, double min, double max) {

    /** @param values NaN where a universe has none; without any, every quantile is NaN */
    static Spread of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        Quantiles type = Quantiles.TYPE7;
        return new Spread(
                sorted.length,
                type.ofSorted(sorted, 0.5),
                type.ofSorted(sorted, 0.025),
                type.ofSorted(sorted, 0.25),
                type.ofSorted(sorted, 0.75),
                type.ofSorted(sorted, 0.975),
                type.ofSorted(sorted, 0),
                type.ofSorted(sorted, 1));
    }

    /** The share of the values below another one, those equal to it counting half; NaN where either is missing. */
    static double percentile(double[] values, double of) {
        double below = 0;
        int n = 0;
        for (double v : values) {
            if (!Double.isNaN(v)) {
                below += v < of ? 1 : v == of ? 0.5 : 0;
                n++;
            }
        }
        return n == 0 || Double.isNaN(of) ? Double.NaN : below / n;
    }
}
