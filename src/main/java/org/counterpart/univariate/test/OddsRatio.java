package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * The odds ratio {@code ad/bc} of a 2x2 table with Woolf's interval, {@code exp(ln OR ± z√(1/a + 1/b + 1/c + 1/d))},
 * and the Wald test of 1. A cell of zero leaves it undetermined.
 *
 * <p>Reference: Woolf (1955) doi:10.1111/j.1469-1809.1955.tb01348.x. Same as R: {@code epitools::oddsratio.wald}.
 */
public record OddsRatio(double level) {

    /** A 95% interval. */
    public static OddsRatio withDefaults() {
        return new OddsRatio(0.95);
    }

    /** @param statistic Wald χ² */
    public record Result(
            OddsRatio procedure,
            double statistic,
            double z,
            double df,
            double p,
            double estimate,
            double se,
            Interval ci,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(ContingencyTable table) {
        if (table.rows() != 2 || table.columns() != 2) {
            throw new IllegalArgumentException("table must be 2 x 2, got " + table.rows() + " x " + table.columns());
        }
        double a = table.count(0, 0);
        double b = table.count(0, 1);
        double c = table.count(1, 0);
        double d = table.count(1, 1);
        if (a == 0 || b == 0 || c == 0 || d == 0) {
            double none = Double.NaN;
            return new Result(
                    this, none, none, 1, none, none, none, Interval.NONE, List.of(Note.of("univariate.zero-cell")));
        }
        double log = Math.log(a * d / (b * c));
        double se = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        double margin = Tails.normalCritical(level) * se;
        double z = log / se;
        return new Result(
                this,
                z * z,
                z,
                1,
                Tails.normalTwoSided(z),
                a * d / (b * c),
                se,
                new Interval(log - margin, log + margin).exp(),
                List.of());
    }
}
