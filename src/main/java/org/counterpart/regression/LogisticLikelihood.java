package org.counterpart.regression;

import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Cone;
import org.counterpart.regression.algebra.InnerProducts;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;

/**
 * {@code Σ w (y η − log(1 + e^η))} with {@code η} the sum of working columns times parameters, its score and
 * information. Rows are taken in blocks that stay in the processor's first cache; blocks make chunks of fixed size
 * whose sums are added in order, so the result does not depend on the number of threads.
 */
public final class LogisticLikelihood implements Likelihood, Cone {
    private static final int BLOCK = 256;
    private static final int CHUNK = 64 * BLOCK;

    /** Larger chunks are summed in this many lanes, which the compiler turns into vector instructions. */
    private static final int LANES = 128;

    private static final int MANY = 4096;

    private final double[][] columns;
    private final double[] center;
    private final double[] scale;
    private final boolean intercept;
    private final double[] y;
    private final double[] weights;
    private final int[] rows;
    private final int n;
    private final int k;

    /**
     * @param columns working columns are {@code (column − center) · scale}
     * @param y outcome of each row of the columns, 0 to 1
     * @param weights of each row of the columns; null when all are 1
     * @param rows rows to use, in this order, repeats allowed; null for all
     */
    public LogisticLikelihood(
            double[][] columns,
            double[] center,
            double[] scale,
            boolean intercept,
            double[] y,
            double[] weights,
            int[] rows) {
        this.columns = columns;
        this.center = center;
        this.scale = scale;
        this.intercept = intercept;
        this.y = y;
        this.weights = weights;
        this.rows = rows;
        this.n = rows == null ? y.length : rows.length;
        this.k = columns.length + (intercept ? 1 : 0);
    }

    @Override
    public int parameters() {
        return k;
    }

    int size() {
        return n;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        int size = 1 + k + k * (k + 1) / 2;
        int chunks = Math.max(1, (n + CHUNK - 1) / CHUNK);
        double[] total;
        if (chunks == 1) {
            total = chunk(0, n, at, size);
        } else {
            double[][] part = new double[chunks][];
            IntStream.range(0, chunks)
                    .parallel()
                    .forEach(c -> part[c] = chunk(c * CHUNK, Math.min(n, (c + 1) * CHUNK), at, size));
            total = part[0];
            for (int c = 1; c < chunks; c++) {
                for (int i = 0; i < size; i++) {
                    total[i] += part[c][i];
                }
            }
        }
        System.arraycopy(total, 1, gradient, 0, k);
        for (int i = 0, t = 1 + k; i < k; i++) {
            for (int j = i; j < k; j++, t++) {
                curvature[i * k + j] = total[t];
                curvature[j * k + i] = total[t];
            }
        }
        return total[0];
    }

    /** Sums over one chunk: log-likelihood, gradient, upper triangle of the information. */
    private double[] chunk(int from, int to, double[] at, int size) {
        double[] sums = new double[size];
        boolean many = to - from >= MANY;
        int block = many ? LANES : BLOCK;
        double[][] lanes = many ? new double[size][LANES] : null;
        int width = Math.min(block, to - from);
        double[][] z = new double[columns.length][width];
        double[] eta = new double[width];
        double[] residual = new double[width];
        double[] weight = new double[width];
        double[] product = new double[width];
        for (int start = from; start < to; start += block) {
            int length = Math.min(block, to - start);
            load(start, length, z);
            predictor(at, z, length, eta);
            sums[0] += means(start, length, eta, residual, weight);
            if (many) {
                accumulateInLanes(z, length, residual, weight, product, lanes);
            } else {
                accumulate(z, length, residual, weight, product, sums);
            }
        }
        for (int t = 1; many && t < size; t++) {
            sums[t] += InnerProducts.sum(lanes[t], LANES);
        }
        return sums;
    }

    private void load(int start, int length, double[][] z) {
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double[] out = z[j];
            double c = center[j];
            double s = scale[j];
            if (rows == null) {
                for (int i = 0; i < length; i++) {
                    out[i] = (column[start + i] - c) * s;
                }
            } else {
                for (int i = 0; i < length; i++) {
                    out[i] = (column[rows[start + i]] - c) * s;
                }
            }
        }
    }

    private void predictor(double[] at, double[][] z, int length, double[] eta) {
        int first = intercept ? 1 : 0;
        java.util.Arrays.fill(eta, 0, length, intercept ? at[0] : 0);
        int j = 0;
        for (; j + 3 < columns.length; j += 4) {
            addTo(eta, at, first + j, z[j], z[j + 1], z[j + 2], z[j + 3], length);
        }
        for (; j < columns.length; j++) {
            double b = at[first + j];
            double[] column = z[j];
            for (int i = 0; i < length; i++) {
                eta[i] += b * column[i];
            }
        }
    }

    /** Four columns in one walk: as many sums a loop as the vector unit likes. */
    private static void addTo(
            double[] eta, double[] at, int first, double[] u, double[] v, double[] w, double[] x, int length) {
        double a = at[first];
        double b = at[first + 1];
        double c = at[first + 2];
        double d = at[first + 3];
        for (int i = 0; i < length; i++) {
            eta[i] += (a * u[i] + b * v[i]) + (c * w[i] + d * x[i]);
        }
    }

    /**
     * Residuals and weights of a block; returns its log-likelihood. One logarithm of a product stands for the sum of
     * logarithms.
     */
    private double means(int start, int length, double[] eta, double[] residual, double[] weight) {
        double value = 0;
        double product = 1;
        for (int i = 0; i < length; i++) {
            int row = rows == null ? start + i : rows[start + i];
            double outcome = y[row];
            double h = eta[i];
            double e = Math.exp(-Math.abs(h));
            double q = 1 / (1 + e);
            double small = e * q;
            double p = h >= 0 ? q : small;
            double other = h >= 0 ? small : q;
            double r = outcome * other - (1 - outcome) * p;
            double w = small * q;
            double linear = outcome * h - Math.max(h, 0);
            if (weights == null) {
                product *= 1 + e;
            } else {
                double times = weights[row];
                r *= times;
                w *= times;
                linear = times * (linear - Math.log1p(e));
            }
            value += linear;
            residual[i] = r;
            weight[i] = w;
        }
        return value - Math.log(product);
    }

    private void accumulate(
            double[][] z, int length, double[] residual, double[] weight, double[] product, double[] sums) {
        int t = 1;
        if (intercept) {
            sums[t++] += InnerProducts.sum(residual, length);
        }
        for (double[] column : z) {
            sums[t++] += InnerProducts.of(column, residual, length);
        }
        if (intercept) {
            sums[t++] += InnerProducts.sum(weight, length);
            t = InnerProducts.add(weight, z, 0, length, sums, t);
        }
        for (int j = 0; j < z.length; j++) {
            double[] column = z[j];
            for (int i = 0; i < length; i++) {
                product[i] = weight[i] * column[i];
            }
            t = InnerProducts.add(product, z, j, length, sums, t);
        }
    }

    /** The same sums, each kept in lanes. */
    private void accumulateInLanes(
            double[][] z, int length, double[] residual, double[] weight, double[] product, double[][] lanes) {
        int t = 1;
        if (intercept) {
            addTo(lanes[t++], residual, length);
        }
        for (double[] column : z) {
            addTo(lanes[t++], residual, column, length);
        }
        if (intercept) {
            addTo(lanes[t++], weight, length);
            for (double[] column : z) {
                addTo(lanes[t++], weight, column, length);
            }
        }
        for (int j = 0; j < z.length; j++) {
            double[] column = z[j];
            for (int i = 0; i < length; i++) {
                product[i] = weight[i] * column[i];
            }
            for (int k = j; k < z.length; k++) {
                addTo(lanes[t++], product, z[k], length);
            }
        }
    }

    private static void addTo(double[] lane, double[] v, int length) {
        for (int i = 0; i < length; i++) {
            lane[i] += v[i];
        }
    }

    private static void addTo(double[] lane, double[] v, double[] x, int length) {
        for (int i = 0; i < length; i++) {
            lane[i] += v[i] * x[i];
        }
    }

    /** The likelihood of every so-manieth row: a start for that of all. */
    LogisticLikelihood thinned(int every) {
        int[] some = new int[n / every];
        for (int i = 0; i < some.length; i++) {
            some[i] = rows == null ? i * every : rows[i * every];
        }
        return new LogisticLikelihood(columns, center, scale, intercept, y, weights, some);
    }

    /** The signed row of a subject: its working columns (1 first for the intercept), times −1 for an outcome of 0. */
    public void signedRow(int position, double[] out) {
        int row = rows == null ? position : rows[position];
        double sign = y[row] > 0.5 ? 1 : -1;
        int first = intercept ? 1 : 0;
        if (intercept) {
            out[0] = sign;
        }
        for (int j = 0; j < columns.length; j++) {
            out[first + j] = sign * (columns[j][row] - center[j]) * scale[j];
        }
    }

    @Override
    public void meanRow(double[] out) {
        double[] row = new double[k];
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < n; i++) {
            signedRow(i, row);
            for (int j = 0; j < k; j++) {
                out[j] += row[j] / n;
            }
        }
    }

    @Override
    public double lowest(double[] direction, double[] row) {
        double[] current = new double[k];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            signedRow(i, current);
            double margin = Newton.dot(current, direction);
            if (margin < least) {
                least = margin;
                System.arraycopy(current, 0, row, 0, k);
            }
        }
        return least;
    }
}
