package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Do the means of two or more groups differ when their variances may? With {@code w = n/s²} and the mean {@code m}
 * weighted by them, {@code F = Σw(x̄ − m)²/(k − 1) / (1 + 2(k − 2)/(k² − 1)·Λ)}, {@code Λ = Σ(1 − w/Σw)²/(n − 1)}, with
 * {@code k − 1} and {@code (k² − 1)/(3Λ)} degrees of freedom. With two groups it is the square of Welch's t.
 *
 * <p>Reference: Welch (1951) doi:10.1093/biomet/38.3-4.330. Groups hold no NaN; empty groups are left out and counted;
 * a group of one value, or without a spread, leaves the test absent. Same as R: {@code oneway.test(x ~ g)}.
 */
public record WelchAnova() {

    public static WelchAnova withDefaults() {
        return new WelchAnova();
    }

    /** @param statistic F */
    public record Result(WelchAnova procedure, double statistic, double df, double df2, double p, List<Note> notes)
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
        if (k < 2) {
            return absent(Note.of("univariate.one-group"));
        }
        double[] weights = new double[groups.count()];
        double total = 0;
        double mean = 0;
        for (int g = 0; g < weights.length; g++) {
            Moments m = groups.moments(g);
            if (m.n() == 0) {
                continue;
            }
            if (m.n() < 2) {
                return absent(Note.of("univariate.too-few", m.n()));
            }
            double rounding = 10 * Math.ulp(1.0) * Math.abs(m.mean());
            if (!(m.sd() > rounding)) {
                return absent(Note.of("univariate.constant"));
            }
            weights[g] = m.n() / m.variance();
            total += weights[g];
        }
        for (int g = 0; g < weights.length; g++) {
            mean += weights[g] == 0 ? 0 : weights[g] / total * groups.moments(g).mean();
        }
        double between = 0;
        double lambda = 0;
        for (int g = 0; g < weights.length; g++) {
            if (weights[g] > 0) {
                Moments m = groups.moments(g);
                between += weights[g] * (m.mean() - mean) * (m.mean() - mean);
                double rest = 1 - weights[g] / total;
                lambda += rest * rest / (m.n() - 1);
            }
        }
        double squares = (double) k * k - 1;
        double f = between / (k - 1) / (1 + 2 * (k - 2) / squares * lambda);
        double df2 = squares / (3 * lambda);
        return new Result(this, f, k - 1.0, df2, Tails.fUpper(f, k - 1.0, df2), Groups.emptied(groups.values()));
    }

    private Result absent(Note why) {
        return new Result(this, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of(why));
    }
}
