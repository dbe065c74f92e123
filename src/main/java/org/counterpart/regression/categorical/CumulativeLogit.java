package org.counterpart.regression.categorical;

import java.util.Arrays;
import org.counterpart.regression.LogisticFit;

/** {@code logit P(Y ≤ level)}, one linear predictor for each level but the last; they must rise from level to level. */
record CumulativeLogit(int levels) implements LevelProbability {
    @Override
    public int predictors() {
        return levels - 1;
    }

    @Override
    public double log(int level, double[] eta, double[] gradient, double[][] curvature) {
        double a = level == levels - 1 ? Double.POSITIVE_INFINITY : eta[level];
        double b = level == 0 ? Double.NEGATIVE_INFINITY : eta[level - 1];
        double p = between(b, a);
        for (int e = 0; e < eta.length; e++) {
            gradient[e] = 0;
            Arrays.fill(curvature[e], 0);
        }
        if (!(p > 0)) {
            return Double.NaN;
        }
        double fa = density(a) / p;
        double fb = density(b) / p;
        if (level < levels - 1) {
            gradient[level] = fa;
            curvature[level][level] = fa * fa - fa * slope(a);
        }
        if (level > 0) {
            gradient[level - 1] = -fb;
            curvature[level - 1][level - 1] = fb * fb + fb * slope(b);
        }
        if (level > 0 && level < levels - 1) {
            curvature[level][level - 1] = -fa * fb;
            curvature[level - 1][level] = -fa * fb;
        }
        return Math.log(p);
    }

    /** The probability between two points, taken in the tail where it loses no digits. */
    private static double between(double low, double high) {
        return low + high > 0
                ? LogisticFit.probability(-low) - LogisticFit.probability(-high)
                : LogisticFit.probability(high) - LogisticFit.probability(low);
    }

    private static double density(double x) {
        double e = Math.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    /** The derivative of the density in units of it. */
    private static double slope(double x) {
        return 1 - 2 * LogisticFit.probability(x);
    }

    @Override
    public double[] of(double[] eta) {
        double[] p = new double[levels];
        for (int l = 0; l < levels; l++) {
            p[l] = between(
                    l == 0 ? Double.NEGATIVE_INFINITY : eta[l - 1],
                    l == levels - 1 ? Double.POSITIVE_INFINITY : eta[l]);
        }
        return p;
    }

    @Override
    public double[] alone(long[] counts) {
        long all = Arrays.stream(counts).sum();
        long below = 0;
        double[] eta = new double[predictors()];
        for (int e = 0; e < eta.length; e++) {
            below += counts[e];
            eta[e] = Math.log((double) below / (all - below));
        }
        return eta;
    }

    @Override
    public double[][] rising(int level) {
        boolean inner = level > 0 && level < levels - 1;
        double[][] rising = new double[inner ? 2 : 1][levels - 1];
        int r = 0;
        if (level < levels - 1) {
            rising[r++][level] = 1;
        }
        if (level > 0) {
            rising[r][level - 1] = -1;
        }
        return rising;
    }
}
