package org.counterpart.prediction;

import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * In how many of the case-control pairs inside the matched sets the case has the higher score, ties counting half: what a conditional model
 * can claim, since it says nothing across sets. Each set with a case and a control weighs one; the interval treats sets as independent.
 *
 * <p>Reference: Brentnall et al. (2015) doi:10.1093/aje/kwu312.
 *
 * @param sets sets that have both
 */
public record WithinSetConcordance(double value, double se, Interval ci, int sets) {

    /** @param score NaN leaves the row out */
    public static WithinSetConcordance of(double[] score, boolean[] cases, int[] set) {
        MatchedRows matched = new MatchedRows(set);
        double sum = 0;
        double squares = 0;
        int used = 0;
        for (int s = 0; s < matched.count(); s++) {
            double won = 0;
            int pairs = 0;
            for (int i : matched.rows(s)) {
                for (int j : matched.rows(s)) {
                    if (cases[i] && !cases[j] && !Double.isNaN(score[i]) && !Double.isNaN(score[j])) {
                        pairs++;
                        won += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                    }
                }
            }
            if (pairs > 0) {
                used++;
                sum += won / pairs;
                squares += won / pairs * won / pairs;
            }
        }
        double mean = sum / used;
        double se = used < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares / used - mean * mean) / (used - 1));
        double margin = Tails.normalCritical(0.95) * se;
        return new WithinSetConcordance(mean, se, new Interval(mean - margin, mean + margin).clip(0, 1), used);
    }
}
