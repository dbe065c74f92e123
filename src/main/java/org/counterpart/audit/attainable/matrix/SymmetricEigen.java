package org.counterpart.audit.attainable.matrix;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Householder's reflections to three diagonals and implicit QL
 * steps (Golub and Van Loan 2013, chapter 8). The eigenvectors are rows, which all steps go along: the relaxations need
 * thousands of decompositions. Nothing proven rests on their accuracy.
 */
final class SymmetricEigen {
    private static final int MOST_STEPS = 60;
    private static final double NOTHING = 1e-16;

    private final int n;
    private final double[] values;
    private final double[] beside;
    private final double[][] vectors;

    /** @param matrix is destroyed */
    SymmetricEigen(double[][] matrix) {
        n = matrix.length;
        values = new double[n];
        beside = new double[n];
        vectors = new double[n][n];
        reduce(matrix);
        for (int first = 0; first < n; first++) {
            diagonalize(first);
        }
    }

    /** In no order. */
    double value(int i) {
        return values[i];
    }

    double[] vector(int i) {
        return vectors[i];
    }

    private void reduce(double[][] a) {
        double[][] reflection = new double[n][];
        double[] factor = new double[n];
        for (int k = 0; k < n - 1; k++) {
            double[] v = new double[n];
            double square = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i][k];
                square += v[i] * v[i];
            }
            beside[k] = v[k + 1] > 0 ? -Math.sqrt(square) : Math.sqrt(square);
            double length = square - beside[k] * v[k + 1];
            v[k + 1] -= beside[k];
            if (length > 0) {
                reflection[k] = v;
                factor[k] = 1 / length;
                reflect(a, v, factor[k], k + 1);
            }
        }
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
            vectors[i][i] = 1;
        }
        for (int k = n - 2; k >= 0; k--) {
            for (int row = k + 1; reflection[k] != null && row < n; row++) {
                add(vectors[row], -factor[k] * dot(vectors[row], reflection[k], k + 1), reflection[k], k + 1);
            }
        }
    }

    /** {@code (I − f v vᵀ) A (I − f v vᵀ)} from a row and column on. */
    private void reflect(double[][] a, double[] v, double factor, int from) {
        double[] w = new double[n];
        for (int i = from; i < n; i++) {
            w[i] = factor * dot(a[i], v, from);
        }
        add(w, -factor / 2 * dot(w, v, from), v, from);
        for (int i = from; i < n; i++) {
            add(a[i], -v[i], w, from);
            add(a[i], -w[i], v, from);
        }
    }

    private static double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int i = from; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] row, int from) {
        for (int i = from; i < to.length; i++) {
            to[i] += factor * row[i];
        }
    }

    private void diagonalize(int first) {
        for (int step = 0; step < MOST_STEPS; step++) {
            int last = first;
            while (last < n - 1
                    && Math.abs(beside[last]) > NOTHING * (Math.abs(values[last]) + Math.abs(values[last + 1]))) {
                last++;
            }
            if (last == first) {
                return;
            }
            double g = (values[first + 1] - values[first]) / (2 * beside[first]);
            double r = Math.sqrt(g * g + 1);
            g = values[last] - values[first] + beside[first] / (g + (g < 0 ? -r : r));
            double s = 1;
            double c = 1;
            double p = 0;
            int i = last - 1;
            for (; i >= first; i--) {
                double f = s * beside[i];
                double b = c * beside[i];
                r = Math.sqrt(f * f + g * g);
                beside[i + 1] = r;
                if (r == 0) {
                    break;
                }
                s = f / r;
                c = g / r;
                g = values[i + 1] - p;
                r = (values[i] - g) * s + 2 * c * b;
                p = s * r;
                values[i + 1] = g + p;
                g = c * r - b;
                turn(vectors[i], vectors[i + 1], c, s);
            }
            if (i >= first) {
                values[i + 1] -= p;
            } else {
                values[first] -= p;
                beside[first] = g;
            }
            beside[last] = 0;
        }
    }

    private static void turn(double[] a, double[] b, double c, double s) {
        for (int k = 0; k < a.length; k++) {
            double f = b[k];
            b[k] = s * a[k] + c * f;
            a[k] = c * a[k] - s * f;
        }
    }
}
