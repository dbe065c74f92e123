package org.counterpart.univariate.repeated;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Ranks;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * Does one of several measurements of the same subjects tend to larger values? Ranks within each subject, {@code χ² =
 * 12 Σ (R − n(k + 1)/2)² / (n k (k + 1) − Σ(t³ − t)/(k − 1))} with {@code k − 1} degrees of freedom, {@code R} the rank
 * sum of a measurement and {@code t} the sizes of the ties within a subject.
 *
 * <p>Reference: Friedman (1937) doi:10.1080/01621459.1937.10503522. No NaN; ties share midranks. Same as R: {@code
 * friedman.test}.
 */
public record Friedman() {

    public static Friedman withDefaults() {
        return new Friedman();
    }

    /** @param statistic chi-square */
    public record Result(Friedman procedure, double statistic, double df, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** @param subjects the measurements of each, in the order of time */
    public Result test(double[][] subjects) {
        int n = subjects.length;
        int k = n == 0 ? 0 : subjects[0].length;
        if (n < 2 || k < 2) {
            return absent(Note.of("univariate.too-few", n));
        }
        long[] doubled = new long[k];
        double ties = 0;
        for (double[] subject : subjects) {
            Ranks ranks = Ranks.of(subject);
            ties += ranks.tieSum();
            for (int t = 0; t < k; t++) {
                doubled[t] += ranks.doubled()[t];
            }
        }
        double spread = (double) n * k * (k + 1) - ties / (k - 1);
        if (!(spread > 0)) {
            return absent(Note.of("univariate.no-difference"));
        }
        double sum = 0;
        for (long r : doubled) {
            double distance = (r - (double) n * (k + 1)) / 2;
            sum += distance * distance;
        }
        double chiSquare = 12 * sum / spread;
        return new Result(this, chiSquare, k - 1.0, Tails.chiSquareUpper(chiSquare, k - 1.0), List.of());
    }

    private Result absent(Note why) {
        return new Result(this, Double.NaN, Double.NaN, Double.NaN, List.of(why));
    }
}
