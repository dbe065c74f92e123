package org.counterpart.audit.attainable.matrix;

/** Products of small dense matrices, by rows. */
public final class Matrices {
    private Matrices() {}

    static double[][] times(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                add(out[i], a[i][k], b[k]);
            }
        }
        return out;
    }

    static double[][] transposedTimes(double[][] a, double[][] b) {
        double[][] out = new double[a[0].length][b[0].length];
        for (int k = 0; k < a.length; k++) {
            for (int i = 0; i < out.length; i++) {
                add(out[i], a[k][i], b[k]);
            }
        }
        return out;
    }

    static double[][] timesTransposed(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                double sum = 0;
                for (int k = 0; k < a[i].length; k++) {
                    sum += a[i][k] * b[j][k];
                }
                out[i][j] = sum;
            }
        }
        return out;
    }

    /** Adds {@code factor · row' row}. */
    public static void addSquare(double[][] to, double factor, double[] row) {
        for (int i = 0; i < row.length; i++) {
            add(to[i], factor * row[i], row);
        }
    }

    private static void add(double[] to, double factor, double[] row) {
        if (factor != 0) {
            for (int j = 0; j < row.length; j++) {
                to[j] += factor * row[j];
            }
        }
    }
}
