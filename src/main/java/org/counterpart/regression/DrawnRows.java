package org.counterpart.regression;

import java.util.Arrays;
import org.counterpart.regression.algebra.InnerProducts;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.design.DesignMatrix;

/**
 * The logistic likelihood of a resample of a small design, for refits by the thousand: each row stands once, in the
 * design's order, and counts as often as it was drawn, so that a third of the rows of a bootstrap sample is never
 * looked at and the order of the draws does not matter. Everything a refit needs is gathered once; an evaluation
 * allocates nothing.
 */
final class DrawnRows implements Likelihood {
    /** Up to so many factors below 2 a product stays a number. */
    private static final int FACTORS = 500;

    private static final int FEW = 16;

    private final int k;
    private final int m;
    private final double[][] z;
    private final double[] y;
    private final int[] times;
    private final double[] eta;
    private final double[] residual;
    private final double[] weight;
    private final double[] product;

    /** @param rows rows of the design, as often as each was drawn */
    DrawnRows(DesignMatrix x, double[] outcome, int[] rows) {
        int[] count = new int[x.rows()];
        int distinct = 0;
        for (int row : rows) {
            distinct += count[row]++ == 0 ? 1 : 0;
        }
        int[] drawn = new int[distinct];
        int next = 0;
        for (int row = 0; row < count.length; row++) {
            if (count[row] > 0) {
                drawn[next++] = row;
            }
        }
        k = x.columns() + 1;
        m = distinct;
        z = new double[x.columns()][m];
        for (int j = 0; j < z.length; j++) {
            double[] from = x.column(j);
            double[] to = z[j];
            double center = x.center(j);
            double scale = x.scale(j);
            for (int i = 0; i < m; i++) {
                to[i] = (from[drawn[i]] - center) * scale;
            }
        }
        y = new double[m];
        times = new int[m];
        for (int i = 0; i < m; i++) {
            y[i] = outcome[drawn[i]];
            times[i] = count[drawn[i]];
        }
        eta = new double[m];
        residual = new double[m];
        weight = new double[m];
        product = new double[m];
    }

    @Override
    public int parameters() {
        return k;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        predictor(at);
        double value = means();
        Arrays.fill(gradient, 0, k, 0);
        Arrays.fill(curvature, 0, k * k, 0);
        gradient[0] = InnerProducts.sum(residual, m);
        curvature[0] = InnerProducts.sum(weight, m);
        InnerProducts.add(residual, z, 0, m, gradient, 1);
        InnerProducts.add(weight, z, 0, m, curvature, 1);
        for (int j = 0; j < z.length; j++) {
            double[] column = z[j];
            for (int i = 0; i < m; i++) {
                product[i] = weight[i] * column[i];
            }
            InnerProducts.add(product, z, j, m, curvature, (1 + j) * k + 1 + j);
        }
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                curvature[j * k + i] = curvature[i * k + j];
            }
        }
        return value;
    }

    private void predictor(double[] at) {
        Arrays.fill(eta, at[0]);
        for (int j = 0; j < z.length; j++) {
            double b = at[1 + j];
            double[] column = z[j];
            for (int i = 0; i < m; i++) {
                eta[i] += b * column[i];
            }
        }
    }

    /**
     * Residuals and weights; returns the log-likelihood. One logarithm of a product stands for the sum of logarithms.
     */
    private double means() {
        double value = 0;
        double factor = 1;
        int factors = 0;
        for (int i = 0; i < m; i++) {
            double h = eta[i];
            double e = Math.exp(-Math.abs(h));
            double q = 1 / (1 + e);
            double small = e * q;
            double p = h >= 0 ? q : small;
            double other = h >= 0 ? small : q;
            double outcome = y[i];
            int c = times[i];
            residual[i] = c * (outcome * other - (1 - outcome) * p);
            weight[i] = c * (small * q);
            value += c * (outcome * h - Math.max(h, 0));
            if (c > FEW) {
                value -= c * Math.log(1 + e);
                continue;
            }
            for (int t = 0; t < c; t++) {
                factor *= 1 + e;
            }
            factors += c;
            if (factors > FACTORS) {
                value -= Math.log(factor);
                factor = 1;
                factors = 0;
            }
        }
        return value - Math.log(factor);
    }
}
