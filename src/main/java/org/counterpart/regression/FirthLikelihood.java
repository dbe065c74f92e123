package org.counterpart.regression;

import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;

/**
 * {@code l(b) + ½ log det I(b)}: the likelihood with Jeffreys' prior as penalty, its modified score and its exact
 * second derivatives.
 */
public final class FirthLikelihood implements Likelihood {
    /** Beyond this many multiplications the expected information stands in for the second derivatives. */
    private static final double AFFORDABLE = 2e8;

    private final double[][] z;
    private final double[] y;
    private final int k;
    private final double affordable;

    /** @param z working columns of each row, 1 first for the intercept */
    public FirthLikelihood(double[][] z, double[] y, int k) {
        this(z, y, k, AFFORDABLE);
    }

    private FirthLikelihood(double[][] z, double[] y, int k, double affordable) {
        this.z = z;
        this.y = y;
        this.k = k;
        this.affordable = affordable;
    }

    /** The same with the expected information as its curvature: more steps to the maximum, each of them cheap. */
    public FirthLikelihood scoring() {
        return new FirthLikelihood(z, y, k, 0);
    }

    @Override
    public int parameters() {
        return k;
    }

    /** Log-likelihood without the penalty. */
    double plain(double[] at) {
        double value = 0;
        for (int i = 0; i < z.length; i++) {
            double eta = Newton.dot(z[i], at);
            value += y[i] * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta)));
        }
        return value;
    }

    /** The expected information {@code Z'WZ}. */
    double[] information(double[] at) {
        double[] information = new double[k * k];
        for (double[] row : z) {
            double p = LogisticFit.probability(Newton.dot(row, at));
            add(information, row, weight(Newton.dot(row, at), p));
        }
        return information;
    }

    /** The leverages {@code w z'(Z'WZ)⁻¹z}. */
    public double[] leverages(double[] at) {
        Cholesky h = Cholesky.of(information(at), k);
        double[] out = new double[z.length];
        for (int i = 0; i < out.length; i++) {
            double eta = Newton.dot(z[i], at);
            out[i] = weight(eta, LogisticFit.probability(eta)) * h.quadratic(z[i]);
        }
        return out;
    }

    private static double weight(double eta, double p) {
        return p * LogisticFit.probability(-eta);
    }

    private void add(double[] matrix, double[] row, double times) {
        for (int a = 0; a < k; a++) {
            double t = times * row[a];
            for (int b = 0; b < k; b++) {
                matrix[a * k + b] += t * row[b];
            }
        }
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        int n = z.length;
        double[] information = information(at);
        Cholesky h = Cholesky.of(information, k);
        double[][] solved = new double[n][];
        double[] p = new double[n];
        double[] w = new double[n];
        double[] leverage = new double[n];
        java.util.Arrays.fill(gradient, 0);
        double value = h.logDeterminant() / 2;
        for (int i = 0; i < n; i++) {
            double eta = Newton.dot(z[i], at);
            p[i] = LogisticFit.probability(eta);
            w[i] = weight(eta, p[i]);
            value += y[i] * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta)));
            solved[i] = z[i].clone();
            h.solve(solved[i]);
            leverage[i] = w[i] * Newton.dot(solved[i], z[i]);
            double residual = (y[i] > 0.5 ? LogisticFit.probability(-eta) : -p[i]) + leverage[i] * (0.5 - p[i]);
            for (int a = 0; a < k; a++) {
                gradient[a] += residual * z[i][a];
            }
        }
        if (h.rank() < k) {
            return Double.NEGATIVE_INFINITY;
        }
        boolean exact = (double) n * k * k * k <= affordable && secondDerivatives(solved, p, w, leverage, curvature);
        if (!exact) {
            System.arraycopy(information, 0, curvature, 0, k * k);
        }
        return value;
    }

    /**
     * Minus the second derivatives of the penalised likelihood; false where they are not positive definite, far from
     * the maximum.
     */
    private boolean secondDerivatives(
            double[][] solved, double[] p, double[] w, double[] leverage, double[] curvature) {
        int n = z.length;
        double[][] third = new double[k][k * k];
        java.util.Arrays.fill(curvature, 0);
        for (int i = 0; i < n; i++) {
            add(curvature, z[i], w[i] * (1 + leverage[i]) - (0.5 - p[i]) * (1 - 2 * p[i]) * leverage[i]);
            for (int s = 0; s < k; s++) {
                add(third[s], z[i], w[i] * (1 - 2 * p[i]) * z[i][s]);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < k; s++) {
                double form = 0;
                for (int a = 0; a < k; a++) {
                    double inner = 0;
                    for (int b = 0; b < k; b++) {
                        inner += third[s][a * k + b] * solved[i][b];
                    }
                    form += inner * solved[i][a];
                }
                double slope = (0.5 - p[i]) * w[i] * form;
                for (int r = 0; r < k; r++) {
                    curvature[r * k + s] += slope * z[i][r];
                }
            }
        }
        for (int r = 0; r < k; r++) {
            for (int s = 0; s < r; s++) {
                double mean = (curvature[r * k + s] + curvature[s * k + r]) / 2;
                curvature[r * k + s] = mean;
                curvature[s * k + r] = mean;
            }
        }
        for (int r = 0; r < k; r++) {
            if (!(curvature[r * k + r] > 0)) {
                return false;
            }
        }
        return Cholesky.of(curvature, k).leastPivot() > 1e-8;
    }
}
