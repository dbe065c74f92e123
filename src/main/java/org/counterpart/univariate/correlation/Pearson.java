package org.counterpart.univariate.correlation;

import java.util.List;
import java.util.Optional;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * Do two numbers lie along a line? {@code t = r√(n − 2)/√(1 − r²)}, {@code n − 2} degrees of freedom; interval on
 * Fisher's scale with standard error {@code 1/√(n − 3)}. Of a binary variable and numbers it is the point-biserial
 * correlation, of two binary ones φ.
 *
 * <p>Reference: Pearson (1895) doi:10.1098/rspl.1895.0041; Fisher (1921), Metron 1:3. Same as R: {@code cor.test(x,
 * y)}, but points on a line have no interval here.
 *
 * @param level of the interval, in (0, 1)
 */
public record Pearson(double level) {

    /** Level 0.95. */
    public static Pearson withDefaults() {
        return new Pearson(0.95);
    }

    /**
     * @param statistic t; infinite where every point lies on a line
     * @param estimate r
     */
    public record Result(
            Pearson procedure, double statistic, double df, double p, double estimate, Interval ci, List<Note> notes)
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
        double r = ProductMoment.of(pairs.x(), pairs.y());
        if (Double.isNaN(r)) {
            return absent(Note.of("correlation.constant"));
        }
        double df = n - 2.0;
        if (FisherInterval.line(r)) {
            double t = Math.copySign(Double.POSITIVE_INFINITY, r);
            return new Result(this, t, df, 0, Math.signum(r), Interval.NONE, List.of(Note.of("correlation.line")));
        }
        double t = Math.sqrt(df) * r / Math.sqrt((1 - r) * (1 + r));
        Interval ci = FisherInterval.of(r, 1 / Math.sqrt(n - 3), level);
        List<Note> notes = n < 4 ? List.of(Note.of("correlation.too-few-interval", n)) : List.of();
        return new Result(this, t, df, Tails.tTwoSided(t, df), r, ci, notes);
    }

    /** Why there is none. */
    Result absent(Note why) {
        double none = Double.NaN;
        return new Result(this, none, none, none, none, Interval.NONE, List.of(why));
    }
}
