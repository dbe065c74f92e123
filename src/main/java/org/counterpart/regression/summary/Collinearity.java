package org.counterpart.regression.summary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.design.DesignMatrix;

/**
 * By how much a predictor's variance is inflated by the others: {@code det R₁₁ det R₂₂ / det R} for the block of its
 * columns, which is
 * {@code 1/(1 − R²)} for a single column. Two conventions: from the correlations of the estimates (R's {@code car::vif}
 * of the model)
 * and from those of the columns (what SPSS users get from a linear regression).
 *
 * <p>Reference: Fox and Monette (1992), doi:10.1080/01621459.1992.10475190.
 *
 * @param predictor the variable
 * @param df its columns
 * @param vif from the covariance of the estimates; NaN when one of them has none, or with a single predictor
 * @param linear from the columns; NaN without an intercept
 */
public record Collinearity(String predictor, int df, double vif, double linear) {
    private static final int MANY = 1_000_000;

    /** Of each predictor, in order. */
    public static List<Collinearity> of(RegressionFit fit) {
        DesignMatrix x = fit.design();
        int first = fit.hasIntercept() ? 1 : 0;
        int[] used = IntStream.range(0, x.columns())
                .filter(j -> !Double.isNaN(fit.se(first + j)))
                .toArray();
        boolean complete = fit.separation().terms().isEmpty() || fit.isPenalised();
        double[] estimates = matrix(used, (i, j) -> fit.covariance(first + i, first + j));
        double[] linear = first == 1 ? correlations(x, used) : null;
        return IntStream.range(0, x.predictors().size())
                .mapToObj(p -> {
                    int[] block = IntStream.range(0, used.length)
                            .filter(i -> x.predictorOf(used[i]) == p)
                            .toArray();
                    boolean alone = block.length == 0 || block.length == used.length;
                    return new Collinearity(
                            x.predictors().get(p).name(),
                            block.length,
                            alone || !complete ? Double.NaN : inflation(estimates, used.length, block),
                            alone || linear == null ? Double.NaN : inflation(linear, used.length, block));
                })
                .toList();
    }

    private interface Entry {
        double at(int i, int j);
    }

    private static double[] matrix(int[] used, Entry entry) {
        int m = used.length;
        double[] out = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                out[i * m + j] = entry.at(used[i], used[j]);
            }
        }
        return out;
    }

    private static double[] correlations(DesignMatrix x, int[] used) {
        int m = used.length;
        int n = x.rows();
        double[] out = new double[m * m];
        double[] mean = Arrays.stream(used)
                .mapToDouble(j -> {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += x.column(j)[i] - x.center(j);
                    }
                    return x.center(j) + sum / n;
                })
                .toArray();
        IntStream all = IntStream.range(0, m * m);
        ((long) n * m > MANY ? all.parallel() : all).forEach(at -> {
            int a = at / m;
            int b = at % m;
            if (b <= a) {
                double product = product(x.column(used[a]), mean[a], x.column(used[b]), mean[b]);
                out[a * m + b] = product;
                out[b * m + a] = product;
            }
        });
        return out;
    }

    /** {@code Σ (uᵢ − ū)(vᵢ − v̄)}, in four sums so that the additions overlap. */
    private static double product(double[] u, double meanU, double[] v, double meanV) {
        int n = u.length;
        int i = 0;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (; i + 3 < n; i += 4) {
            s0 += (u[i] - meanU) * (v[i] - meanV);
            s1 += (u[i + 1] - meanU) * (v[i + 1] - meanV);
            s2 += (u[i + 2] - meanU) * (v[i + 2] - meanV);
            s3 += (u[i + 3] - meanU) * (v[i + 3] - meanV);
        }
        for (; i < n; i++) {
            s0 += (u[i] - meanU) * (v[i] - meanV);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double inflation(double[] matrix, int m, int[] block) {
        int[] rest = IntStream.range(0, m)
                .filter(i -> Arrays.stream(block).noneMatch(b -> b == i))
                .toArray();
        double log = logDeterminant(matrix, m, block)
                + logDeterminant(matrix, m, rest)
                - logDeterminant(matrix, m, IntStream.range(0, m).toArray());
        return Math.exp(log);
    }

    private static double logDeterminant(double[] matrix, int m, int[] rows) {
        return Cholesky.of(matrix(rows, (i, j) -> matrix[i * m + j]), rows.length)
                .logDeterminant();
    }
}
