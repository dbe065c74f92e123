package org.counterpart.regression;

import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.SetCumulants;

/**
 * {@code l(b) + ½ log det I(b)} of matched sets, with its exact gradient: the score and half of {@code tr(I⁻¹ ∂I/∂b)},
 * the derivatives of the information
 * being the third cumulants of the sets' column totals. The information stands in for the second derivatives.
 */
final class ConditionalFirthLikelihood implements Likelihood {
    private final double[][] z;
    private final RiskSets sets;
    private final int k;

    /** @param z working columns: first the pairs' differences, then the members of the other sets */
    ConditionalFirthLikelihood(double[][] z, RiskSets sets) {
        this.z = z;
        this.sets = sets;
        this.k = z.length;
    }

    @Override
    public int parameters() {
        return k;
    }

    /** Conditional log-likelihood without the penalty. */
    double plain(double[] at) {
        return cumulants(at).value;
    }

    double[] information(double[] at) {
        return cumulants(at).second;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        Cumulants sums = cumulants(at);
        System.arraycopy(sums.first, 0, gradient, 0, k);
        System.arraycopy(sums.second, 0, curvature, 0, k * k);
        Cholesky h = Cholesky.of(sums.second, k);
        if (h.rank() < k) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int r = 0; r < k; r++) {
            // tr(I⁻¹ D), column by column of D
            double trace = 0;
            for (int c = 0; c < k; c++) {
                double[] column = new double[k];
                for (int a = 0; a < k; a++) {
                    column[a] = sums.third[(r * k + a) * k + c];
                }
                h.solve(column);
                trace += column[c];
            }
            gradient[r] += trace / 2;
        }
        return sums.value + h.logDeterminant() / 2;
    }

    /** Log-likelihood, score, information and the derivatives of the information, summed over sets. */
    private static final class Cumulants {
        private double value;
        private final double[] first;
        private final double[] second;
        private final double[] third;

        Cumulants(int k) {
            first = new double[k];
            second = new double[k * k];
            third = new double[k * k * k];
        }
    }

    private Cumulants cumulants(double[] at) {
        Cumulants sums = new Cumulants(k);
        double[] row = new double[k];
        for (int s = 0; s < sets.pairs; s++) {
            pair(s, at, row, sums);
        }
        SetCumulants exact = new SetCumulants(k);
        for (int s = sets.pairs; s < sets.sets(); s++) {
            int from = sets.start[s] - sets.pairs;
            int to = sets.start[s + 1] - sets.pairs;
            sums.value += exact.add(z, at, from, to, sets.cases[s], sums.first, sums.second, sums.third);
        }
        return sums;
    }

    private void pair(int s, double[] at, double[] row, Cumulants sums) {
        double eta = 0;
        for (int j = 0; j < k; j++) {
            row[j] = z[j][s];
            eta += at[j] * row[j];
        }
        double p = LogisticFit.probability(eta);
        double q = LogisticFit.probability(-eta);
        sums.value -= Math.max(-eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)));
        for (int a = 0; a < k; a++) {
            sums.first[a] += q * row[a];
            for (int b = 0; b < k; b++) {
                double w = p * q * row[a] * row[b];
                sums.second[a * k + b] += w;
                for (int c = 0; c < k; c++) {
                    sums.third[(a * k + b) * k + c] += w * (q - p) * row[c];
                }
            }
        }
    }
}
