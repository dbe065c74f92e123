package org.counterpart.regression;

import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.stats.Tails;

/** A chi-square test of a model or of terms of it; the statistic is NaN when the data cannot give it. */
public record ModelTest(double statistic, int df, double p) {
    public static final ModelTest NONE = new ModelTest(Double.NaN, 0, Double.NaN);

    public static ModelTest of(double statistic, int df) {
        // Rounding can leave a hair below 0 for a term that changes nothing.
        double x = statistic < 0 && statistic > -1e-8 ? 0 : statistic;
        return new ModelTest(x, df, df == 0 ? Double.NaN : Tails.chiSquareUpper(x, df));
    }

    /** Wald's test that these coefficients are all 0; without a statistic where there are none or one is not known. */
    public static ModelTest wald(double[] b, double[][] covariance, int... parameters) {
        int m = parameters.length;
        double[] v = new double[m * m];
        double[] part = new double[m];
        boolean known = m > 0;
        for (int i = 0; i < m; i++) {
            part[i] = b[parameters[i]];
            known &= !Double.isNaN(part[i]);
            for (int j = 0; j < m; j++) {
                v[i * m + j] = covariance[parameters[i]][parameters[j]];
            }
        }
        return known ? of(Cholesky.of(v, m).quadratic(part), m) : new ModelTest(Double.NaN, m, Double.NaN);
    }
}
