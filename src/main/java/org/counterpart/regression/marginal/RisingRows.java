package org.counterpart.regression.marginal;

import java.util.Arrays;
import org.counterpart.regression.algebra.Cone;
import org.counterpart.regression.algebra.Newton;

/**
 * Along which directions the likelihood keeps rising. With a logit an event's linear predictor must not fall and that
 * of a subject without event must not rise; with a logarithm of the mean an event's must stay as it is.
 */
final class RisingRows implements Cone {
    private final double[][] rows;
    private final double[] y;
    private final boolean eventsStay;

    /** @param rows working rows, the intercept first */
    RisingRows(double[][] rows, double[] y, boolean eventsStay) {
        this.rows = rows;
        this.y = y;
        this.eventsStay = eventsStay;
    }

    @Override
    public int parameters() {
        return rows[0].length;
    }

    @Override
    public void meanRow(double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < rows.length; i++) {
            double sign = y[i] == 0 ? -1 : eventsStay ? 0 : 1;
            for (int j = 0; j < out.length; j++) {
                out[j] += sign * rows[i][j] / rows.length;
            }
        }
    }

    @Override
    public double lowest(double[] direction, double[] row) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            double along = Newton.dot(rows[i], direction);
            boolean event = y[i] != 0;
            double sign = event ? (eventsStay ? -Math.signum(along) : 1) : -1;
            if (sign * along < least) {
                least = sign * along;
                for (int j = 0; j < row.length; j++) {
                    row[j] = sign * rows[i][j];
                }
            }
        }
        return least;
    }
}
