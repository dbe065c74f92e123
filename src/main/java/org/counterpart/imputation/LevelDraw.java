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
        double[] b = levels.length < 3 ? null : coefficients(recorded, level, levels.length, random);
        if (b == null) {
            levelByLevel(recorded, level, levels, now, without, random);
            return;
        }
        double[] p = new double[levels.length];
        for (int row : without) {
            probabilities(recorded, b, row, p);
            double at = random.nextDouble();
            int drawn = 0;
            while (drawn < p.length - 1 && at >= p[drawn]) {
                at -= p[drawn++];
            }
            now[row] = levels[drawn];
        }
    }

    /** Intercepts, then slopes, drawn about their estimate; null where there is none, or no order of the thresholds. */
    private double[] coefficients(Recorded recorded, int[] level, int levels, SplittableRandom random) {
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
        double[] b = fit.b();
        if (fit.separated() || !fit.converged()) {
            return null;
        }
        int k = b.length;
        int[] kept = IntStream.range(0, k).filter(i -> !Double.isNaN(b[i])).toArray();
        double[] covariance = new double[kept.length * kept.length];
        double[] away = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            away[i] = random.nextGaussian();
            for (int j = 0; j < kept.length; j++) {
                covariance[i * kept.length + j] = fit.covariance(kept[i], kept[j]);
            }
        }
        Cholesky.of(covariance, kept.length).gather(away);
        double[] drawn = new double[k];
        for (int i = 0; i < kept.length; i++) {
            drawn[kept[i]] = b[kept[i]] + away[i];
        }
        boolean rising = !ordered || IntStream.range(1, levels - 1).allMatch(i -> drawn[i] > drawn[i - 1]);
        return rising ? drawn : null;
    }

    private void probabilities(Recorded recorded, double[] b, int row, double[] p) {
        int m = p.length - 1;
        int columns = recorded.columns().length;
        double[] eta = new double[m];
        for (int e = 0; e < m; e++) {
            eta[e] = b[e];
            for (int j = 0; j < columns; j++) {
                double x = recorded.columns()[j][row];
                eta[e] += ordered ? -b[m + j] * x : b[m + e * columns + j] * x;
            }
        }
        if (ordered) {
            double below = 0;
            for (int e = 0; e < m; e++) {
                double upTo = 1 / (1 + Math.exp(-eta[e]));
                p[e] = upTo - below;
                below = upTo;
            }
            p[m] = 1 - below;
            return;
        }
        double most = Math.max(0, Arrays.stream(eta).max().orElseThrow());
        double sum = Math.exp(-most);
        for (double e : eta) {
            sum += Math.exp(e - most);
        }
        p[0] = Math.exp(-most) / sum;
        for (int e = 0; e < m; e++) {
            p[e + 1] = Math.exp(eta[e] - most) / sum;
        }
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
