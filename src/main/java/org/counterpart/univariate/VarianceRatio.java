package org.counterpart.univariate;

import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Do the variances of two normal samples differ? {@code F = s1²/s2²} with {@code n1 − 1} and {@code n2 − 1} degrees of freedom.
 *
 * <p>Reference: Snedecor &amp; Cochran (1989), Statistical Methods. Samples hold no NaN. Same as R: {@code var.test}.
 *
 * @param level confidence level of the interval of the ratio, in (0, 1)
 */
public record VarianceRatio(double level) {
    public VarianceRatio {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    /** A 95% interval. */
    public static VarianceRatio withDefaults() {
        return new VarianceRatio(0.95);
    }

    /** @param statistic F, the ratio of the variances */
    public record Result(
            VarianceRatio procedure,
            double statistic,
            double df,
            double df2,
            double p,
            double estimate,
            Interval ci,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(double[] x, double[] y) {
        Moments a = Moments.of(x);
        Moments b = Moments.of(y);
        if (a.n() < 2 || b.n() < 2) {
            return absent(Note.of("univariate.too-few", Math.min(a.n(), b.n())));
        }
        if (a.variance() == 0 || b.variance() == 0) {
            return absent(Note.of("univariate.constant"));
        }
        double f = a.variance() / b.variance();
        double df = a.n() - 1.0;
        double df2 = b.n() - 1.0;
        double upper = Tails.fUpper(f, df, df2);
        double lower = Tails.fUpper(1 / f, df2, df);
        FDistribution law = FDistribution.of(df, df2);
        double alpha = (1 - level) / 2;
        Interval ci =
                new Interval(f / law.inverseSurvivalProbability(alpha), f / law.inverseCumulativeProbability(alpha));
        return new Result(this, f, df, df2, Math.min(1, 2 * Math.min(lower, upper)), f, ci, List.of());
    }

    private Result absent(Note why) {
        double none = Double.NaN;
        return new Result(this, none, none, none, none, none, Interval.NONE, List.of(why));
    }
}
