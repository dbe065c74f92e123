package org.counterpart.univariate;

import java.util.List;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Do the variances of two or more normal groups differ? Bartlett's K² of the logarithms of the variances, chi-square with {@code k − 1}
 * degrees of freedom; far more sensitive to departures from normality than {@link Levene}.
 *
 * <p>Reference: Bartlett (1937) doi:10.1098/rspa.1937.0109. Groups hold no NaN and two values at least. Same as R: {@code bartlett.test}.
 */
public record Bartlett() {
    public static Bartlett withDefaults() {
        return new Bartlett();
    }

    /** @param statistic K² */
    public record Result(Bartlett procedure, double statistic, double df, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<double[]> groups) {
        double squares = 0;
        double df = 0;
        double logs = 0;
        double inverse = 0;
        for (double[] group : groups) {
            Moments m = Moments.of(group);
            if (m.n() < 2) {
                return absent(Note.of("univariate.too-few", m.n()));
            }
            if (m.variance() == 0) {
                return absent(Note.of("univariate.constant"));
            }
            double one = m.n() - 1.0;
            squares += one * m.variance();
            df += one;
            logs += one * Math.log(m.variance());
            inverse += 1 / one;
        }
        int k = groups.size();
        if (k < 2) {
            return absent(Note.of("univariate.one-group"));
        }
        double k2 = (df * Math.log(squares / df) - logs) / (1 + (inverse - 1 / df) / (3.0 * (k - 1)));
        return new Result(this, k2, k - 1.0, Tails.chiSquareUpper(k2, k - 1.0), List.of());
    }

    private Result absent(Note why) {
        return new Result(this, Double.NaN, Double.NaN, Double.NaN, List.of(why));
    }
}
