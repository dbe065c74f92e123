package org.counterpart.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tail probabilities and quantiles of the reference distributions, accurate in the far tail (a P of 1e-300 is a number,
 * not 0). A statistic of {@code NaN} gives {@code NaN}.
 */
public final class Tails {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Tails() {}

    /** P(|Z| ≥ |z|) for a standard normal Z. */
    public static double normalTwoSided(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /** P(Z > z) for a standard normal Z. */
    public static double normalUpper(double z) {
        return NORMAL.survivalProbability(z);
    }

    public static double normalLower(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    public static double normalQuantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    /** The normal quantile of a two-sided interval: 1.959964 for level 0.95. */
    public static double normalCritical(double level) {
        return NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }

    public static double tTwoSided(double t, double df) {
        return Math.min(1, 2 * tUpper(Math.abs(t), df));
    }

    public static double tUpper(double t, double df) {
        return Double.isNaN(t) ? Double.NaN : TDistribution.of(df).survivalProbability(t);
    }

    public static double tCritical(double level, double df) {
        return TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
    }

    /** P(X ≥ x) for a chi-square X. */
    public static double chiSquareUpper(double x, double df) {
        return Double.isNaN(x) ? Double.NaN : ChiSquaredDistribution.of(df).survivalProbability(x);
    }

    public static double chiSquareQuantile(double p, double df) {
        return ChiSquaredDistribution.of(df).inverseCumulativeProbability(p);
    }

    public static double fUpper(double f, double df1, double df2) {
        return Double.isNaN(f) ? Double.NaN : FDistribution.of(df1, df2).survivalProbability(f);
    }

    /** P(X ≤ k) for a binomial X. */
    public static double binomialLower(int k, int n, double probability) {
        return BinomialDistribution.of(n, probability).cumulativeProbability(k);
    }
}
