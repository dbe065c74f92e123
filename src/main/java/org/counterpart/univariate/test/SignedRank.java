package org.counterpart.univariate.test;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Ranks;
import org.counterpart.stats.Tails;

/**
 * Are paired differences centred at 0? {@code V} is the sum of the ranks of {@code |x − y|} over the positive
 * differences; {@code z = (V − m(m + 1)/4)/σ}, {@code σ² = m(m + 1)(2m + 1)/24 − Σ(t³ − t)/48} over the {@code m}
 * differences that are not 0.
 *
 * <p>Reference: Wilcoxon (1945) doi:10.2307/3001968. Samples hold no NaN. Differences of 0 are dropped and counted;
 * tied ones share midranks. Same as R: {@code wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = FALSE)}, {@code
 * correct = TRUE}, {@code exact = TRUE}; with ties or zeros the exact P is the one of {@code
 * exactRankTests::wilcox.exact}, over all signs of the midranks.
 */
public record SignedRank(Method method) {

    public enum Method {
        /** Normal approximation without continuity correction. */
        NORMAL,
        /** Normal approximation, V moved half a unit towards its mean. */
        NORMAL_CORRECTED,
        /** Distribution of V over all signs of the ranks. */
        EXACT
    }

    /** Normal approximation without continuity correction. */
    public static SignedRank withDefaults() {
        return new SignedRank(Method.NORMAL);
    }

    public SignedRank with(Method newMethod) {
        return new SignedRank(newMethod);
    }

    /**
     * @param statistic V, the sum of the ranks of positive differences
     * @param n pairs given
     * @param zeros pairs whose difference is 0
     * @param pLess P against the alternative that differences tend to be negative
     */
    public record Result(
            SignedRank procedure,
            double statistic,
            double z,
            double p,
            double pLess,
            double pGreater,
            int n,
            int zeros,
            boolean ties,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** @throws IllegalArgumentException when the samples differ in length */
    public Result test(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("y must have as many values as x, got " + x.length + " and " + y.length);
        }
        double[] d = new double[x.length];
        int m = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - y[i];
            if (difference != 0) {
                d[m++] = difference;
            }
        }
        int n = x.length;
        d = Arrays.copyOf(d, m);
        if (m == 0) {
            double none = Double.NaN;
            Note why = n == 0 ? Note.of("univariate.too-few-pairs", 0) : Note.of("univariate.no-difference");
            return new Result(this, none, none, none, none, none, n, n, false, List.of(why));
        }
        Ranks ranks = Ranks.of(Arrays.stream(d).map(Math::abs).toArray());
        long doubled = 0;
        for (int i = 0; i < m; i++) {
            if (d[i] > 0) {
                doubled += ranks.doubled()[i];
            }
        }
        boolean ties = ranks.tieSizes().length > 0;
        double v = doubled / 2.0;
        double from = v - (double) m * (m + 1) / 4;
        double sigma = Math.sqrt((double) m * (m + 1) * (2.0 * m + 1) / 24 - ranks.tieSum() / 48);
        double half = method == Method.NORMAL_CORRECTED ? 0.5 : 0;
        double z = (from - Math.signum(from) * half) / sigma;
        if (method == Method.EXACT) {
            RankSumLaw law = RankSumLaw.ofSigns(ranks);
            if (law == null) {
                double none = Double.NaN;
                List<Note> why = List.of(Note.of("univariate.exact-too-large"));
                return new Result(this, v, z, none, none, none, n, n - m, ties, why);
            }
            int at = (int) doubled;
            return new Result(this, v, z, law.twoSided(at), law.lower(at), law.upper(at), n, n - m, ties, List.of());
        }
        return new Result(
                this,
                v,
                z,
                Tails.normalTwoSided(z),
                Tails.normalLower((from + half) / sigma),
                Tails.normalUpper((from - half) / sigma),
                n,
                n - m,
                ties,
                List.of());
    }
}
