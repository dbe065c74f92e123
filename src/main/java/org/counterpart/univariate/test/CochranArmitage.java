package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Does the share of the first group rise or fall with the ordered levels? {@code z = Σ x_i(s_i − s̄)/√(p̄(1 − p̄)Σ
 * n_i(s_i − s̄)²)}.
 *
 * <p>Reference: Cochran (1954) doi:10.2307/3001616; Armitage (1955) doi:10.2307/3001775. Same as R: {@code
 * prop.trend.test}; SPSS's linear-by-linear association is {@code (N − 1)/N} of the square.
 */
public record CochranArmitage() {
    public static CochranArmitage withDefaults() {
        return new CochranArmitage();
    }

    /** @param statistic χ² = z² */
    public record Result(CochranArmitage procedure, double statistic, double z, double df, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param table rows the ordered levels, two columns the groups
     * @param scores one a row
     */
    public Result test(ContingencyTable table, double[] scores) {
        if (table.columns() != 2 || scores.length != table.rows()) {
            throw new IllegalArgumentException("table must have two columns and one row a score, got " + table.rows()
                    + " x " + table.columns() + " and " + scores.length + " scores");
        }
        double n = table.total();
        double p = table.columnTotal(0) / n;
        double mean = 0;
        for (int i = 0; i < scores.length; i++) {
            mean += table.rowTotal(i) * scores[i] / n;
        }
        double sum = 0;
        double spread = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += table.count(i, 0) * (scores[i] - mean);
            spread += table.rowTotal(i) * (scores[i] - mean) * (scores[i] - mean);
        }
        double variance = p * (1 - p) * spread;
        if (!(variance > 0)) {
            return new Result(this, Double.NaN, Double.NaN, 1, Double.NaN, List.of(Note.of("univariate.one-category")));
        }
        double z = sum / Math.sqrt(variance);
        return new Result(this, z * z, z, 1, Tails.normalTwoSided(z), List.of());
    }
}
