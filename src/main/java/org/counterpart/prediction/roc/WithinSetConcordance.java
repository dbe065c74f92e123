package org.counterpart.prediction.roc;

import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * How often a case scores above a control of its own set: the discrimination that a matched study can speak of,
 * whatever was matched on.
 *
 * <p>Over all case-control pairs inside sets, {@code (concordant + ties/2)/pairs}. The standard error treats sets as
 * independent draws (ratio estimator, {@code Σ(c_s − C·m_s)²/M² · S/(S−1)}); the interval is clipped to [0, 1]. Sets
 * without a case or without a control say nothing and are counted.
 *
 * <p>Reference: Brentnall, Cuzick, Field, Duffy (2015), doi:10.1002/sim.6335. Same as R: the concordance of {@code
 * survival::clogit}.
 *
 *
 * @param value NaN when no set holds both
 * @param sets sets that have both a case and a control with a score
 * @param setsDropped the others
 * @param pairs case-control pairs inside sets
 * @param concordant pairs in which the case scores higher
 * @param ties pairs with equal scores
 */
public record WithinSetConcordance(
        double value, double se, Interval ci, int sets, int setsDropped, long pairs, long concordant, long ties) {

    /**
     * @param score higher speaks for a case; NaN leaves the row out
     * @param set the set each row belongs to
     */
    public static WithinSetConcordance of(double[] score, boolean[] cases, int[] set) {
        MatchedRows matched = new MatchedRows(set);
        double[] won = new double[matched.count()];
        long[] made = new long[matched.count()];
        long pairs = 0;
        long concordant = 0;
        long ties = 0;
        int used = 0;
        for (int s = 0; s < made.length; s++) {
            long wins = 0;
            long equal = 0;
            for (int i : matched.rows(s)) {
                for (int j : matched.rows(s)) {
                    if (cases[i] && !cases[j] && !Double.isNaN(score[i]) && !Double.isNaN(score[j])) {
                        made[s]++;
                        wins += score[i] > score[j] ? 1 : 0;
                        equal += score[i] == score[j] ? 1 : 0;
                    }
                }
            }
            won[s] = wins + equal / 2.0;
            pairs += made[s];
            concordant += wins;
            ties += equal;
            used += made[s] > 0 ? 1 : 0;
        }
        double value = (concordant + ties / 2.0) / pairs;
        CompensatedSum squares = new CompensatedSum();
        for (int s = 0; s < made.length; s++) {
            double d = won[s] - value * made[s];
            squares.add(d * d);
        }
        double se = used < 2 ? Double.NaN : Math.sqrt(squares.value() * used / (used - 1)) / pairs;
        double margin = Tails.normalCritical(0.95) * se;
        return new WithinSetConcordance(
                value,
                se,
                new Interval(value - margin, value + margin).clip(0, 1),
                used,
                made.length - used,
                pairs,
                concordant,
                ties);
    }
}
