package org.counterpart.weighting;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.LogisticLikelihood;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;

/**
 * A logistic model of weighted subjects, with the standard error of the sandwich: the weights are not counts, and are
 * taken as known. Same as R: {@code glm(y ~ x, quasibinomial, weights = w)} with {@code sandwich::sandwich} (HC0);
 * White H (1980), doi:10.2307/1912934.
 */
public final class WeightedLogistic {
    private static final int STEPS = 100;
    private static final double LEVEL = 0.95;

    private WeightedLogistic() {}

    /**
     * The first column's coefficient.
     *
     * @param y 0 or 1 for each row
     * @param weights above 0
     * @return empty where the outcome is separated, does not vary, or the column depends on others
     */
    public static Optional<Coefficient> first(DesignMatrix x, double[] y, double[] weights) {
        double events = Arrays.stream(y).sum();
        if (events == 0 || events == y.length) {
            return Optional.empty();
        }
        // Weights above 0 neither make nor mend separation and dependence.
        LogisticFit plain = Logistic.withDefaults().fit(x, y);
        if (plain.separation().detected() || Double.isNaN(plain.b()[1])) {
            return Optional.empty();
        }
        int[] kept = IntStream.range(0, x.columns())
                .filter(j -> !Double.isNaN(plain.b()[1 + j]))
                .toArray();
        return Optional.of(fit(x, kept, y, weights));
    }

    private static Coefficient fit(DesignMatrix x, int[] kept, double[] y, double[] weights) {
        int p = kept.length;
        int k = p + 1;
        double[][] columns = new double[p][];
        double[] center = new double[p];
        double[] scale = new double[p];
        for (int j = 0; j < p; j++) {
            columns[j] = x.column(kept[j]);
            center[j] = x.center(kept[j]);
            scale[j] = x.scale(kept[j]);
        }
        LogisticLikelihood likelihood = new LogisticLikelihood(columns, center, scale, true, y, weights, null);
        double[] at = Newton.maximise(likelihood, new double[k], STEPS).at;
        double[] curvature = new double[k * k];
        likelihood.evaluate(at, new double[k], curvature);
        // The row of the inverse that belongs to the first column; each subject's part of it, squared and summed.
        double[] influence = new double[k];
        influence[1] = 1;
        Cholesky.of(curvature, k).solve(influence);
        double variance = 0;
        for (int i = 0; i < y.length; i++) {
            double eta = at[0];
            double part = influence[0];
            for (int j = 0; j < p; j++) {
                double z = (columns[j][i] - center[j]) * scale[j];
                eta += at[1 + j] * z;
                part += influence[1 + j] * z;
            }
            double moved = weights[i] * (y[i] - LogisticFit.probability(eta)) * part;
            variance += moved * moved;
        }
        return Coefficient.of(x.terms().get(kept[0]), at[1] * scale[0], Math.sqrt(variance) * scale[0], LEVEL);
    }
}
