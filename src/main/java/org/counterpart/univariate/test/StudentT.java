package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Do two means differ? {@code t = (x̄ − ȳ)/se}. Pooled: {@code se² = s²(1/n1 + 1/n2)}, {@code df = n1 + n2 − 2}. Welch:
 * {@code se² = s1²/n1 + s2²/n2} with Satterthwaite's degrees of freedom. Paired: the mean of the differences {@code x −
 * y} against 0, {@code df = n − 1}.
 *
 * <p>Reference: Student (1908) doi:10.1093/biomet/6.1.1; Welch (1947) doi:10.1093/biomet/34.1-2.28. Samples hold no
 * NaN. As in R, a standard error below 10 ulp of the means counts as none: the data are constant and the test is
 * absent. Same as R: {@code t.test(x, y, var.equal = TRUE)}, {@code t.test(x, y)}, {@code t.test(x, y, paired = TRUE)}.
 *
 * @param level confidence level of the interval of the difference, in (0, 1)
 */
public record StudentT(Design design, double level) {

    public enum Design {
        POOLED,
        WELCH,
        PAIRED
    }

    public StudentT {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    /** Pooled variance, level 0.95. */
    public static StudentT withDefaults() {
        return new StudentT(Design.POOLED, 0.95);
    }

    public StudentT with(Design newDesign) {
        return new StudentT(newDesign, level);
    }

    public StudentT withLevel(double newLevel) {
        return new StudentT(design, newLevel);
    }

    /**
     * @param estimate difference of the means, first minus second
     * @param se its standard error
     * @param pLess P against the alternative that the first mean is the smaller
     */
    public record Result(
            StudentT procedure,
            double statistic,
            double df,
            double p,
            double pLess,
            double pGreater,
            double estimate,
            double se,
            Interval ci,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** @throws IllegalArgumentException when the design is paired and the samples differ in length */
    public Result test(double[] x, double[] y) {
        if (design == Design.PAIRED) {
            return paired(x, y);
        }
        return test(Moments.of(x), Moments.of(y));
    }

    /** Of two samples that are no pairs. */
    public Result test(Moments a, Moments b) {
        double estimate = a.mean() - b.mean();
        int needed = design == Design.WELCH ? 2 : 1;
        if (a.n() < needed || b.n() < needed || a.n() + b.n() < 3) {
            return absent(estimate, Note.of("univariate.too-few", Math.min(a.n(), b.n())));
        }
        double se;
        double df;
        if (design == Design.WELCH) {
            double va = a.variance() / a.n();
            double vb = b.variance() / b.n();
            se = Math.sqrt(va + vb);
            // Scaled by the larger of the two, so that very small variances do not vanish when squared.
            double scale = Math.max(va, vb);
            double ra = va / scale;
            double rb = vb / scale;
            df = (ra + rb) * (ra + rb) / (ra * ra / (a.n() - 1) + rb * rb / (b.n() - 1));
        } else {
            df = a.n() + b.n() - 2.0;
            se = Math.sqrt((squares(a) + squares(b)) / df * (1.0 / a.n() + 1.0 / b.n()));
        }
        return result(estimate, se, df, Math.max(Math.abs(a.mean()), Math.abs(b.mean())));
    }

    private Result paired(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "y must have as many values as x in a paired test, got " + x.length + " and " + y.length);
        }
        double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = x[i] - y[i];
        }
        Moments m = Moments.of(d);
        if (m.n() < 2) {
            return absent(m.mean(), Note.of("univariate.too-few-pairs", m.n()));
        }
        return result(m.mean(), Math.sqrt(m.variance() / m.n()), m.n() - 1.0, Math.abs(m.mean()));
    }

    private Result result(double estimate, double se, double df, double size) {
        if (!(se > 10 * Math.ulp(1.0) * size)) {
            return absent(estimate, Note.of("univariate.constant"));
        }
        double t = estimate / se;
        double half = Tails.tCritical(level, df) * se;
        return new Result(
                this,
                t,
                df,
                Tails.tTwoSided(t, df),
                Tails.tUpper(-t, df),
                Tails.tUpper(t, df),
                estimate,
                se,
                new Interval(estimate - half, estimate + half),
                List.of());
    }

    private Result absent(double estimate, Note why) {
        double none = Double.NaN;
        return new Result(this, none, none, none, none, none, estimate, none, Interval.NONE, List.of(why));
    }

    /** Sum of squared deviations; a single value has none. */
    private static double squares(Moments m) {
        return m.n() < 2 ? 0 : m.variance() * (m.n() - 1);
    }
}
