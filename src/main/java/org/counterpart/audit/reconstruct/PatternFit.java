package org.counterpart.audit.reconstruct;

/**
 * The maximum-likelihood logistic model of subjects counted by exposure pattern. It depends on the cases only through
 * how many of them are exposed to each predictor. Newton's method from where the last fit ended; room for the numbers
 * is made once.
 */
final class PatternFit {
    private static final int MOST_STEPS = 40;
    private static final double SETTLED = 1e-8;
    private static final double FARTHEST = 25;

    final int terms;
    final int patterns;
    /** Coefficients, intercept first. */
    final double[] b;
    /** Inverse of Fisher's information at the coefficients; valid after {@link #fit} or {@link #informed}. */
    final double[][] inverse;

    final double[] probability;
    final double[][] information;
    private final double[][] root;
    private final double[] lack;
    private final double[] real;

    PatternFit(int predictors) {
        terms = predictors + 1;
        patterns = 1 << predictors;
        b = new double[terms];
        inverse = new double[terms][terms];
        probability = new double[patterns];
        information = new double[terms][terms];
        root = new double[terms][terms];
        lack = new double[terms];
        real = new double[patterns];
    }

    static boolean in(int pattern, int term) {
        return term == 0 || (pattern >> (term - 1) & 1) == 1;
    }

    /** Starts at these coefficients. */
    void from(double[] start) {
        System.arraycopy(start, 0, b, 0, terms);
    }

    /**
     * @param subjects with each pattern
     * @param cases all, then those exposed to each predictor
     * @return whether there is a finite estimate
     */
    boolean fit(int[] subjects, int[] cases) {
        boolean settled = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            informed(subjects);
            for (int t = 0; t < terms; t++) {
                lack[t] = cases[t];
            }
            for (int x = 0; x < patterns; x++) {
                double expected = subjects[x] * probability[x];
                for (int t = 0; expected > 0 && t < terms; t++) {
                    lack[t] -= in(x, t) ? expected : 0;
                }
            }
            if (!factored()) {
                return false;
            }
            if (settled) {
                return true;
            }
            solve(lack);
            double most = 0;
            for (double d : lack) {
                most = Math.max(most, Math.abs(d));
            }
            if (!(most < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double share = most > 1 ? 1 / most : 1;
            for (int t = 0; t < terms; t++) {
                b[t] += share * lack[t];
                if (!(Math.abs(b[t]) < FARTHEST)) {
                    return false;
                }
            }
            settled = most < SETTLED;
        }
        return false;
    }

    /** Probabilities and information at the coefficients. */
    void informed(int[] subjects) {
        for (int x = 0; x < patterns; x++) {
            real[x] = subjects[x];
        }
        informed(real);
    }

    void informed(double[] subjects) {
        for (double[] row : information) {
            java.util.Arrays.fill(row, 0);
        }
        for (int x = 0; x < patterns; x++) {
            double score = b[0];
            for (int t = 1; t < terms; t++) {
                score += in(x, t) ? b[t] : 0;
            }
            probability[x] = 1 / (1 + Math.exp(-score));
            double w = subjects[x] * probability[x] * (1 - probability[x]);
            if (w > 0) {
                for (int s = 0; s < terms; s++) {
                    for (int t = 0; in(x, s) && t <= s; t++) {
                        information[s][t] += in(x, t) ? w : 0;
                    }
                }
            }
        }
    }

    /** Cholesky's root of the information; whether there is one. */
    boolean factored() {
        for (int i = 0; i < terms; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = information[i][j];
                for (int l = 0; l < j; l++) {
                    sum -= root[i][l] * root[j][l];
                }
                if (i == j) {
                    if (!(sum > 1e-9 * information[i][i])) {
                        return false;
                    }
                    root[i][i] = Math.sqrt(sum);
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        return true;
    }

    /** The right-hand side becomes the solution. */
    private void solve(double[] right) {
        for (int i = 0; i < terms; i++) {
            for (int l = 0; l < i; l++) {
                right[i] -= root[i][l] * right[l];
            }
            right[i] /= root[i][i];
        }
        for (int i = terms - 1; i >= 0; i--) {
            for (int l = i + 1; l < terms; l++) {
                right[i] -= root[l][i] * right[l];
            }
            right[i] /= root[i][i];
        }
    }

    /** After {@link #factored}. */
    void invert() {
        for (int t = 0; t < terms; t++) {
            java.util.Arrays.fill(inverse[t], 0);
            inverse[t][t] = 1;
            solve(inverse[t]);
        }
    }

    /** Variance of a coefficient, after {@link #factored}. */
    double variance(int term) {
        java.util.Arrays.fill(lack, 0);
        lack[term] = 1;
        solve(lack);
        return lack[term];
    }
}
