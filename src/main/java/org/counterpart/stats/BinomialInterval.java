package org.counterpart.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A confidence interval of a proportion k/n.
 *
 * <p>Reference: Clopper &amp; Pearson (1934) doi:10.1093/biomet/26.4.404; Wilson (1927)
 * doi:10.1080/01621459.1927.10502953. Same as R: {@code binom.test(k, n)$conf.int} and {@code prop.test(k, n, correct =
 * FALSE)$conf.int}.
 */
public enum BinomialInterval {
    /** Exact: by the tails of the binomial distribution. */
    CLOPPER_PEARSON {
        @Override
        Interval limits(long k, long n, double level) {
            double tail = (1 - level) / 2;
            double low =
                    k == 0 ? 0 : BetaDistribution.of((double) k, n - k + 1.0).inverseCumulativeProbability(tail);
            double high =
                    k == n ? 1 : BetaDistribution.of(k + 1.0, (double) (n - k)).inverseSurvivalProbability(tail);
            return new Interval(low, high);
        }
    },
    /** By the score test. */
    WILSON {
        @Override
        Interval limits(long k, long n, double level) {
            double z = Tails.normalCritical(level);
            double p = (double) k / n;
            double centre = p + z * z / (2 * n);
            double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
            double width = 1 + z * z / n;
            return new Interval(k == 0 ? 0 : (centre - half) / width, k == n ? 1 : (centre + half) / width);
        }
    };

    abstract Interval limits(long k, long n, double level);

    /** @param n 0 gives no interval */
    public Interval of(long k, long n, double level) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("k must be in [0, n = " + n + "], got " + k);
        }
        return n == 0 ? Interval.NONE : limits(k, n, level);
    }
}
