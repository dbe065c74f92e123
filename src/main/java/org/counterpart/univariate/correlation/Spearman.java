package org.counterpart.univariate.correlation;

import java.util.List;
import java.util.Optional;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Ranks;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * Do two numbers rise together, whatever the curve? The product-moment correlation of the midranks. P as R gives it:
 * without ties exact up to 9 pairs and by the Edgeworth series of Best and Roberts up to 1,290; with ties, or more
 * pairs, that of {@code t = ρ√(n − 2)/√(1 − ρ²)}, which SPSS prints always and stands beside. Where the series would
 * leave [0, 1], as it can near ±1, t is taken instead. Interval on Fisher's scale with the standard error {@code √((1 +
 * ρ²/2)/(n − 3))} of Bonett and Wright.
 *
 * <p>Reference: Spearman (1904) doi:10.2307/1412159; Best &amp; Roberts (1975), AS 89, doi:10.2307/2347111; Bonett
 * &amp; Wright (2000) doi:10.1007/BF02294183. Same as R: {@code cor.test(x, y, method = "spearman")}, which has no
 * interval.
 *
 * @param level of the interval, in (0, 1)
 */
public record Spearman(double level) {
    private static final int MOST_EXACT = 9;
    private static final int MOST_SERIES = 1290;

    /** Which law P comes from. */
    public enum Law {
        EXACT,
        EDGEWORTH,
        T
    }

    /** Level 0.95. */
    public static Spearman withDefaults() {
        return new Spearman(0.95);
    }

    /**
     * @param statistic S, the sum of squared differences of the ranks: {@code (n³ − n)(1 − ρ)/6}
     * @param estimate ρ
     * @param pT P of t, whatever the law of {@code p}
     * @param law null where there is no P
     */
    public record Result(
            Spearman procedure,
            double statistic,
            double p,
            double pT,
            Law law,
            double estimate,
            Interval ci,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(PairedValues pairs) {
        int n = pairs.n();
        Optional<Note> untold = pairs.untold();
        if (untold.isPresent()) {
            return absent(untold.get());
        }
        Ranks x = Ranks.of(pairs.x());
        Ranks y = Ranks.of(pairs.y());
        double rho = ProductMoment.of(ranks(x), ranks(y));
        double cube = (double) n * n * n - n;
        double s = cube * (1 - rho) / 6;
        double df = n - 2.0;
        boolean line = FisherInterval.line(rho);
        double t = line ? Double.POSITIVE_INFINITY : Math.sqrt(df) * rho / Math.sqrt((1 - rho) * (1 + rho));
        double pT = line ? 0 : Tails.tTwoSided(t, df);
        boolean ties = x.tieSizes().length > 0 || y.tieSizes().length > 0;
        double p = Double.NaN;
        Law law = ties || n > MOST_SERIES ? Law.T : n <= MOST_EXACT ? Law.EXACT : Law.EDGEWORTH;
        if (law != Law.T) {
            // Rounded as R does: without ties S is even.
            double whole = Math.rint(s);
            boolean upper = s > cube / 6;
            double one = law == Law.EXACT ? exact(n, whole, upper) : edgeworth(n, upper ? whole : whole + 2, upper);
            p = Math.min(1, 2 * one);
            if (!(one > 0)) {
                law = Law.T;
            }
        }
        if (law == Law.T) {
            p = pT;
        }
        Interval ci = FisherInterval.of(rho, Math.sqrt((1 + rho * rho / 2) / (n - 3)), level);
        List<Note> notes = line
                ? List.of(Note.of("correlation.same-order"))
                : n < 4 ? List.of(Note.of("correlation.too-few-interval", n)) : List.of();
        return new Result(this, s, p, pT, law, line ? Math.signum(rho) : rho, ci, notes);
    }

    private static double[] ranks(Ranks of) {
        double[] ranks = new double[of.doubled().length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = of.rank(i);
        }
        return ranks;
    }

    /** P(S ≥ s) or P(S ≤ s) over all orders of n, by counting those of the first ranks given which are taken. */
    private static double exact(int n, double s, boolean upper) {
        int most = (n * n * n - n) / 3;
        long[][] orders = new long[1 << n][];
        orders[0] = new long[most + 1];
        orders[0][0] = 1;
        for (int taken = 1; taken < orders.length; taken++) {
            orders[taken] = new long[most + 1];
            int at = Integer.bitCount(taken) - 1;
            for (int rank = 0; rank < n; rank++) {
                if ((taken >> rank & 1) == 1) {
                    long[] before = orders[taken ^ 1 << rank];
                    int square = (rank - at) * (rank - at);
                    for (int sum = 0; sum + square <= most; sum++) {
                        orders[taken][sum + square] += before[sum];
                    }
                }
            }
        }
        long[] all = orders[orders.length - 1];
        double within = 0;
        double total = 0;
        for (int sum = 0; sum <= most; sum++) {
            total += all[sum];
            within += (upper ? sum >= s : sum <= s) ? all[sum] : 0;
        }
        return within / total;
    }

    /** The series of AS 89 for P(S ≥ s), or P(S &lt; s). */
    private static double edgeworth(int n, double s, boolean upper) {
        double b = 1.0 / n;
        double x = (6 * (s - 1) * b / ((double) n * n - 1) - 1) * Math.sqrt(1 / b - 1);
        double y = x * x;
        double u = x
                * b
                * (0.2274
                        + b * (0.2531 + 0.1745 * b)
                        + y
                                * (-0.0758
                                        + b * (0.1033 + 0.3932 * b)
                                        - y
                                                * b
                                                * (0.0879
                                                        + 0.0151 * b
                                                        - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
        double correction = u / Math.exp(y / 2);
        return upper ? Tails.normalUpper(x) + correction : Tails.normalLower(x) - correction;
    }

    private Result absent(Note why) {
        double none = Double.NaN;
        return new Result(this, none, none, none, null, none, Interval.NONE, List.of(why));
    }
}
