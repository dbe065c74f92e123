package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Does one of two or more groups tend to larger values? {@code H = (12/(N(N + 1)) Σ R²/n − 3(N + 1)) / (1 − Σ(t³ −
 * t)/(N³ − N))}, chi-square with {@code k − 1} degrees of freedom. With two groups it is the square of Mann-Whitney's z
 * without continuity correction.
 *
 * <p>Reference: Kruskal &amp; Wallis (1952) doi:10.1080/01621459.1952.10483441. Groups hold no NaN; empty groups are
 * left out and counted; ties share midranks. Same as R: {@code kruskal.test}.
 */
public record KruskalWallis() {

    public static KruskalWallis withDefaults() {
        return new KruskalWallis();
    }

    /** @param statistic H, corrected for ties */
    public record Result(KruskalWallis procedure, double statistic, double df, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<double[]> groups) {
        return test(NumericGroups.of(groups));
    }

    public Result test(NumericGroups groups) {
        int k = Groups.filled(groups.values()).size();
        double n = groups.size();
        if (k < 2) {
            return absent(Note.of("univariate.one-group"));
        }
        RankSums ranks = groups.ranks();
        if (ranks.tieSum() == n * n * n - n) {
            return absent(Note.of("univariate.constant"));
        }
        double sum = 0;
        for (int g = 0; g < groups.count(); g++) {
            int size = groups.values(g).length;
            if (size == 0) {
                continue;
            }
            // Rank sums as distances from their expectation, so that nothing cancels.
            double distance = -size * (n + 1) / 2;
            distance += ranks.doubled()[g] / 2.0;
            sum += distance * distance / size;
        }
        double h = 12 * sum / (n * (n + 1)) / (1 - ranks.tieSum() / (n * n * n - n));
        return new Result(this, h, k - 1.0, Tails.chiSquareUpper(h, k - 1.0), Groups.emptied(groups.values()));
    }

    private Result absent(Note why) {
        return new Result(this, Double.NaN, Double.NaN, Double.NaN, List.of(why));
    }
}
