package org.counterpart.univariate;

import java.util.Locale;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.ContingencyTable;

/**
 * How far three or more groups are apart, where a standardised mean difference has no meaning. After a comparison of
 * means {@code η²}, the share of the sum of squares that lies between the groups; of ranks {@code ε² = H/(N − 1)}; of
 * categories Cramér's V of the uncorrected chi-square.
 *
 * <p>Reference: Tomczak &amp; Tomczak (2014), Trends in Sport Sciences 21:19; Cramér (1946), Mathematical Methods of
 * Statistics, 21.9. Same as R: {@code effectsize::eta_squared}, {@code rcompanion::epsilonSquared}, {@code
 * rcompanion::cramerV}.
 *
 * @param value NaN where the data have none
 */
public record EffectSize(Measure measure, double value) {
    /** Which one. */
    public enum Measure {
        ETA_SQUARED,
        EPSILON_SQUARED,
        CRAMERS_V;

        /** In files and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param row of a comparison of three or more groups */
    public static EffectSize of(Comparison.Row row) {
        TestChoice.Chosen chosen = row.unpaired() == null ? row.chosen() : row.unpaired();
        return switch (chosen.test()) {
            case ANOVA, WELCH_ANOVA -> new EffectSize(Measure.ETA_SQUARED, eta(row));
            case KRUSKAL_WALLIS -> {
                int n = row.summaries().stream().mapToInt(Summary::n).sum();
                yield new EffectSize(Measure.EPSILON_SQUARED, chosen.result().statistic() / (n - 1.0));
            }
            case CHI_SQUARE, CHI_SQUARE_YATES, FISHER, NONE -> {
                ContingencyTable filled = row.counts().filled();
                yield new EffectSize(
                        Measure.CRAMERS_V, ChiSquare.withDefaults().test(filled).cramersV());
            }
            case T_POOLED,
                    T_WELCH,
                    T_PAIRED,
                    MANN_WHITNEY,
                    SIGNED_RANK,
                    MCNEMAR,
                    MCNEMAR_EXACT,
                    STUART_MAXWELL,
                    CONDITIONAL_LR ->
                throw new IllegalArgumentException("test must be one of three or more groups, got "
                        + chosen.test().key());
        };
    }

    private static double eta(Comparison.Row row) {
        double n = 0;
        double mean = 0;
        for (Summary s : row.summaries()) {
            n += s.n();
            mean += s.n() == 0 ? 0 : s.n() * s.mean();
        }
        mean /= n;
        double between = 0;
        double within = 0;
        for (Summary s : row.summaries()) {
            between += s.n() == 0 ? 0 : s.n() * (s.mean() - mean) * (s.mean() - mean);
            within += s.n() < 2 ? 0 : (s.n() - 1) * s.sd() * s.sd();
        }
        return between / (between + within);
    }
}
