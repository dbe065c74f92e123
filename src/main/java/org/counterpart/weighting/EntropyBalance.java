package org.counterpart.weighting;

import java.util.Arrays;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * Weights of the unexposed with which the means of every column are those of the exposed, of all such weights the most
 * even ones: {@code w = exp(λ'x)} with {@code λ} the maximum of {@code −log Σ exp(λ'(x − m))}. Same as R: {@code
 * WeightIt::weightit(method = "ebal", estimand = "ATT")}.
 */
final class EntropyBalance {
    private static final int STEPS = 200;
    /** Of a column's standard deviation. */
    private static final double BALANCED = 1e-7;

    private EntropyBalance() {}

    /**
     * @return by row: 1 for the exposed; the others' weights add up to their number
     * @throws NotAnalysableException when no weights give the unexposed the means of the exposed
     */
    static double[] of(DesignMatrix x, boolean[] exposed) {
        int n = x.rows();
        int k = x.columns();
        double[] mean = new double[k];
        int treated = 0;
        for (int i = 0; i < n; i++) {
            treated += exposed[i] ? 1 : 0;
        }
        double[][] z = new double[n - treated][k];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < n; i++) {
                mean[j] += exposed[i] ? x.value(i, j) / treated : 0;
            }
            int row = 0;
            for (int i = 0; i < n; i++) {
                if (!exposed[i]) {
                    z[row++][j] = (x.value(i, j) - mean[j]) * x.scale(j);
                }
            }
        }
        Dual dual = new Dual(z, k);
        Newton.Maximum found = Newton.maximise(dual, new double[k], STEPS);
        double[] gradient = new double[k];
        dual.evaluate(found.at, gradient, new double[k * k]);
        if (!Arrays.stream(gradient).allMatch(g -> Math.abs(g) < BALANCED)) {
            throw new NotAnalysableException(Note.of("weights.entropy-impossible"));
        }
        double[] weights = new double[n];
        int row = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = exposed[i] ? 1 : treated * dual.share[row++];
        }
        return weights;
    }

    private static final class Dual implements Likelihood {
        private final double[][] z;
        private final int k;
        private final double[] share;

        Dual(double[][] z, int k) {
            this.z = z;
            this.k = k;
            share = new double[z.length];
        }

        @Override
        public int parameters() {
            return k;
        }

        @Override
        public double evaluate(double[] at, double[] gradient, double[] curvature) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < share.length; i++) {
                share[i] = 0;
                for (int j = 0; j < k; j++) {
                    share[i] += at[j] * z[i][j];
                }
                most = Math.max(most, share[i]);
            }
            double sum = 0;
            for (int i = 0; i < share.length; i++) {
                share[i] = Math.exp(share[i] - most);
                sum += share[i];
            }
            Arrays.fill(gradient, 0);
            Arrays.fill(curvature, 0);
            for (int i = 0; i < share.length; i++) {
                share[i] /= sum;
                for (int j = 0; j < k; j++) {
                    gradient[j] -= share[i] * z[i][j];
                    for (int l = 0; l < k; l++) {
                        curvature[j * k + l] += share[i] * z[i][j] * z[i][l];
                    }
                }
            }
            for (int j = 0; j < k; j++) {
                for (int l = 0; l < k; l++) {
                    curvature[j * k + l] -= gradient[j] * gradient[l];
                }
            }
            return -most - Math.log(sum);
        }
    }
}
