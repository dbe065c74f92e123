package org.counterpart.univariate.repeated;

import java.util.Arrays;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.stats.Tails;

/**
 * Whether all differences between two measurements vary alike, which the F test of time supposes, and by how much its
 * degrees of freedom are to be cut where they do not. Of two measurements there is one difference: both factors are 1
 * and there is no test.
 *
 * <p>Reference: Mauchly (1940) doi:10.1214/aoms/1177731915, P by Box (1949) doi:10.1093/biomet/36.3-4.317; Greenhouse
 * and Geisser (1959) doi:10.1007/BF02289823; Huynh and Feldt (1976) doi:10.3102/10769986001001069 as Lecoutre (1991)
 * doi:10.3102/10769986016004371 mends it for several groups. Same as R: {@code mauchly.test(X = ~1)}, {@code
 * anova.mlm(X = ~1, test = "Spherical")}; but R has the number of measurements in one place of Box's second term where
 * it is that of the contrasts (Anderson 2003, section 10.7.4), so that its P of Mauchly's test differs in the fourth
 * digit.
 *
 * @param w Mauchly's statistic; NaN where there is none
 * @param p its P
 * @param greenhouseGeisser factor in {@code [1/(k − 1), 1]}
 * @param huynhFeldt factor, at most 1
 */
public record Sphericity(double w, double p, double greenhouseGeisser, double huynhFeldt) {

    /**
     * @param error sums of squares and products of the residuals of orthonormal contrasts
     * @param df of the residuals of one contrast
     */
    static Sphericity of(double[][] error, int df) {
        int k = error.length;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < k; i++) {
            trace += error[i][i];
            for (int j = 0; j < k; j++) {
                squares += error[i][j] * error[i][j];
            }
        }
        double gg = k == 1 ? 1 : trace * trace / (k * squares);
        double hf = k == 1 ? 1 : Math.min(1, ((df + 1.0) * k * gg - 2) / (k * (df - k * gg)));
        // With as many contrasts as degrees of freedom the factor of Huynh and Feldt has no finite value.
        hf = df > k * gg ? hf : 1;
        double logW = k == 1 || df < k ? Double.NaN : logDeterminant(error) - k * Math.log(trace / k);
        return new Sphericity(Math.exp(logW), mauchly(logW, k, df), gg, hf);
    }

    /** Of -n rho log W, chi-square with a second term. */
    private static double mauchly(double logW, int k, int n) {
        if (Double.isNaN(logW)) {
            return Double.NaN;
        }
        double rho = 1 - (2.0 * k * k + k + 2) / (6.0 * k * n);
        double second = (k + 2.0)
                * (k - 1.0)
                * (k - 2.0)
                * (2.0 * k * k * k + 6.0 * k * k + 3.0 * k + 2)
                / (288 * Math.pow((double) n * k * rho, 2));
        double z = -n * rho * logW;
        double f = k * (k + 1) / 2.0 - 1;
        double first = Tails.chiSquareUpper(z, f);
        return Math.min(1, Math.max(0, first + second * (Tails.chiSquareUpper(z, f + 4) - first)));
    }

    /** NaN where the matrix has no inverse. */
    private static double logDeterminant(double[][] a) {
        Cholesky factor =
                Cholesky.of(Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray(), a.length);
        return factor.rank() == a.length ? factor.logDeterminant() : Double.NaN;
    }
}
