package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Do the means of two or more groups differ? {@code F} is the mean square between groups over the mean square within,
 * with {@code k − 1} and {@code N − k} degrees of freedom. With two groups it is the square of the pooled t.
 *
 * <p>Reference: Fisher (1925), Statistical Methods for Research Workers. Groups hold no NaN; empty groups are left out
 * and counted. Same as R: {@code oneway.test(x ~ g, var.equal = TRUE)}, {@code anova(lm(x ~ g))}.
 */
public record Anova() {

    public static Anova withDefaults() {
        return new Anova();
    }

    /** @param statistic F */
    public record Result(Anova procedure, double statistic, double df, double df2, double p, List<Note> notes)
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
        int n = groups.size();
        if (k < 2) {
            return absent(Note.of("univariate.one-group"));
        }
        if (n <= k) {
            return absent(Note.of("univariate.too-few", 1));
        }
        double grand = groups.grandMean();
        CompensatedSum between = new CompensatedSum();
        CompensatedSum within = new CompensatedSum();
        double largest = 0;
        for (int g = 0; g < groups.count(); g++) {
            Moments m = groups.moments(g);
            if (m.n() == 0) {
                continue;
            }
            double d = m.mean() - grand;
            between.add(m.n() * d * d);
            within.add(m.n() < 2 ? 0 : m.variance() * (m.n() - 1));
            largest = Math.max(largest, Math.abs(m.mean()));
        }
        double df2 = n - (double) k;
        double meanSquare = within.value() / df2;
        double rounding = 10 * Math.ulp(1.0) * largest;
        if (!(meanSquare > rounding * rounding)) {
            return absent(Note.of("univariate.constant"));
        }
        double f = between.value() / (k - 1) / meanSquare;
        return new Result(this, f, k - 1.0, df2, Tails.fUpper(f, k - 1.0, df2), Groups.emptied(groups.values()));
    }

    private Result absent(Note why) {
        return new Result(this, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of(why));
    }
}
