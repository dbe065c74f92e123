package org.counterpart.univariate.stratified;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * Is the odds ratio the same in every stratum? {@code X² = Σ (a − â)²/V̂}, â being the exposed cases expected at the
 * Mantel-Haenszel odds ratio given the margins and {@code 1/V̂ = Σ 1/cell}; Tarone's correction takes {@code (Σ(a −
 * â))²/ΣV̂} off. Chi-square with one degree of freedom fewer than strata.
 *
 * <p>Reference: Breslow &amp; Day (1980), Statistical Methods in Cancer Research I, equation 4.30; Tarone (1985)
 * doi:10.1093/biomet/72.1.91. Strata with an empty margin are dropped and counted. Not for matched sets, which are too
 * small. Same as R: {@code DescTools::BreslowDayTest(x)}, {@code correct = TRUE}.
 */
public record BreslowDay(Correction correction) {

    public enum Correction {
        NONE,
        TARONE
    }

    /** With Tarone's correction, without which the statistic is not quite chi-square. */
    public static BreslowDay withDefaults() {
        return new BreslowDay(Correction.TARONE);
    }

    public BreslowDay with(Correction newCorrection) {
        return new BreslowDay(newCorrection);
    }

    /** @param expected exposed cases expected in each stratum used */
    public record Result(
            BreslowDay procedure,
            double statistic,
            double df,
            double p,
            List<Double> expected,
            int strataUsed,
            int strataDropped,
            List<Note> notes)
            implements TestResult {
        public Result {
            expected = List.copyOf(expected);
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<Stratum> strata) {
        double or = MantelHaenszel.withDefaults().test(strata).estimate();
        List<Stratum> used = strata.stream().filter(Stratum::informative).toList();
        int dropped = strata.size() - used.size();
        if (used.size() < 2 || !(or > 0) || Double.isInfinite(or)) {
            Note why = used.size() < 2 ? Note.of("stratified.one-stratum") : Note.of("stratified.boundary");
            return new Result(this, Double.NaN, Double.NaN, Double.NaN, List.of(), used.size(), dropped, List.of(why));
        }
        List<Double> expected = new ArrayList<>();
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum distance = new CompensatedSum();
        CompensatedSum variance = new CompensatedSum();
        for (Stratum s : used) {
            double e = expectedExposedCases(s, or);
            double v = 1 / (1 / e + 1 / (s.exposed() - e) + 1 / (s.cases() - e) + 1 / (s.unexposed() - s.cases() + e));
            double d = s.exposedCases() - e;
            expected.add(e);
            sum.add(d * d / v);
            distance.add(d);
            variance.add(v);
        }
        if (correction == Correction.TARONE) {
            sum.add(-distance.value() * distance.value() / variance.value());
        }
        double df = used.size() - 1.0;
        double chi = Math.max(0, sum.value());
        return new Result(this, chi, df, Tails.chiSquareUpper(chi, df), expected, used.size(), dropped, List.of());
    }

    /**
     * The root in range of {@code (1 − OR)e² + (n − t − m + OR(m + t))e − OR·m·t = 0}, in the form that does not
     * cancel.
     */
    private static double expectedExposedCases(Stratum s, double or) {
        double m = s.exposed();
        double t = s.cases();
        double qa = 1 - or;
        double qb = s.n() - t - m + or * (m + t);
        double qc = -or * m * t;
        double root = Math.sqrt(qb * qb - 4 * qa * qc);
        return qb >= 0 ? -2 * qc / (qb + root) : (root - qb) / (2 * qa);
    }
}
