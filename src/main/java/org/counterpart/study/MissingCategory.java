package org.counterpart.study;

import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.summary.RegressionSummary;

/**
 * The models with "not recorded" as a category of its own, beside those of the complete rows: a sensitivity analysis
 * and no treatment of missing data, as the other estimates are biased by it even where cells are missing completely at
 * random. Variables with levels only; who lacks a number stays out.
 *
 * <p>Reference: Greenland and Finkle (1995), doi:10.1093/oxfordjournals.aje.a117592.
 *
 * @param variables the predictors that got the category, with the level {@code missing} as their last
 * @param recovered rows that are in these models and not in those of complete rows
 * @param conditional null when the plan does not ask for it
 */
public record MissingCategory(
        List<Variable> variables, int recovered, RegressionSummary unconditional, RegressionSummary conditional) {
    public MissingCategory {
        variables = List.copyOf(variables);
    }
}
