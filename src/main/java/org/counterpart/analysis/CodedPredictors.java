package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.regression.design.Predictor;

/**
 * Columns of a file as the predictors of a model: numbers as they are, words as contrasts.
 *
 * @param cohort with the levels of the contrasts
 */
public record CodedPredictors(Cohort cohort, List<Predictor> predictors) {
    public CodedPredictors {
        predictors = List.copyOf(predictors);
    }

    /**
     * @param orders levels of factors, the reference first
     * @param categorical columns of numbers that hold categories
     * @throws AskedWrongly when a column of words does not vary
     */
    public static CodedPredictors of(
            Columns columns,
            Cohort start,
            List<String> names,
            Map<String, List<String>> orders,
            Set<String> categorical) {
        Cohort cohort = start;
        List<Predictor> coded = new ArrayList<>();
        for (String name : names) {
            if (orders.containsKey(name)) {
                cohort = cohort.with(columns.levels(name, Variable.Type.CATEGORICAL, orders.get(name)));
                coded.add(Predictor.contrasts(name, orders.get(name)));
            } else if (cohort.column(name) instanceof NumberColumn && !categorical.contains(name)) {
                coded.add(Predictor.number(name));
            } else {
                LevelColumn text = columns.levels(name);
                cohort = cohort.with(text);
                coded.add(contrasts(name, text.variable().levels()));
            }
        }
        return new CodedPredictors(cohort, coded);
    }

    private static Predictor contrasts(String name, List<String> found) {
        if (found.size() < 2) {
            throw new AskedWrongly("predictors: " + name + " is text and does not vary");
        }
        return Predictor.contrasts(name, found);
    }
}
