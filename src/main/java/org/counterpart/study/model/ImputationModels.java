package org.counterpart.study.model;

import java.util.List;
import java.util.stream.Stream;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.plan.StudyPlan;

/**
 * How a plan imputes, and the variables of its imputation models beside the outcome and those of the model.
 *
 * @param rule the plan's, or what holds without one
 */
public record ImputationModels(ImputationRule rule, List<String> variables) {
    public ImputationModels {
        variables = List.copyOf(variables);
    }

    public static ImputationModels of(StudyPlan plan) {
        ImputationRule rule = plan.imputation()
                .orElseGet(() -> ImputationRule.withDefaults(
                        plan.design().hasSets() ? ImputationRule.Of.SETS : ImputationRule.Of.COHORT));
        return new ImputationModels(rule, rule.variables().isEmpty() ? usual(plan) : rule.variables());
    }

    /** All that may be in the model, what was matched on, and the exposure; no consequence of the outcome. */
    private static List<String> usual(StudyPlan plan) {
        Stream<String> matched = plan.matching().map(MatchingDesign::variables).orElse(List.of()).stream();
        Stream<String> candidates =
                plan.multivariable().candidates(plan.univariate().variables()).stream();
        return Stream.of(candidates, matched, plan.group().stream())
                .flatMap(s -> s)
                .filter(name -> !plan.multivariable().afterOutcome().contains(name))
                .distinct()
                .toList();
    }
}
