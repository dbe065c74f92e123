package org.counterpart.plan.survival;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Label;

/**
 * Curves of the share without an event.
 *
 * @param by the variable whose levels each have a curve; empty for one of all subjects
 * @param at times whose shares are told, in order
 * @param unit of time as the report says it; empty where the variable has one or none
 */
public record SurvivalPlan(String name, TimeToEvent of, Optional<String> by, List<Double> at, Label unit) {
    public SurvivalPlan {
        at = List.copyOf(at);
    }
}
