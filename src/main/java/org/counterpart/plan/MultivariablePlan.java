package org.counterpart.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.counterpart.prediction.Points;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.summary.PredictorSelection;

/**
 * The plan's {@code multivariable:} section.
 *
 * @param entry a variable whose univariate P is below it is offered to the model; empty where all are, for the LASSO
 *     to choose from
 * @param predictors the model's variables when the plan names them; empty when the univariate P decides
 * @param always variables that are in the model whatever their P
 * @param afterOutcome variables that are a consequence of the outcome: compared, never in a model
 * @param selection what becomes of those offered
 * @param models which models, all on the same rows
 * @param influence whether the subjects the unconditional model hangs on most are wanted
 * @param score how its coefficients become points, where the plan asks for an integer score
 * @param codings of those that do not enter as they are, and their products
 */
public record MultivariablePlan(
        OptionalDouble entry,
        List<String> predictors,
        List<String> always,
        List<String> afterOutcome,
        PredictorSelection selection,
        List<Model> models,
        Ci ci,
        boolean influence,
        Optional<Points> score,
        Codings codings) {

    public enum Model {
        UNCONDITIONAL,
        CONDITIONAL,
        FIRTH
    }

    public enum Ci {
        WALD,
        PROFILE
    }

    public MultivariablePlan {
        predictors = List.copyOf(predictors);
        always = List.copyOf(always);
        afterOutcome = List.copyOf(afterOutcome);
        models = List.copyOf(models);
    }

    /** The same on the scales of the table, where the plan does not name the predictors. */
    MultivariablePlan orOn(Map<String, PredictorScale> ofTable) {
        return predictors.isEmpty()
                ? new MultivariablePlan(
                        entry,
                        predictors,
                        always,
                        afterOutcome,
                        selection,
                        models,
                        ci,
                        influence,
                        score,
                        Codings.scales(ofTable))
                : this;
    }

    /**
     * The variables that may be in a model.
     *
     * @param ofTable those of the table, which the univariate P chooses from
     */
    public List<String> candidates(List<String> ofTable) {
        return predictors.isEmpty()
                ? Stream.concat(always.stream(), ofTable.stream())
                        .filter(v -> !afterOutcome.contains(v))
                        .distinct()
                        .toList()
                : predictors;
    }
}
