package org.counterpart.audit.attainable;

/**
 * The variances of the log odds ratios at a point, {@code V_j = e_jᵀ I⁻¹ e_j}, and their derivatives. Fisher's
 * information {@code I = Σ ω_x u_x u_xᵀ} is linear in the weights {@code ω = m v} of the patterns, of m subjects and
 * the variance v of the outcome; with {@code a_x = e_jᵀ I⁻¹ u_x} the derivatives by them are {@code −a_x²} and {@code 2
 * a_x a_y u_xᵀ I⁻¹ u_y}. A weight is linear in the shares, and changes with the terms through v, whose first two
 * derivatives by the score are {@code v(1 − 2p)} and {@code v(1 − 6v)}.
 */
final class Variances {
    private final Tables tables;
    private final double[] risk;
    private final double[] subjects;
    private final Information information;
    private final int n;

    Variances(Tables tables, double[] point) {
        this.tables = tables;
        this.n = point.length;
        this.risk = tables.risks(point);
        this.subjects = tables.counts(point);
        this.information = new Information(tables.patterns, subjects, risk);
    }

    double of(int predictor) {
        return information.variance(predictor + 1);
    }

    private double outcome(int x) {
        return risk[x] * (1 - risk[x]);
    }

    /** The derivatives by the weights of the sum of all variances, each times its factor. */
    private double[] byWeight(double[] factor) {
        double[] out = new double[risk.length];
        for (int j = 0; j < factor.length; j++) {
            for (int x = 0; factor[j] != 0 && x < out.length; x++) {
                double along = information.along(j + 1, x);
                out[x] -= factor[j] * along * along;
            }
        }
        return out;
    }

    /** Adds the derivatives of the sum of all variances, each times its factor. */
    void addGradient(double[] factor, double[] out) {
        double[] byWeight = byWeight(factor);
        for (int i = 0; i < tables.shares(); i++) {
            int x = tables.pattern(i);
            out[i] += byWeight[x] * tables.subjects(i) * outcome(x);
        }
        for (int x = 0; x < risk.length; x++) {
            for (int t = tables.shares(); t < n; t++) {
                out[t] += byWeight[x] * growth(x) * tables.scoreSlope(x, t);
            }
        }
    }

    /** By how much the weight of a pattern grows with its score. */
    private double growth(int x) {
        return subjects[x] * outcome(x) * (1 - 2 * risk[x]);
    }

    /** Adds {@code Σ factor · d²V + squares · dV dVᵀ}. */
    void addCurvature(double[] factor, double[] squares, double[][] out) {
        int shares = tables.shares();
        double[][] form = byWeights(factor, squares);
        for (int i = 0; i < shares; i++) {
            int x = tables.pattern(i);
            double here = tables.subjects(i) * outcome(x);
            for (int k = 0; k < shares; k++) {
                int y = tables.pattern(k);
                out[i][k] += here * tables.subjects(k) * outcome(y) * form[x][y];
            }
        }
        double[] byWeight = byWeight(factor);
        for (int t = shares; t < n; t++) {
            double[] reached = new double[risk.length];
            for (int x = 0; x < risk.length; x++) {
                double flow = growth(x) * tables.scoreSlope(x, t);
                for (int y = 0; flow != 0 && y < risk.length; y++) {
                    reached[y] += flow * form[x][y];
                }
            }
            for (int i = 0; i < shares; i++) {
                int x = tables.pattern(i);
                double bent = byWeight[x] * (1 - 2 * risk[x]) * tables.scoreSlope(x, t);
                double mixed = tables.subjects(i) * outcome(x) * (reached[x] + bent);
                out[i][t] += mixed;
                out[t][i] += mixed;
            }
            for (int s = shares; s < n; s++) {
                for (int x = 0; x < risk.length; x++) {
                    double bent = byWeight[x] * subjects[x] * outcome(x) * (1 - 6 * outcome(x));
                    out[t][s] += (reached[x] * growth(x) + bent * tables.scoreSlope(x, t)) * tables.scoreSlope(x, s);
                }
            }
        }
    }

    private double[][] byWeights(double[] factor, double[] squares) {
        double[][] between = information.between();
        double[][] out = new double[risk.length][risk.length];
        for (int j = 0; j < factor.length; j++) {
            for (int x = 0; factor[j] != 0 && x < risk.length; x++) {
                double ax = information.along(j + 1, x);
                for (int y = 0; y < risk.length; y++) {
                    double both = ax * information.along(j + 1, y);
                    out[x][y] += both * (2 * factor[j] * between[x][y] + squares[j] * both);
                }
            }
        }
        return out;
    }
}
