package org.counterpart.univariate.correlation;

import java.util.List;
import java.util.Locale;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.TestResult;

/**
 * Do two ratings of the same subjects agree more than chance has them? {@code κ = (Po − Pe)/(1 − Pe)}, {@code Po} the
 * weighted share of agreement and {@code Pe} that of independent ratings. Weights of categories i and j of k: equal or
 * not; linear, {@code 1 − |i − j|/(k − 1)}; quadratic, {@code 1 − (i − j)²/(k − 1)²}. P is that of κ over its standard
 * error at κ = 0, the interval {@code κ ± z·se} has the one at κ as it is.
 *
 * <p>Reference: Cohen (1960) doi:10.1177/001316446002000104, (1968) doi:10.1037/h0026256; standard errors: Fleiss,
 * Cohen &amp; Everitt (1969) doi:10.1037/h0028106. Same as R: {@code vcd::Kappa} (se), {@code irr::kappa2} (z, P).
 *
 * @param level of the interval, in (0, 1)
 */
public record Kappa(Weights weights, double level) {

    /** How far two categories that differ still agree. */
    public enum Weights {
        UNWEIGHTED,
        LINEAR,
        QUADRATIC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private double of(int i, int j, int k) {
            double apart = Math.abs(i - j) / (k - 1.0);
            return switch (this) {
                case UNWEIGHTED -> i == j ? 1 : 0;
                case LINEAR -> 1 - apart;
                case QUADRATIC -> 1 - apart * apart;
            };
        }
    }

    /** Unweighted, level 0.95. */
    public static Kappa withDefaults() {
        return new Kappa(Weights.UNWEIGHTED, 0.95);
    }

    public Kappa with(Weights newWeights) {
        return new Kappa(newWeights, level);
    }

    /**
     * @param statistic κ over its standard error at κ = 0: standard normal
     * @param estimate κ
     * @param se at κ as it is
     * @param agreement weighted share of agreement
     */
    public record Result(
            Kappa procedure,
            double statistic,
            double p,
            double estimate,
            double se,
            Interval ci,
            double agreement,
            List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }

        @Override
        public double z() {
            return statistic;
        }
    }

    /** @param ratings square: rows one rating, columns the other, the same categories in the same order */
    public Result test(ContingencyTable ratings) {
        int k = ratings.rows();
        if (k < 2 || ratings.columns() != k) {
            throw new IllegalArgumentException(
                    "ratings must be square, got " + ratings.rows() + " by " + ratings.columns());
        }
        double n = ratings.total();
        double none = Double.NaN;
        if (n < 2) {
            return new Result(
                    this, none, none, none, none, Interval.NONE, none, List.of(Note.of("correlation.too-few", (long)
                            n)));
        }
        double[] rows = new double[k];
        double[] columns = new double[k];
        for (int i = 0; i < k; i++) {
            rows[i] = ratings.rowTotal(i) / n;
            columns[i] = ratings.columnTotal(i) / n;
        }
        double[] ofRow = new double[k];
        double[] ofColumn = new double[k];
        double agreement = 0;
        double chance = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double w = weights.of(i, j, k);
                ofRow[i] += w * columns[j];
                ofColumn[j] += w * rows[i];
                agreement += w * ratings.count(i, j) / n;
                chance += w * rows[i] * columns[j];
            }
        }
        if (!(chance < 1 - 1e-12)) {
            return new Result(
                    this, none, none, none, none, Interval.NONE, agreement, List.of(Note.of("correlation.one-rating")));
        }
        double kappa = (agreement - chance) / (1 - chance);
        double spread = 0;
        double underChance = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double w = weights.of(i, j, k);
                double a = w * (1 - chance) - (ofRow[i] + ofColumn[j]) * (1 - agreement);
                spread += ratings.count(i, j) / n * a * a;
                double b = w - ofRow[i] - ofColumn[j];
                underChance += rows[i] * columns[j] * b * b;
            }
        }
        double rest = agreement * chance - 2 * chance + agreement;
        double se = Math.sqrt(Math.max(0, spread - rest * rest) / n) / ((1 - chance) * (1 - chance));
        double se0 = Math.sqrt(Math.max(0, underChance - chance * chance) / n) / (1 - chance);
        if (!(se0 > 1e-12)) {
            return new Result(
                    this,
                    none,
                    none,
                    kappa,
                    none,
                    Interval.NONE,
                    agreement,
                    List.of(Note.of("correlation.rating-constant")));
        }
        double z = kappa / se0;
        boolean perfect = agreement > 1 - 1e-12;
        double half = Tails.normalCritical(level) * se;
        return new Result(
                this,
                z,
                Tails.normalTwoSided(z),
                kappa,
                perfect ? none : se,
                perfect ? Interval.NONE : new Interval(kappa - half, Math.min(1, kappa + half)),
                agreement,
                perfect ? List.of(Note.of("correlation.perfect")) : List.of());
    }
}
