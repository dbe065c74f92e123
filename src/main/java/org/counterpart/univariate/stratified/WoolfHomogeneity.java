package org.counterpart.univariate.stratified;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.TestResult;

/**
 * Is the odds ratio the same in every stratum? The weighted sum of squares of the strata's log odds ratios about their
 * weighted mean, weights being {@code 1/Σ(1/cell)}; chi-square with one degree of freedom fewer than strata.
 *
 * <p>Reference: Woolf (1955) doi:10.1111/j.1469-1809.1955.tb01348.x. Strata of fewer than two subjects are dropped.
 * Same as R: {@code vcd::woolf_test} (as counted), {@code epiR::epi.2by2} (half added to every cell).
 */
public record WoolfHomogeneity(Cells cells) {

    public enum Cells {
        AS_COUNTED(0),
        PLUS_HALF(0.5);

        private final double added;

        Cells(double added) {
            this.added = added;
        }
    }

    /** Cells as counted: absent when one is zero. */
    public static WoolfHomogeneity withDefaults() {
        return new WoolfHomogeneity(Cells.AS_COUNTED);
    }

    public WoolfHomogeneity with(Cells newCells) {
        return new WoolfHomogeneity(newCells);
    }

    public record Result(
            WoolfHomogeneity procedure, double statistic, double df, double p, int strataUsed, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<Stratum> strata) {
        List<Stratum> used = strata.stream().filter(s -> s.n() >= 2).toList();
        int k = used.size();
        double[] logs = new double[k];
        double[] weights = new double[k];
        double total = 0;
        double mean = 0;
        for (int i = 0; i < k; i++) {
            Stratum s = used.get(i);
            double a = s.exposedCases() + cells.added;
            double b = s.exposedControls() + cells.added;
            double c = s.unexposedCases() + cells.added;
            double d = s.unexposedControls() + cells.added;
            if (a == 0 || b == 0 || c == 0 || d == 0) {
                return absent(k, Note.of("stratified.zero-cell"));
            }
            logs[i] = Math.log(a * d / (b * c));
            weights[i] = 1 / (1 / a + 1 / b + 1 / c + 1 / d);
            total += weights[i];
            mean += weights[i] * logs[i];
        }
        if (k < 2) {
            return absent(k, Note.of("stratified.one-stratum"));
        }
        mean /= total;
        double chi = 0;
        for (int i = 0; i < k; i++) {
            chi += weights[i] * (logs[i] - mean) * (logs[i] - mean);
        }
        return new Result(this, chi, k - 1.0, Tails.chiSquareUpper(chi, k - 1.0), k, List.of());
    }

    private Result absent(int k, Note why) {
        return new Result(this, Double.NaN, Double.NaN, Double.NaN, k, List.of(why));
    }
}
