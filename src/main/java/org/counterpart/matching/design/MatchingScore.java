package org.counterpart.matching.design;

import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.regression.summary.RegressionSummary;

/**
 * A score as it was fitted.
 *
 * @param column each subject's score on the rule's scale; missing where a matching variable is
 * @param model of the group that gets partners, by all subjects with every matching variable
 * @param sd standard deviation (n − 1) of the scores of all these subjects
 */
public record MatchingScore(ScoreRule rule, NumberColumn column, RegressionSummary model, double sd) {

    /** Share of pairs of one of each group in which the former has the higher score, ties counting half. */
    public double auc() {
        return model.measures().auc();
    }

    /** The cohort that was matched, with the score as a variable of it. */
    public Cohort in(Cohort cohort) {
        return cohort.with(column);
    }
}
