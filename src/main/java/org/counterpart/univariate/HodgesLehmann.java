package org.counterpart.univariate;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.Ranks;

/**
 * By how much do two samples differ? The shift that belongs to {@link MannWhitney}, the median of all differences {@code x − y}; or, for pairs,
 * the pseudomedian that belongs to {@link SignedRank}, the median of the means of all two differences. Without ties also the exact interval.
 *
 * <p>Reference: Hodges &amp; Lehmann (1963) doi:10.1214/aoms/1177704172; interval after Bauer (1972) doi:10.1080/01621459.1972.10481279.
 * Samples hold no NaN. Same as R: {@code wilcox.test(x, y, conf.int = TRUE, exact = TRUE)}; R's estimate without {@code exact} is the
 * root of a step function, near this median but not it.
 *
 * @param level confidence level, in (0, 1)
 */
public record HodgesLehmann(double level) {
    /** Differences we are ready to sort. */
    private static final double MOST = 2e7;

    public HodgesLehmann {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    /** A 95% interval. */
    public static HodgesLehmann withDefaults() {
        return new HodgesLehmann(0.95);
    }

    /** @param ci exact; absent with ties */
    public record Result(HodgesLehmann procedure, double estimate, Interval ci, List<Note> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result shift(double[] x, double[] y) {
        if ((double) x.length * y.length > MOST) {
            return new Result(this, Double.NaN, Interval.NONE, List.of(Note.of("univariate.exact-too-large")));
        }
        double[] differences = new double[x.length * y.length];
        int at = 0;
        for (double a : x) {
            for (double b : y) {
                differences[at++] = a - b;
            }
        }
        boolean ties = Ranks.of(Groups.joined(List.of(x, y))).tieSizes().length > 0;
        RankSumLaw law = ties || at == 0 ? null : RankSumLaw.untied(x.length, y.length);
        return result(differences, law, 1);
    }

    /** @throws IllegalArgumentException when the samples differ in length */
    public Result pseudomedian(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("y must have as many values as x, got " + x.length + " and " + y.length);
        }
        int n = x.length;
        if (n * (n + 1.0) / 2 > MOST) {
            return new Result(this, Double.NaN, Interval.NONE, List.of(Note.of("univariate.exact-too-large")));
        }
        double[] d = new double[n];
        boolean zero = false;
        for (int i = 0; i < n; i++) {
            d[i] = x[i] - y[i];
            zero |= d[i] == 0;
        }
        double[] means = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                means[at++] = (d[i] + d[j]) / 2;
            }
        }
        Ranks ranks = Ranks.of(Arrays.stream(d).map(Math::abs).toArray());
        boolean untied = n > 0 && !zero && ranks.tieSizes().length == 0;
        return result(means, untied ? RankSumLaw.ofSigns(ranks) : null, 2);
    }

    /** @param unit by how much the law's sum grows from one ordered value to the next */
    private Result result(double[] values, RankSumLaw law, int unit) {
        if (values.length == 0) {
            return new Result(this, Double.NaN, Interval.NONE, List.of(Note.of("univariate.too-few", 0)));
        }
        Arrays.sort(values);
        double median = Quantiles.TYPE7.ofSorted(values, 0.5);
        if (law == null) {
            return new Result(this, median, Interval.NONE, List.of(Note.of("univariate.no-exact-interval")));
        }
        int outside = Math.max(1, law.outside((1 - level) / 2) / unit);
        return new Result(this, median, new Interval(values[outside - 1], values[values.length - outside]), List.of());
    }
}
