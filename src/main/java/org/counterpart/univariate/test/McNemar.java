package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * In matched pairs, is exposure as common in cases as in controls? Only the discordant pairs speak: {@code (b − c)²/(b
 * + c)}, corrected {@code (|b − c| − 1)²/(b + c)}, or the exact binomial P of b in b + c at ½ (mid-P: Fagerland,
 * Lydersen &amp; Laake 2013, doi:10.1186/1471-2288-13-91).
 *
 * <p>Reference: McNemar (1947) doi:10.1007/BF02295996. Same as R: {@code mcnemar.test(correct = FALSE | TRUE)}, {@code
 * binom.test(b, b + c)}. Without a discordant pair the statistic is absent and the exact P is 1.
 */
public record McNemar(Method method) {

    public enum Method {
        CHI_SQUARE,
        /** Edwards' continuity correction. */
        CHI_SQUARE_CORRECTED,
        EXACT,
        /** The exact P with only half the probability of the counts seen. */
        MID_P
    }

    /** Chi-square without correction. */
    public static McNemar withDefaults() {
        return new McNemar(Method.CHI_SQUARE);
    }

    public McNemar with(Method newMethod) {
        return new McNemar(newMethod);
    }

    /**
     * @param statistic χ², NaN for the exact test
     * @param b pairs with only the case exposed
     * @param c pairs with only the control exposed
     */
    public record Result(McNemar procedure, double statistic, double df, double p, int b, int c, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(int b, int c) {
        int n = b + c;
        if (method == Method.EXACT || method == Method.MID_P) {
            int few = Math.min(b, c);
            double p = n == 0 ? 1 : Math.min(1, 2 * Tails.binomialLower(few, n, 0.5));
            if (method == Method.MID_P && n > 0) {
                double below = few == 0 ? 0 : Tails.binomialLower(few - 1, n, 0.5);
                p = b == c
                        ? 1 - (Tails.binomialLower(few, n, 0.5) - below) / 2
                        : below + Tails.binomialLower(few, n, 0.5);
            }
            return new Result(this, Double.NaN, Double.NaN, p, b, c, n == 0 ? List.of(noDiscordant()) : List.of());
        }
        if (n == 0) {
            return new Result(this, Double.NaN, 1, Double.NaN, b, c, List.of(noDiscordant()));
        }
        double apart = Math.abs(b - c);
        // As R: nothing to correct when b = c.
        double lessened = method == Method.CHI_SQUARE_CORRECTED && b != c ? apart - 1 : apart;
        double chi2 = lessened * lessened / n;
        return new Result(this, chi2, 1, Tails.chiSquareUpper(chi2, 1), b, c, List.of());
    }

    private static Note noDiscordant() {
        return Note.of("univariate.no-discordant-pair");
    }
}
