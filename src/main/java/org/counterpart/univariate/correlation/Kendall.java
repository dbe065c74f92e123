package org.counterpart.univariate.correlation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * Of pairs of subjects, how many more rise together than not? {@code τb = S/√((T0 − T1)(T0 − T2))}, {@code S} the
 * concordant less the discordant pairs, {@code T0} all pairs, {@code T1} and {@code T2} those tied in one variable. P
 * as R gives it: exact below 50 subjects without ties, else of {@code S} over its standard deviation given the ties,
 * standard normal. Interval on Fisher's scale with the standard error {@code √(0.437/(n − 4))} of Fieller, Hartley and
 * Pearson.
 *
 * <p>Reference: Kendall (1938) doi:10.1093/biomet/30.1-2.81, (1945) doi:10.1093/biomet/33.3.239; Fieller, Hartley &amp;
 * Pearson (1957) doi:10.1093/biomet/44.3-4.470; counted as Knight (1966) doi:10.1080/01621459.1966.10480879. Same as R:
 * {@code cor.test(x, y, method = "kendall")}, which has no interval.
 *
 * @param level of the interval, in (0, 1)
 */
public record Kendall(double level) {
    /** From here on the exact law is not asked. */
    private static final int MANY = 50;

    /** Which law P comes from. */
    public enum Law {
        EXACT,
        NORMAL
    }

    /** Level 0.95. */
    public static Kendall withDefaults() {
        return new Kendall(0.95);
    }

    /**
     * @param statistic z, or of an exact P the number of concordant pairs
     * @param z NaN where P is exact
     * @param estimate τb
     * @param law null where there is no P
     */
    public record Result(
            Kendall procedure,
            double statistic,
            double z,
            double p,
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
        double[] y = pairs.y().clone();
        Ties x = Ties.of(pairs.x());
        long both = tiedInBoth(pairs);
        long discordant = inversions(y, new double[n], 0, n);
        Ties ofY = Ties.of(y);
        long all = (long) n * (n - 1) / 2;
        double s = all - (double) x.pairs - ofY.pairs + both - 2.0 * discordant;
        double tau = s / (Math.sqrt(all - (double) x.pairs) * Math.sqrt(all - (double) ofY.pairs));
        tau = Math.max(-1, Math.min(1, tau));
        boolean exact = n < MANY && x.pairs == 0 && ofY.pairs == 0;
        double z = s / Math.sqrt(variance(n, x, ofY));
        long concordant = all - discordant;
        double p = exact ? exact(n, Math.min(concordant, discordant)) : Tails.normalTwoSided(z);
        Interval ci = n < 5 ? Interval.NONE : FisherInterval.of(tau, Math.sqrt(0.437 / (n - 4)), level);
        boolean line = FisherInterval.line(tau);
        List<Note> notes = line
                ? List.of(Note.of("correlation.same-order"))
                : n < 5 ? List.of(Note.of("correlation.too-few-interval", n)) : List.of();
        return new Result(
                this,
                exact ? concordant : z,
                exact ? Double.NaN : z,
                p,
                exact ? Law.EXACT : Law.NORMAL,
                line ? Math.signum(tau) : tau,
                ci,
                notes);
    }

    private static double variance(double n, Ties x, Ties y) {
        double all = n * (n - 1) * (2 * n + 5);
        return (all - x.third - y.third) / 18
                + 2.0 * x.pairs * (2.0 * y.pairs) / (2 * n * (n - 1))
                + x.triples * y.triples / (9 * n * (n - 1) * (n - 2));
    }

    /**
     * What equal values of one variable take away.
     *
     * @param pairs Σt(t − 1)/2
     * @param triples Σt(t − 1)(t − 2)
     * @param third Σt(t − 1)(2t + 5)
     */
    private record Ties(long pairs, double triples, double third) {
        /** @param sorted ascending */
        static Ties of(double[] sorted) {
            long pairs = 0;
            double triples = 0;
            double third = 0;
            for (int from = 0; from < sorted.length; ) {
                int to = from;
                while (to < sorted.length && sorted[to] == sorted[from]) {
                    to++;
                }
                double t = to - from;
                pairs += (long) (to - from) * (to - from - 1) / 2;
                triples += t * (t - 1) * (t - 2);
                third += t * (t - 1) * (2 * t + 5);
                from = to;
            }
            return new Ties(pairs, triples, third);
        }
    }

    private static long tiedInBoth(PairedValues pairs) {
        long tied = 0;
        long run = 0;
        for (int i = 1; i < pairs.n(); i++) {
            run = pairs.x()[i] == pairs.x()[i - 1] && pairs.y()[i] == pairs.y()[i - 1] ? run + 1 : 0;
            tied += run;
        }
        return tied;
    }

    /** How many pairs of a part stand in the wrong order; sorts it. */
    private static long inversions(double[] y, double[] space, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(y, space, from, middle) + inversions(y, space, middle, to);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            if (right >= to || (left < middle && y[left] <= y[right])) {
                space[k] = y[left++];
            } else {
                space[k] = y[right++];
                count += middle - left;
            }
        }
        System.arraycopy(space, from, y, from, to - from);
        return count;
    }

    /** Twice the share of all orders of n with so few inversions, at most 1. */
    private static double exact(int n, long few) {
        double[] share = {1};
        for (int k = 2; k <= n; k++) {
            double[] next = new double[share.length + k - 1];
            for (int i = 0; i < share.length; i++) {
                for (int j = 0; j < k; j++) {
                    next[i + j] += share[i] / k;
                }
            }
            share = next;
        }
        double sum = Arrays.stream(share, 0, (int) few + 1).sum();
        return Math.min(1, 2 * sum);
    }

    private Result absent(Note why) {
        double none = Double.NaN;
        return new Result(this, none, none, none, null, none, Interval.NONE, List.of(why));
    }
}
