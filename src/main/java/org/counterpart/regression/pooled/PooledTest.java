package org.counterpart.regression.pooled;

import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.stats.Tails;

/**
 * Wald test of several coefficients pooled over imputations, the increase in variance taken as equal for all (D1). Same
 * as R: {@code mice::D1} with the degrees of freedom of Reiter.
 *
 * <p>References: Li KH, Raghunathan TE, Rubin DB (1991), doi:10.1080/01621459.1991.10475152; Reiter JP (2007)
 * Small-sample degrees of freedom for multi-component significance tests with multiple imputation,
 * doi:10.1093/biomet/asm028.
 *
 * @param f the statistic
 * @param df1 coefficients tested
 * @param df2 NaN where imputations or subjects are too few for it
 */
public record PooledTest(double f, int df1, double df2, double p) {
    private static final double LEAST = 4;

    /**
     * @param estimates by imputation and coefficient
     * @param covariances of each imputation, row by row
     * @param complete degrees of freedom had no value been missing
     */
    static PooledTest of(double[][] estimates, double[][] covariances, double complete) {
        int m = estimates.length;
        int k = estimates[0].length;
        double[] mean = new double[k];
        double[] within = new double[k * k];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < k; j++) {
                mean[j] += estimates[i][j] / m;
            }
            for (int j = 0; j < k * k; j++) {
                within[j] += covariances[i][j] / m;
            }
        }
        Cholesky inverse = Cholesky.of(within, k);
        // The trace of between times the inverse of within is the sum of the imputations' own distances.
        double trace = 0;
        for (double[] estimate : estimates) {
            double[] away = new double[k];
            for (int j = 0; j < k; j++) {
                away[j] = estimate[j] - mean[j];
            }
            trace += inverse.quadratic(away) / (m - 1);
        }
        double r = (1 + 1.0 / m) * trace / k;
        double f = inverse.quadratic(mean) / (k * (1 + r));
        double df2 = reiter(k * (m - 1.0), r, complete);
        return new PooledTest(f, k, df2, Double.isNaN(df2) ? Double.NaN : Tails.fUpper(f, k, df2));
    }

    /** @param t coefficients times one less than the imputations */
    private static double reiter(double t, double r, double complete) {
        if (t <= LEAST) {
            return Double.NaN;
        }
        double a = r * t / (t - 2);
        double v = (complete + 1) / (complete + 3) * complete;
        double c0 = 1 / (t - LEAST);
        double c1 = v - 2 * (1 + a);
        double c2 = v - LEAST * (1 + a);
        if (c2 <= 0) {
            return Double.NaN;
        }
        double z = 1 / c2
                + c0
                        * (a * a * c1 / ((1 + a) * (1 + a) * c2)
                                + 8 * a * a * c1 / ((1 + a) * c2 * c2)
                                + 4 * a * a / ((1 + a) * c2)
                                + 4 * a * a / (c2 * c1)
                                + 16 * a * a * c1 / (c2 * c2 * c2)
                                + 8 * a * a / (c2 * c2));
        return LEAST + 1 / z;
    }
}
