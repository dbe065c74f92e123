package org.counterpart.audit.attainable.matrix;

/** Gaussian elimination with partial pivoting, in place, for the small systems here. */
public final class Dense {
    private Dense() {}

    /** Solves; the matrix is destroyed. A singular one gives NaN. */
    public static double[] solve(double[][] a, double[] right) {
        int n = right.length;
        double[] b = right.clone();
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            double value = b[pivot];
            b[pivot] = b[k];
            b[k] = value;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / row[k];
                if (factor != 0) {
                    double[] target = a[i];
                    for (int j = k + 1; j < n; j++) {
                        target[j] -= factor * row[j];
                    }
                    b[i] -= factor * value;
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * b[j];
            }
            b[i] = sum / a[i][i];
        }
        return b;
    }

    public static double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            double[][] copy = new double[n][];
            for (int r = 0; r < n; r++) {
                copy[r] = a[r].clone();
            }
            double[] unit = new double[n];
            unit[i] = 1;
            out[i] = solve(copy, unit);
        }
        return out;
    }
}
