package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.LevelColumn;
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
    private static final Label NOT_RECORDED = new Label("not recorded", "缺失");

    public MissingCategory {
        variables = List.copyOf(variables);
    }

    /** Those of the predictors that have levels and lack a cell, with the missing cells as a last level. */
    static List<LevelColumn> completed(Cohort cohort, List<String> predictors) {
        List<LevelColumn> completed = new ArrayList<>();
        for (String name : predictors) {
            if (cohort.column(name) instanceof LevelColumn column
                    && IntStream.range(0, column.size()).anyMatch(column::missing)) {
                completed.add(completed(column));
            }
        }
        return completed;
    }

    private static LevelColumn completed(LevelColumn column) {
        Variable variable = column.variable();
        String word = "missing";
        while (variable.levels().contains(word)) {
            word += "*";
        }
        List<String> levels = new ArrayList<>(variable.levels());
        levels.add(word);
        int last = variable.levels().size();
        return new LevelColumn(
                variable.withLevels(Variable.Type.CATEGORICAL, levels).withLevelLabel(word, NOT_RECORDED),
                IntStream.of(column.codes()).map(c -> c < 0 ? last : c).toArray());
    }
}
