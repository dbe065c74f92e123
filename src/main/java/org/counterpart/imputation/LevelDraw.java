package org.counterpart.imputation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.categorical.LevelFit;
import org.counterpart.regression.categorical.MultinomialLogistic;
import org.counterpart.regression.categorical.OrdinalLogistic;
import org.counterpart.regression.design.DesignMatrix;

/**
 * Ordinal or multinomial regression of what was recorded, its coefficients drawn. Same models as R's {@code
 * mice.impute.polr} and {@code mice.impute.polyreg}, which keep the coefficients as they are estimated and so draw too
 * narrowly. Where the levels are predicted perfectly, or thresholds are drawn out of order, a logistic regression of
 * each level against those after it stands for the model, with Firth's penalty where that is separated in turn.
 *
 * @param ordered whether the levels have an order
 */
record LevelDraw(boolean ordered) implements Draw {
    private static final LogisticDraw ONE_LEVEL = new LogisticDraw(0);

    @Override
    public void draw(Recorded recorded, double[] now, int[] without, SplittableRandom random) {
        int[] rows = recorded.rows();
        int[] levels = Arrays.stream(rows)
                .map(row -> (int) now[row])
                .distinct()
                .sorted()
                .toArray();
        int[] level = Arrays.stream(rows)
                .map(row -> Arrays.binarySearch(levels, (int) now[row]))
                .toArray();
        LevelFit fit = levels.length < 3 ? null : fit(recorded, level, levels.length);
        double[] b = fit == null ? null : coefficients(fit, random);
        if (b == null) {
            levelByLevel(recorded, level, levels, now, without, random);
            return;
        }
        for (int row : without) {
            double[] p = fit.probabilities(b, column -> recorded.columns()[column][row]);
            double at = random.nextDouble();
            int drawn = 0;
            while (drawn < p.length - 1 && at >= p[drawn]) {
                at -= p[drawn++];
            }
            now[row] = levels[drawn];
        }
    }

    /** Null where there is no estimate. */
    private LevelFit fit(Recorded recorded, int[] level, int levels) {
        double[][] all = recorded.columns();
        double[][] columns = new double[all.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = all[j];
            columns[j] = IntStream.of(recorded.rows())
                    .mapToDouble(row -> column[row])
                    .toArray();
        }
        DesignMatrix design = DesignMatrix.ofColumns(
                IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList(), columns);
        LevelFit fit = ordered
                ? new OrdinalLogistic(levels).fit(design, level)
                : new MultinomialLogistic(levels, 0).fit(design, level);
        return fit.converged() ? fit : null;
    }

    /** Intercepts, then slopes, drawn about their estimate; null where the thresholds are drawn out of order. */
    private double[] coefficients(LevelFit fit, SplittableRandom random) {
        double[] drawn = fit.b();
        int[] kept = IntStream.range(0, drawn.length)
                .filter(i -> !Double.isNaN(drawn[i]))
                .toArray();
        double[] covariance = new double[kept.length * kept.length];
        double[] away = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            away[i] = random.nextGaussian();
            for (int j = 0; j < kept.length; j++) {
                covariance[i * kept.length + j] = fit.covariance(kept[i], kept[j]);
            }
        }
        Cholesky.of(covariance, kept.length).gather(away);
        for (int i = 0; i < kept.length; i++) {
            drawn[kept[i]] += away[i];
        }
        boolean rising = !ordered || IntStream.range(1, fit.predictors()).allMatch(i -> drawn[i] > drawn[i - 1]);
        return rising ? drawn : null;
    }

    private static void levelByLevel(
            Recorded recorded, int[] level, int[] levels, double[] now, int[] without, SplittableRandom random) {
        double[] one = new double[now.length];
        int[] open = without;
        int[] rows = recorded.rows();
        for (int l = 0; l < levels.length - 1; l++) {
            int at = l;
            for (int i = 0; i < rows.length; i++) {
                one[rows[i]] = level[i] == l ? 1 : 0;
            }
            int[] left = IntStream.range(0, rows.length)
                    .filter(i -> level[i] >= at)
                    .map(i -> rows[i])
                    .toArray();
            ONE_LEVEL.draw(recorded.of(left), one, open, random);
            for (int row : open) {
                now[row] = levels[l];
            }
            open = Arrays.stream(open).filter(row -> one[row] == 0).toArray();
        }
        for (int row : open) {
            now[row] = levels[levels.length - 1];
        }
    }
}
