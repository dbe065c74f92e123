package org.counterpart.regression.summary;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.RoundedOrder;
import org.counterpart.stats.Tails;

/**
 * Whether observed and expected events agree in groups of increasing fitted probability: {@code Σ (O₁ − E₁)²/E₁ + (O₀ −
 * E₀)²/E₀}, chi-square with groups − 2 degrees of freedom. Fitted values are rounded to 12 significant digits before
 * they are grouped, so that those equal on paper stay together; sums use them as they are.
 *
 * <p>Reference: Hosmer and Lemeshow (1980), doi:10.1080/03610928008827941. Same as R: {@code
 * ResourceSelection::hoslem.test(y, p)} for {@link Grouping#DECILES} (which keeps groups − 2 asked for where ties leave
 * fewer; here the groups there are count).
 */
public record HosmerLemeshow(Grouping grouping, int groups) {

    /** How fitted values are grouped. */
    public enum Grouping {
        /** Right-closed intervals between type-7 quantiles of the fitted values. */
        DECILES,
        /** Equal counts by rank; equal values share their mean rank and stay together. */
        RANKS
    }

    /**
     * @param groups groups that are not empty
     * @param n subjects in each
     * @param observed events in each
     * @param expected sum of fitted probabilities in each
     */
    public record Result(
            HosmerLemeshow procedure,
            int groups,
            double statistic,
            int df,
            double p,
            List<Integer> n,
            List<Integer> observed,
            List<Double> expected,
            List<Note> notes) {}

    public HosmerLemeshow {
        if (groups < 3) {
            throw new IllegalArgumentException("groups must be 3 or more, got " + groups);
        }
    }

    /** Ten groups between deciles. */
    public static HosmerLemeshow withDefaults() {
        return new HosmerLemeshow(Grouping.DECILES, 10);
    }

    public HosmerLemeshow with(Grouping newGrouping) {
        return new HosmerLemeshow(newGrouping, groups);
    }

    /**
     * @param y 0 or 1
     * @param fitted probabilities, equally long
     */
    public Result test(double[] y, double[] fitted) {
        return test(y, fitted, RoundedOrder.of(fitted));
    }

    Result test(double[] y, double[] fitted, RoundedOrder ordered) {
        int[] group = grouping == Grouping.DECILES ? byQuantiles(ordered) : byRanks(ordered);
        int[] n = new int[groups];
        double[] observed = new double[groups];
        double[] expected = new double[groups];
        for (int i = 0; i < y.length; i++) {
            n[group[i]]++;
            observed[group[i]] += y[i];
            expected[group[i]] += fitted[i];
        }
        int[] used = java.util.stream.IntStream.range(0, groups)
                .filter(g -> n[g] > 0)
                .toArray();
        double statistic = 0;
        for (int g : used) {
            double d = observed[g] - expected[g];
            // A group all of whose fitted values are 0 or 1 has nothing left to disagree about.
            statistic += d == 0 ? 0 : d * d / expected[g] + d * d / (n[g] - expected[g]);
        }
        int df = used.length - 2;
        boolean possible = df > 0;
        return new Result(
                this,
                used.length,
                possible ? statistic : Double.NaN,
                Math.max(df, 0),
                possible ? Tails.chiSquareUpper(statistic, df) : Double.NaN,
                Arrays.stream(used).mapToObj(g -> n[g]).toList(),
                Arrays.stream(used).mapToObj(g -> (int) observed[g]).toList(),
                Arrays.stream(used).mapToObj(g -> expected[g]).toList(),
                possible ? List.of() : List.of(Note.of("regression.too-few-groups", used.length)));
    }

    private int[] byQuantiles(RoundedOrder ordered) {
        double[] cuts = new double[groups + 1];
        for (int g = 0; g <= groups; g++) {
            cuts[g] = Quantiles.TYPE7.ofSorted(ordered.sorted(), (double) g / groups);
        }
        cuts = Arrays.stream(cuts).distinct().toArray();
        double[] p = ordered.rounded();
        int[] group = new int[p.length];
        for (int i = 0; i < p.length; i++) {
            int at = Arrays.binarySearch(cuts, p[i]);
            int above = at >= 0 ? at : -at - 1;
            group[i] = Math.min(Math.max(0, above - 1), groups - 1);
        }
        return group;
    }

    private int[] byRanks(RoundedOrder ordered) {
        double[] sorted = ordered.sorted();
        int n = sorted.length;
        double[] last = new double[groups];
        int[] of = new int[groups];
        int found = 0;
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            double rank = (from + 1L + to) / 2.0;
            int group = (int) Math.ceil(groups * rank / n - 1e-9) - 1;
            found += found == 0 || of[found - 1] != group ? 1 : 0;
            of[found - 1] = group;
            last[found - 1] = sorted[from];
        }
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(last, 0, found, ordered.rounded()[i]);
            group[i] = of[at >= 0 ? at : -at - 1];
        }
        return group;
    }
}
