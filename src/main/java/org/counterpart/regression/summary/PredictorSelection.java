package org.counterpart.regression.summary;

import java.util.Optional;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.lasso.Lasso;

/**
 * How a model's predictors are chosen from those offered. P values and intervals of a selected model ignore the
 * selection; validation must repeat it.
 */
public sealed interface PredictorSelection permits StepwiseSelection, LassoSelection {
    SelectionMethod method();

    /** Whether anything can be left out. */
    default boolean selects() {
        return method() != SelectionMethod.ENTER;
    }

    /** @param set of each row, for a model conditional on sets; {@code null} for an unconditional one */
    Chosen choose(DesignMatrix all, double[] y, int[] set);

    /**
     * For an unconditional model of subjects who may be in sets.
     *
     * @param set of each row; {@code null} without
     */
    Chosen chooseUnconditionally(DesignMatrix all, double[] y, int[] set);

    /**
     * The design of what was chosen.
     *
     * @param trace how; {@code null} where all enter
     */
    record Chosen(DesignMatrix design, Trace trace) {}

    /** How the predictors were chosen: by steps, or along a path. */
    sealed interface Trace permits StepwiseSelection.Result, LassoSelection.Result {
        default Optional<StepwiseSelection.Result> stepwise() {
            return this instanceof StepwiseSelection.Result steps ? Optional.of(steps) : Optional.empty();
        }

        default Optional<Lasso.Result> lasso() {
            return this instanceof LassoSelection.Result result ? Optional.of(result.path()) : Optional.empty();
        }
    }
}
