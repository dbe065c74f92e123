package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Ranks;
import org.counterpart.stats.Tails;

/**
 * Does one sample tend to larger values than another? {@code U = #{x > y} + ½#{x = y}}; {@code z = (U − n1·n2/2)/σ}
 * with the variance corrected for ties, {@code σ² = n1·n2/12·((N + 1) − Σ(t³ − t)/(N(N − 1)))}.
 *
 * <p>Reference: Mann &amp; Whitney (1947) doi:10.1214/aoms/1177730491. Samples hold no NaN. Ties share midranks. The
 * statistic is U of the first sample, R's W; SPSS prints the smaller of U and {@code n1·n2 − U}, and z without
 * continuity correction. Same as R: {@code wilcox.test(x, y, exact = FALSE, correct = FALSE)}, {@code correct = TRUE},
 * {@code exact = TRUE}; with ties the exact P is the one of {@code exactRankTests::wilcox.exact}, over all allocations
 * of the midranks.
 */
public record MannWhitney(Method method) {

    public enum Method {
        /** Normal approximation without continuity correction. */
        NORMAL,
        /** Normal approximation, U moved half a unit towards its mean. */
        NORMAL_CORRECTED,
        /** Distribution of U over all allocations of the ranks. */
        EXACT
    }

    /** Normal approximation without continuity correction, as SPSS prints it. */
    public static MannWhitney withDefaults() {
        return new MannWhitney(Method.NORMAL);
    }

    public MannWhitney with(Method newMethod) {
        return new MannWhitney(newMethod);
    }

    /**
     * @param statistic U of the first sample, R's W
     * @param z of the normal approximation (corrected when the method says so), also beside an exact P
     * @param pLess P against the alternative that the first sample tends to smaller values
     */
    public record Result(
            MannWhitney procedure,
            double statistic,
            double z,
            double p,
            double pLess,
            double pGreater,
            int n1,
            int n2,
            boolean ties,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(double[] x, double[] y) {
        return test(NumericGroups.of(x, y));
    }

    public Result test(NumericGroups groups) {
        int n1 = groups.values(0).length;
        int n2 = groups.values(1).length;
        if (n1 == 0 || n2 == 0) {
            return new Result(
                    this,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    n1,
                    n2,
                    false,
                    List.of(Note.of("univariate.too-few", 0)));
        }
        RankSums ranks = groups.ranks();
        long doubled = ranks.doubled()[0] - (long) n1 * (n1 + 1);
        double u = doubled / 2.0;
        boolean ties = ranks.ties();
        double n = ranks.values();
        double area = (double) n1 * n2;
        double sigma = Math.sqrt(area / 12 * ((n + 1) - ranks.tieSum() / (n * (n - 1))));
        if (!(sigma > 0)) {
            double none = Double.NaN;
            return new Result(this, u, none, none, none, none, n1, n2, ties, List.of(Note.of("univariate.constant")));
        }
        double from = u - area / 2;
        double half = method == Method.NORMAL_CORRECTED ? 0.5 : 0;
        double z = (from - Math.signum(from) * half) / sigma;
        if (method == Method.EXACT) {
            return exact(groups, doubled, u, z, n1, n2);
        }
        return new Result(
                this,
                u,
                z,
                Tails.normalTwoSided(z),
                Tails.normalLower((from + half) / sigma),
                Tails.normalUpper((from - half) / sigma),
                n1,
                n2,
                ties,
                List.of());
    }

    private Result exact(NumericGroups groups, long doubled, double u, double z, int n1, int n2) {
        boolean ties = groups.ranks().ties();
        RankSumLaw law =
                ties ? RankSumLaw.ofMidranks(Ranks.of(Groups.joined(groups.values())), n1) : RankSumLaw.untied(n1, n2);
        if (law == null) {
            double none = Double.NaN;
            return new Result(
                    this, u, z, none, none, none, n1, n2, ties, List.of(Note.of("univariate.exact-too-large")));
        }
        int at = (int) (ties ? doubled : doubled / 2);
        return new Result(this, u, z, law.twoSided(at), law.lower(at), law.upper(at), n1, n2, ties, List.of());
    }
}
