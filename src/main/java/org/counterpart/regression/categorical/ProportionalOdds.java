package org.counterpart.regression.categorical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.design.DesignMatrix;

/**
 * Whether the odds ratios of an ordinal regression are the same at every cut of its levels: Brant's test, which fits a
 * logistic regression at each cut and compares the slopes by their joint covariance (Brant 1990,
 * doi:10.2307/2532457). Without a test where one of these regressions has no finite estimate.
 */
public final class ProportionalOdds {
    private final List<LogisticFit> cuts;
    private final double[][] joint;
    private final int columns;

    private ProportionalOdds(List<LogisticFit> cuts, double[][] joint, int columns) {
        this.cuts = cuts;
        this.joint = joint;
        this.columns = columns;
    }

    /** Empty where there is but one cut, or where a cut's regression has no finite estimate for every column. */
    public static Optional<ProportionalOdds> of(LevelFit fit) {
        DesignMatrix x = fit.design();
        if (fit.levels() < 3 || x.columns() == 0) {
            return Optional.empty();
        }
        List<LogisticFit> cuts = new ArrayList<>();
        for (int cut = 0; cut < fit.levels() - 1; cut++) {
            int at = cut;
            LogisticFit above = Logistic.withDefaults()
                    .fit(
                            x,
                            IntStream.range(0, fit.n())
                                    .map(i -> fit.level(i) > at ? 1 : 0)
                                    .toArray());
            boolean known =
                    above.converged() && IntStream.rangeClosed(0, x.columns()).noneMatch(i -> Double.isNaN(above.b(i)));
            if (!known) {
                return Optional.empty();
            }
            cuts.add(above);
        }
        return Optional.of(new ProportionalOdds(cuts, joint(x, cuts), x.columns()));
    }

    /** The covariance of the slopes of all cuts. */
    private static double[][] joint(DesignMatrix x, List<LogisticFit> cuts) {
        int p = x.columns();
        int m = cuts.size();
        double[][] fitted = cuts.stream().map(LogisticFit::fitted).toArray(double[][]::new);
        double[][] out = new double[m * p][m * p];
        for (int j = 0; j < m; j++) {
            for (int l = j; l < m; l++) {
                double[][] middle = products(x, fitted[j], fitted[l]);
                double[][] block = times(
                        times(cuts.get(j).covariance(), middle), cuts.get(l).covariance());
                for (int a = 0; a < p; a++) {
                    for (int c = 0; c < p; c++) {
                        out[j * p + a][l * p + c] = block[1 + a][1 + c];
                        out[l * p + c][j * p + a] = block[1 + a][1 + c];
                    }
                }
            }
        }
        return out;
    }

    /** {@code X'WX} where W is the covariance of being above a lower and above a higher cut. */
    private static double[][] products(DesignMatrix x, double[] lower, double[] higher) {
        int k = x.columns() + 1;
        double[][] out = new double[k][k];
        double[] row = new double[k];
        row[0] = 1;
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 1; j < k; j++) {
                row[j] = x.value(i, j - 1);
            }
            double w = higher[i] * (1 - lower[i]);
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    out[a][b] += w * row[a] * row[b];
                }
            }
        }
        return out;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }

    /** Over all columns. */
    public ModelTest overall() {
        return test(IntStream.range(0, columns).boxed().toList());
    }

    /** Of some columns. */
    public ModelTest test(List<Integer> of) {
        int size = of.size();
        int n = (cuts.size() - 1) * size;
        double[] d = new double[n];
        double[] v = new double[n * n];
        for (int i = 0; i < n; i++) {
            int cut = 1 + i / size;
            int a = of.get(i % size);
            d[i] = cuts.get(0).b(1 + a) - cuts.get(cut).b(1 + a);
            for (int j = 0; j < n; j++) {
                int other = 1 + j / size;
                int c = of.get(j % size);
                v[i * n + j] = joint[a][c]
                        - joint[a][other * columns + c]
                        - joint[cut * columns + a][c]
                        + joint[cut * columns + a][other * columns + c];
            }
        }
        return ModelTest.of(Cholesky.of(v, n).quadratic(d), n);
    }

    /** The regressions at the cuts: above the first level, above the second, and so on. */
    public List<LogisticFit> cuts() {
        return cuts;
    }

    /**
     * Likelihood-ratio test against slopes that differ from cut to cut; empty where that model has no maximum that is
     * found. Same as R: {@code clm(nominal = ~ all)}.
     */
    public static Optional<ModelTest> likelihoodRatio(LevelFit fit) {
        if (fit.levels() < 3 || fit.separated()) {
            return Optional.empty();
        }
        LevelFit own = fit.ownSlopes();
        return own.converged()
                ? Optional.of(ModelTest.of(2 * (own.logLik() - fit.logLik()), own.rank() - fit.rank()))
                : Optional.empty();
    }
}
