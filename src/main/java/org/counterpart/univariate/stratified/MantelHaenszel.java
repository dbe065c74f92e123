package org.counterpart.univariate.stratified;

import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * The odds ratio common to strata, and the Cochran-Mantel-Haenszel test that it is 1. With cells a (exposed cases), b
 * (exposed controls), c (unexposed cases), d: {@code OR = Σ(ad/n) / Σ(bc/n)}; {@code χ² = (|Σ(a − E(a))| − δ)² /
 * ΣV(a)}, δ being 0 or, corrected, ½ (at most the distance itself). With matched pairs as strata the odds ratio is b/c
 * of McNemar and χ² is McNemar's.
 *
 * <p>Reference: Mantel &amp; Haenszel (1959) doi:10.1093/jnci/22.4.719; interval by the variance of Robins, Breslow
 * &amp; Greenland (1986) doi:10.2307/2531052. Strata of fewer than two subjects are dropped and counted. Same as R:
 * {@code mantelhaen.test(x, correct = FALSE)} and {@code correct = TRUE}, which corrects nothing where the distance is
 * below ½.
 *
 * @param level confidence level, in (0, 1)
 */
public record MantelHaenszel(Correction correction, double level) {

    public enum Correction {
        NONE,
        /** Half a unit, as R's default. */
        CONTINUITY
    }

    public MantelHaenszel {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    /** No continuity correction, level 0.95. */
    public static MantelHaenszel withDefaults() {
        return new MantelHaenszel(Correction.NONE, 0.95);
    }

    public MantelHaenszel with(Correction newCorrection) {
        return new MantelHaenszel(newCorrection, level);
    }

    /**
     * @param estimate the common odds ratio; infinite when no stratum has both an exposed control and an unexposed case
     * @param seLog standard error of its logarithm
     * @param crude odds ratio of all strata added up
     */
    public record Result(
            MantelHaenszel procedure,
            double statistic,
            double df,
            double p,
            double estimate,
            double seLog,
            Interval ci,
            double crude,
            int strataUsed,
            int strataDropped,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<Stratum> strata) {
        List<Stratum> used = strata.stream().filter(s -> s.n() >= 2).toList();
        CompensatedSum r = new CompensatedSum();
        CompensatedSum s = new CompensatedSum();
        CompensatedSum pr = new CompensatedSum();
        CompensatedSum mixed = new CompensatedSum();
        CompensatedSum qs = new CompensatedSum();
        CompensatedSum distance = new CompensatedSum();
        CompensatedSum variance = new CompensatedSum();
        double[] cells = new double[4];
        for (Stratum t : used) {
            double n = t.n();
            double a = t.exposedCases();
            double b = t.exposedControls();
            double c = t.unexposedCases();
            double d = t.unexposedControls();
            double ri = a * d / n;
            double si = b * c / n;
            double p = (a + d) / n;
            double q = (b + c) / n;
            r.add(ri);
            s.add(si);
            pr.add(p * ri);
            mixed.add(p * si + q * ri);
            qs.add(q * si);
            distance.add((a * d - b * c) / n); // a − E(a)
            variance.add((a + b) / n * (c + d) / n * (a + c) * (b + d) / (n - 1));
            cells[0] += a;
            cells[1] += b;
            cells[2] += c;
            cells[3] += d;
        }
        double sumR = r.value();
        double sumS = s.value();
        double or = sumR / sumS;
        double seLog = Math.sqrt(
                pr.value() / (2 * sumR * sumR) + mixed.value() / (2 * sumR * sumS) + qs.value() / (2 * sumS * sumS));
        double half = Tails.normalCritical(level) * seLog;
        boolean interior = sumR > 0 && sumS > 0;
        double far = Math.abs(distance.value());
        double shift = correction == Correction.NONE ? 0 : Math.min(0.5, far);
        double chi = (far - shift) * (far - shift) / variance.value();
        List<Note> notes = variance.value() > 0
                ? interior ? List.of() : List.of(Note.of("stratified.boundary"))
                : List.of(Note.of("stratified.uninformative"));
        return new Result(
                this,
                chi,
                1,
                Tails.chiSquareUpper(chi, 1),
                or,
                interior ? seLog : Double.NaN,
                interior ? new Interval(Math.exp(Math.log(or) - half), Math.exp(Math.log(or) + half)) : Interval.NONE,
                cells[0] * cells[3] / (cells[1] * cells[2]),
                used.size(),
                strata.size() - used.size(),
                notes);
    }
}
