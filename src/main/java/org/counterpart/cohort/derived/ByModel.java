package org.counterpart.cohort.derived;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;

/**
 * The fitted probability of a logistic model of several variables in the subjects analysed: a marker for ROC curves and
 * nothing else, as the case status is in it.
 */
public record ByModel(Variable variable, List<String> predictors, Place place) implements Derivation {
    public ByModel {
        predictors = List.copyOf(predictors);
    }

    @Override
    public Set<String> variables() {
        return new LinkedHashSet<>(predictors);
    }

    @Override
    public Stage stage() {
        return Stage.ANALYSIS;
    }

    @Override
    public String kind() {
        return "model";
    }

    /** @throws UnsupportedOperationException always: a model is fitted where the subjects are known */
    @Override
    public Column of(Cohort cohort, ProblemList problems) {
        throw new UnsupportedOperationException("a model is fitted to the subjects analysed");
    }
}
