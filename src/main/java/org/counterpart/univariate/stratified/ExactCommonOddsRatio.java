package org.counterpart.univariate.stratified;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.univariate.test.TestResult;

/**
 * The odds ratio common to strata by conditional maximum likelihood, with its exact interval and test: the distribution
 * of the sum of exposed cases given every margin is the convolution of the strata's hypergeometric distributions,
 * tilted by {@code OR^s}. With one stratum this is Fisher's exact test, with matched pairs the binomial test of b among
 * b + c.
 *
 * <p>Reference: Gart (1970) doi:10.1093/biomet/57.3.471; Mehta, Patel &amp; Gray (1985)
 * doi:10.1080/01621459.1985.10478212. The two-sided P adds the probabilities that are at most the observed one (up to a
 * relative 1e-7). Strata with an empty margin add nothing. Same as R: {@code mantelhaen.test(exact = TRUE)}, whose root
 * finder stops earlier.
 *
 * @param level confidence level, in (0, 1)
 */
public record ExactCommonOddsRatio(double level) {
    /** Additions we are ready to do (about a second). */
    private static final double WORK = 2e8;

    private static final double SAME = 1 + 1e-7;

    public ExactCommonOddsRatio {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    public static ExactCommonOddsRatio withDefaults() {
        return new ExactCommonOddsRatio(0.95);
    }

    /**
     * @param statistic the observed sum of exposed cases over informative strata
     * @param estimate conditional maximum-likelihood odds ratio; 0 or infinite on the edge of what the margins allow
     */
    public record Result(
            ExactCommonOddsRatio procedure,
            double statistic,
            double p,
            double pLess,
            double pGreater,
            double estimate,
            Interval ci,
            int strataUsed,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<Stratum> strata) {
        double[] law = {0};
        long low = 0;
        long observed = 0;
        int used = 0;
        double work = 0;
        for (Stratum s : strata) {
            if (!s.informative()) {
                continue;
            }
            long least = Math.max(0, s.exposed() - s.controls());
            long size = Math.min(s.exposed(), s.cases()) - least + 1;
            work += (double) size * law.length;
            if (work > WORK) {
                return absent(used, Note.of("stratified.exact-too-large"));
            }
            law = convolve(law, hypergeometric(s, least, (int) size));
            low += least;
            observed += s.exposedCases();
            used++;
        }
        if (law.length == 1) {
            return absent(used, Note.of("stratified.uninformative"));
        }
        return result(law, (int) (observed - low), observed, used);
    }

    private Result result(double[] law, int at, long observed, int used) {
        double[] null0 = tilted(law, 0, at);
        double two = 0;
        for (double mass : null0) {
            two += mass <= null0[at] * SAME ? mass : 0;
        }
        double alpha = (1 - level) / 2;
        boolean first = at == 0;
        boolean last = at == law.length - 1;
        double estimate = first ? 0 : last ? Double.POSITIVE_INFINITY : root(b -> mean(tilted(law, b, at)) - at);
        Interval ci = new Interval(
                first ? 0 : root(b -> upper(tilted(law, b, at), at) - alpha),
                last ? Double.POSITIVE_INFINITY : root(b -> alpha - lower(tilted(law, b, at), at)));
        List<Note> notes = first || last ? List.of(Note.of("stratified.boundary")) : List.of();
        return new Result(
                this, observed, Math.min(1, two), lower(null0, at), upper(null0, at), estimate, ci, used, notes);
    }

    private Result absent(int used, Note why) {
        double none = Double.NaN;
        return new Result(this, none, none, none, none, none, Interval.NONE, used, List.of(why));
    }

    /** Log weights of the exposed cases of one stratum, from the ratios of neighbours. */
    private static double[] hypergeometric(Stratum s, long least, int size) {
        double[] log = new double[size];
        for (int i = 1; i < size; i++) {
            double k = least + i;
            log[i] = log[i - 1]
                    + Math.log((s.exposed() - k + 1) * (s.cases() - k + 1))
                    - Math.log(k * (s.controls() - s.exposed() + k));
        }
        return log;
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] out = new double[a.length + b.length - 1];
        for (int s = 0; s < out.length; s++) {
            int from = Math.max(0, s - b.length + 1);
            int to = Math.min(a.length - 1, s);
            double top = Double.NEGATIVE_INFINITY;
            for (int i = from; i <= to; i++) {
                top = Math.max(top, a[i] + b[s - i]);
            }
            double sum = 0;
            for (int i = from; i <= to; i++) {
                sum += Math.exp(a[i] + b[s - i] - top);
            }
            out[s] = top + Math.log(sum);
        }
        return out;
    }

    /** Probabilities at log odds ratio b, the weights measured from the observed place. */
    private static double[] tilted(double[] law, double b, int at) {
        double[] mass = new double[law.length];
        double top = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < mass.length; s++) {
            mass[s] = law[s] + b * (s - at);
            top = Math.max(top, mass[s]);
        }
        double sum = 0;
        for (int s = 0; s < mass.length; s++) {
            mass[s] = Math.exp(mass[s] - top);
            sum += mass[s];
        }
        for (int s = 0; s < mass.length; s++) {
            mass[s] /= sum;
        }
        return mass;
    }

    private static double mean(double[] mass) {
        double sum = 0;
        for (int s = 1; s < mass.length; s++) {
            sum += s * mass[s];
        }
        return sum;
    }

    private static double lower(double[] mass, int at) {
        double sum = 0;
        for (int s = 0; s <= at; s++) {
            sum += mass[s];
        }
        return Math.min(1, sum);
    }

    private static double upper(double[] mass, int at) {
        double sum = 0;
        for (int s = mass.length - 1; s >= at; s--) {
            sum += mass[s];
        }
        return Math.min(1, sum);
    }

    /** exp of the zero of an increasing function of the log odds ratio. */
    private static double root(DoubleUnaryOperator increasing) {
        double low = -1;
        double high = 1;
        while (increasing.applyAsDouble(low) > 0) {
            low *= 2;
        }
        while (increasing.applyAsDouble(high) < 0) {
            high *= 2;
        }
        return Math.exp(new BrentSolver(1e-15, 1e-15, 1e-17).solve(1000, increasing::applyAsDouble, low, high));
    }
}
