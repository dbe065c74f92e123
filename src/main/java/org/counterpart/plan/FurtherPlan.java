package org.counterpart.plan;

import java.util.List;

/**
 * What a plan asks for besides its one model.
 *
 * @param models where {@code multivariable:} is a list, all of it in order; the first is the plan's own model. Empty
 *     where it is one model
 * @param subgroups variables with levels, in each of which the model is fitted by itself
 */
public record FurtherPlan(List<Named> models, List<String> subgroups) {
    /** Nothing. */
    public static final FurtherPlan NONE = new FurtherPlan(List.of(), List.of());

    /** A model with its name. */
    public record Named(String name, MultivariablePlan model) {}

    public FurtherPlan {
        models = List.copyOf(models);
        subgroups = List.copyOf(subgroups);
    }

    /** The models after the first. */
    public List<Named> others() {
        return models.isEmpty() ? models : models.subList(1, models.size());
    }
}
