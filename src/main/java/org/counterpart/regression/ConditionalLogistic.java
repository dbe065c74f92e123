package org.counterpart.regression;

import java.util.HashMap;
import java.util.Map;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * How the odds of being the case within a matched set depend on predictors: maximum conditional likelihood, exact for
 * any numbers of cases and controls in a set by default. No intercept; whatever is constant within sets cancels.
 *
 * <p>Input: one row a subject, its outcome 0 or 1 and its set. Sets with cases only or controls only say nothing; they
 * are counted.
 *
 * <p>Reference: Breslow and Day (1980), Statistical Methods in Cancer Research I, chapter VII; Gail, Lubin and
 * Rubinstein (1981), doi:10.1093/biomet/68.3.703. Same as R: {@code survival::clogit(y ~ x + strata(set), method =
 * "exact")}.
 */
public record ConditionalLogistic(Ties ties) {

    /** The exact likelihood. */
    public static ConditionalLogistic withDefaults() {
        return new ConditionalLogistic(Ties.EXACT);
    }

    public ConditionalLogistic with(Ties newTies) {
        return new ConditionalLogistic(newTies);
    }

    /**
     * @param y 0 or 1 for each row of the design
     * @param set the matched set of each row, any numbers
     * @throws NotAnalysableException when no set has both a case and a control
     */
    public ConditionalFit fit(DesignMatrix x, double[] y, int[] set) {
        ConditionalRegression regression = regression(x, y, set);
        return new ConditionalFit(Estimate.of(regression), y);
    }

    public ConditionalRegression regression(DesignMatrix x, double[] y, int[] set) {
        if (set.length != x.rows()) {
            throw new IllegalArgumentException("set must have " + x.rows() + " values, got " + set.length);
        }
        Logistic.check(x, y);
        ConditionalRegression regression = ConditionalRegression.of(x, y, set, ties);
        if (regression.sets.sets() == 0) {
            throw new NotAnalysableException(Note.of("regression.no-informative-set"));
        }
        return regression;
    }

    /** Numbers for sets named by texts, in order of first appearance. */
    public static int[] numbered(String[] sets) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] out = new int[sets.length];
        for (int i = 0; i < sets.length; i++) {
            Integer seen = numbers.putIfAbsent(sets[i], numbers.size());
            out[i] = seen == null ? numbers.size() - 1 : seen;
        }
        return out;
    }
}
