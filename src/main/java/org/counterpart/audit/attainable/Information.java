package org.counterpart.audit.attainable;

import org.counterpart.audit.attainable.matrix.Dense;

/**
 * The inverse of Fisher's information of a logistic model whose subjects have given exposure patterns: its diagonal are
 * the variances.
 */
final class Information {
    private final double[][] inverse;
    /** {@code u_xᵀ I⁻¹} for each pattern. */
    private final double[][] rows;

    /** @param subjects of each pattern, all positive */
    Information(Patterns patterns, double[] subjects, double[] probability) {
        int terms = patterns.terms();
        double[][] matrix = new double[terms][terms];
        for (int x = 0; x < subjects.length; x++) {
            double w = subjects[x] * probability[x] * (1 - probability[x]);
            for (int i = 0; i < terms; i++) {
                for (int j = 0; j < terms; j++) {
                    matrix[i][j] += w * Patterns.design(x, i) * Patterns.design(x, j);
                }
            }
        }
        inverse = Dense.inverse(matrix);
        rows = new double[subjects.length][terms];
        for (int x = 0; x < rows.length; x++) {
            for (int i = 0; i < terms; i++) {
                for (int j = 0; j < terms; j++) {
                    rows[x][i] += Patterns.design(x, j) * inverse[j][i];
                }
            }
        }
    }

    double variance(int term) {
        return inverse[term][term];
    }

    /** {@code e_termᵀ I⁻¹ u} for the design row u of a pattern. */
    double along(int term, int pattern) {
        return rows[pattern][term];
    }

    /** {@code u_xᵀ I⁻¹ u_y} for each two patterns. */
    double[][] between() {
        double[][] out = new double[rows.length][rows.length];
        for (int x = 0; x < rows.length; x++) {
            for (int y = 0; y <= x; y++) {
                double sum = 0;
                for (int i = 0; i < inverse.length; i++) {
                    sum += rows[x][i] * Patterns.design(y, i);
                }
                out[x][y] = sum;
                out[y][x] = sum;
            }
        }
        return out;
    }
}
