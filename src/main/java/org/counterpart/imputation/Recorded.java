package org.counterpart.imputation;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Cholesky;

/**
 * The rows in which a variable was recorded, with those of its predictors that do not depend on each other there.
 *
 * @param columns of all rows, without the intercept
 * @param rows with a value
 * @param squares sums of squares and products of intercept and columns over those rows
 */
@SuppressWarnings("ArrayRecordComponent") // handed to a draw, never compared
record Recorded(double[][] columns, int[] rows, Cholesky squares) {

    static Recorded of(double[][] all, int[] rows) {
        int k = all.length + 1;
        Cholesky whole = Cholesky.of(squares(all, rows), k);
        if (whole.rank() == k) {
            return new Recorded(all, rows, whole);
        }
        double[][] kept = IntStream.range(0, all.length)
                .filter(j -> whole.keeps(j + 1))
                .mapToObj(j -> all[j])
                .toArray(double[][]::new);
        return new Recorded(kept, rows, Cholesky.of(squares(kept, rows), kept.length + 1));
    }

    /** The same of some of the rows. */
    Recorded of(int[] some) {
        return of(columns, some);
    }

    private static double[] squares(double[][] columns, int[] rows) {
        int k = columns.length + 1;
        double[] squares = new double[k * k];
        squares[0] = rows.length;
        double[] one = new double[rows.length];
        for (int i = 0; i < columns.length; i++) {
            double sum = 0;
            for (int r = 0; r < rows.length; r++) {
                one[r] = columns[i][rows[r]];
                sum += one[r];
            }
            squares[(i + 1) * k] = sum;
            for (int j = 0; j <= i; j++) {
                double[] other = columns[j];
                double product = 0;
                for (int r = 0; r < rows.length; r++) {
                    product += one[r] * other[rows[r]];
                }
                squares[(i + 1) * k + j + 1] = product;
            }
        }
        return squares;
    }

    /** Sums of the products of intercept and columns with these values. */
    double[] products(double[] values) {
        double[] products = new double[coefficients()];
        for (int row : rows) {
            products[0] += values[row];
        }
        for (int j = 0; j < columns.length; j++) {
            for (int row : rows) {
                products[j + 1] += values[row] * columns[j][row];
            }
        }
        return products;
    }

    /** Intercept and slopes. */
    int coefficients() {
        return columns.length + 1;
    }

    double predict(double[] b, int row) {
        double sum = b[0];
        for (int j = 0; j < columns.length; j++) {
            sum += b[j + 1] * columns[j][row];
        }
        return sum;
    }

    /** Draws coefficients about their estimate. */
    static double[] drawn(double[] estimate, Cholesky information, double sd, SplittableRandom random) {
        double[] away = new double[estimate.length];
        for (int j = 0; j < away.length; j++) {
            away[j] = sd * random.nextGaussian();
        }
        information.spread(away);
        for (int j = 0; j < away.length; j++) {
            away[j] += estimate[j];
        }
        return away;
    }
}
