package org.counterpart.imputation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Predictive mean matching: a linear model is fitted to what was recorded, its variance and coefficients are drawn,
 * and a missing number is that of one of the five recorded whose fitted mean is nearest to its drawn mean. Same as R:
 * {@code mice::mice.impute.pmm} with {@code matchtype = 1}, without its ridge; of donors with the same mean each may be
 * taken.
 *
 * <p>References: Rubin DB (1986), doi:10.1080/07350015.1986.10509497; Little RJA (1988),
 * doi:10.1080/07350015.1988.10509663.
 *
 * @param shift added to what is imputed
 */
record MatchedMeans(double shift) implements Draw {
    static final int DONORS = 5;

    @Override
    public void draw(Recorded recorded, double[] now, int[] without, SplittableRandom random) {
        int[] rows = recorded.rows();
        double[] b = recorded.products(now);
        recorded.squares().solve(b);
        double[] fitted = new double[rows.length];
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            fitted[i] = recorded.predict(b, rows[i]);
            double residual = now[rows[i]] - fitted[i];
            squares += residual * residual;
        }
        int df = Math.max(1, rows.length - recorded.coefficients());
        double sigma = Math.sqrt(squares / ChiSquared.draw(df, random));
        double[] drawn = Recorded.drawn(b, recorded.squares(), sigma, random);
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> fitted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] means = IntStream.of(order).mapToDouble(i -> fitted[i]).toArray();
        double[] values = IntStream.of(order).mapToDouble(i -> now[rows[i]]).toArray();
        for (int row : without) {
            now[row] = values[donor(means, recorded.predict(drawn, row), random)] + shift;
        }
    }

    /** One of the nearest by lot, and by lot one of those whose mean is the same as its. */
    private static int donor(double[] means, double mean, SplittableRandom random) {
        int above = first(means, mean);
        int below = above - 1;
        int nearest = random.nextInt(Math.min(DONORS, means.length));
        int at = above;
        for (int taken = 0; taken <= nearest; taken++) {
            boolean down = above == means.length || (below >= 0 && mean - means[below] <= means[above] - mean);
            at = down ? below-- : above++;
        }
        int from = first(means, means[at]);
        int to = first(means, Math.nextUp(means[at]));
        return to - from == 1 ? at : random.nextInt(from, to);
    }

    /** The first that is not below. */
    private static int first(double[] sorted, double least) {
        int at = Arrays.binarySearch(sorted, least);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && sorted[at - 1] == least) {
            at--;
        }
        return at;
    }
}
