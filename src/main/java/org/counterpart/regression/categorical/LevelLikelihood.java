package org.counterpart.regression.categorical;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Cone;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;

/**
 * The log-likelihood of an outcome with levels. Parameters are the intercepts of all linear predictors, then the
 * slopes: those of each linear predictor in turn, or one set that all share with the opposite sign
 * ({@code eta = intercept − slopes x}). Rows are summed in chunks of fixed size that are added in order, so the result
 * does not depend on the number of threads.
 */
final class LevelLikelihood implements Likelihood, Cone {
    private static final int CHUNK = 4096;

    private final double[][] columns;
    private final int[] level;
    private final LevelProbability probability;
    private final boolean shared;
    private final int m;
    private final int k;

    /** @param columns working columns, as long as {@code level} */
    LevelLikelihood(double[][] columns, int[] level, LevelProbability probability, boolean shared) {
        this.columns = columns;
        this.level = level;
        this.probability = probability;
        this.shared = shared;
        this.m = probability.predictors();
        this.k = m + (shared ? 1 : m) * columns.length;
    }

    @Override
    public int parameters() {
        return k;
    }

    /** Where the slope of a column in a linear predictor stands. */
    int slope(int predictor, int column) {
        return m + (shared ? 0 : predictor * columns.length) + column;
    }

    double sign() {
        return shared ? -1 : 1;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        int chunks = (level.length + CHUNK - 1) / CHUNK;
        double[][] parts = new double[chunks][];
        IntStream.range(0, chunks).parallel().forEach(c -> {
            parts[c] = chunk(c * CHUNK, Math.min(level.length, (c + 1) * CHUNK), at);
        });
        Arrays.fill(gradient, 0);
        Arrays.fill(curvature, 0);
        double value = 0;
        for (double[] part : parts) {
            value += part[0];
            for (int i = 0; i < k; i++) {
                gradient[i] += part[1 + i];
            }
            for (int i = 0; i < k * k; i++) {
                curvature[i] += part[1 + k + i];
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                curvature[j * k + i] = curvature[i * k + j];
            }
        }
        return value;
    }

    /** The value, the gradient and the lower triangle of the curvature. */
    private double[] chunk(int from, int to, double[] at) {
        double[] sums = new double[1 + k + k * k];
        double[] eta = new double[m];
        double[] g = new double[m];
        double[][] h = new double[m][m];
        double[][] row = new double[m][k];
        for (int i = from; i < to; i++) {
            rows(i, row);
            for (int e = 0; e < m; e++) {
                eta[e] = Newton.dot(row[e], at);
            }
            sums[0] += probability.log(level[i], eta, g, h);
            for (int e = 0; e < m; e++) {
                add(row, e, g[e], h[e], sums);
            }
        }
        return sums;
    }

    private void add(double[][] row, int e, double g, double[] h, double[] sums) {
        double[] mixed = new double[k];
        boolean curved = false;
        for (int f = 0; f < m; f++) {
            if (h[f] != 0) {
                curved = true;
                for (int j = 0; j < k; j++) {
                    mixed[j] += h[f] * row[f][j];
                }
            }
        }
        for (int i = 0; i < k; i++) {
            double x = row[e][i];
            if (x == 0) {
                continue;
            }
            sums[1 + i] += g * x;
            int place = 1 + k + i * k;
            for (int j = 0; curved && j <= i; j++) {
                sums[place + j] += x * mixed[j];
            }
        }
    }

    /** The derivatives of a subject's linear predictors in the parameters. */
    private void rows(int i, double[][] row) {
        for (int e = 0; e < m; e++) {
            row[e][e] = 1;
            for (int j = 0; j < columns.length; j++) {
                row[e][slope(e, j)] = sign() * columns[j][i];
            }
        }
    }

    @Override
    public void meanRow(double[] out) {
        Arrays.fill(out, 0);
        long count = 0;
        double[][] row = new double[m][k];
        for (int i = 0; i < level.length; i++) {
            rows(i, row);
            for (double[] direction : probability.rising(level[i])) {
                count++;
                for (int e = 0; e < m; e++) {
                    for (int j = 0; j < k; j++) {
                        out[j] += direction[e] * row[e][j];
                    }
                }
            }
        }
        for (int j = 0; j < k; j++) {
            out[j] /= count;
        }
    }

    @Override
    public double lowest(double[] along, double[] lowest) {
        double least = Double.POSITIVE_INFINITY;
        double[][] row = new double[m][k];
        double[] change = new double[m];
        for (int i = 0; i < level.length; i++) {
            rows(i, row);
            for (int e = 0; e < m; e++) {
                change[e] = Newton.dot(row[e], along);
            }
            for (double[] direction : probability.rising(level[i])) {
                double margin = Newton.dot(direction, change);
                if (margin < least) {
                    least = margin;
                    Arrays.fill(lowest, 0);
                    for (int e = 0; e < m; e++) {
                        for (int j = 0; j < k; j++) {
                            lowest[j] += direction[e] * row[e][j];
                        }
                    }
                }
            }
        }
        return least;
    }
}
