package org.counterpart.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.CaseDefinition;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.CodingReader;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.ScaleReader;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.yaml.YamlKey;

/** Which variables the tables and models may hold, and which the table holds when the plan does not say. */
final class TableVariables {
    private final PlanVariables variables;
    private final List<String> chosenBy;
    private final CaseDefinition definition;
    private final List<String> times;

    /** @param chosenBy the variables that the choice of the subjects looked at */
    TableVariables(PlanVariables variables, List<String> chosenBy, CaseDefinition definition) {
        this(variables, chosenBy, definition, List.of());
    }

    /** @param times of a subject's observation and event, which tell as much as the definition of a case */
    TableVariables(PlanVariables variables, List<String> chosenBy, CaseDefinition definition, List<String> times) {
        this.variables = variables;
        this.chosenBy = List.copyOf(chosenBy);
        this.definition = definition;
        this.times = List.copyOf(times);
    }

    /** The variables a list names; a problem for free text and dates. */
    List<String> list(YamlKey key) {
        List<String> names = new ArrayList<>();
        for (Variable variable : variables.list(key)) {
            if (comparable(variable)) {
                names.add(variable.name());
            } else {
                key.problem(
                        "plan.not-comparable", variable.name(), variable.type().word());
            }
        }
        return names;
    }

    /** The variables of a model: those a list names, and those of its interactions that it does not name besides. */
    List<String> predictors(YamlKey key) {
        List<String> names = new ArrayList<>(list(key));
        for (YamlKey multiplied : CodingReader.multiplied(key)) {
            variables.find(multiplied).filter(v -> !names.contains(v.name())).ifPresent(variable -> {
                if (comparable(variable)) {
                    names.add(variable.name());
                } else {
                    multiplied.problem(
                            "plan.not-comparable",
                            variable.name(),
                            variable.type().word());
                }
            });
        }
        return names;
    }

    /** How they enter. */
    Codings codings(YamlKey key) {
        return new CodingReader(variables).read(key);
    }

    /** The scales that a list of names gives beside them. */
    Map<String, PredictorScale> scales(YamlKey key) {
        Map<String, PredictorScale> scales = new LinkedHashMap<>();
        for (YamlKey item : key.items()) {
            ScaleReader.read(item, variables).ifPresent(scale -> scales.put(PlanVariables.named(item), scale));
        }
        return scales;
    }

    /** The variables a list names to make strata of; a problem for those without levels. */
    List<String> withLevels(YamlKey key) {
        return withLevels(key, "plan.strata-without-levels");
    }

    /** @param without the problem of one without levels */
    List<String> withLevels(YamlKey key, String without) {
        return variables.list(key).stream()
                .filter(variable -> hasLevels(key, variable, without))
                .map(Variable::name)
                .toList();
    }

    /** @param without the problem of each of these variables that has no levels */
    void requireLevels(YamlKey key, List<String> names, String without) {
        names.forEach(name -> hasLevels(key, variables.known().get(name), without));
    }

    private boolean hasLevels(YamlKey key, Variable variable, String without) {
        return switch (variable.type()) {
            case BINARY, CATEGORICAL, ORDINAL -> true;
            case NUMERIC, INTEGER, DATE, TEXT -> {
                if (!variables.unsure(variable.name())) {
                    key.problem(
                            without,
                            variable.name(),
                            variable.type().word(),
                            variable.name() + "_group: {cut: " + variable.name() + ", at: [60, 70]}");
                }
                yield false;
            }
        };
    }

    /**
     * All that are not used to match or to define cases. A variable derived from such a one is left out with it, and so
     * is what a case-defining variable was derived from: it would tell cases from controls by definition.
     */
    List<String> byDefault() {
        Set<String> used = withParts();
        used.addAll(chosenBy);
        addDerived(used);
        return variables.known().values().stream()
                .filter(v -> comparable(v) && !used.contains(v.name()))
                .map(Variable::name)
                .toList();
    }

    /** The variables that tell cases from controls by definition. */
    Set<String> told() {
        Set<String> used = withParts();
        addDerived(used);
        return used;
    }

    /** What defines cases, and what that was derived from. */
    private Set<String> withParts() {
        Set<String> used = new LinkedHashSet<>(times);
        if (definition.caseRule() != null) {
            used.addAll(definition.variables());
        }
        List<Derivation> derivations = variables.derivations();
        for (int i = derivations.size() - 1; i >= 0; i--) {
            if (used.contains(derivations.get(i).name())) {
                used.addAll(derivations.get(i).variables());
            }
        }
        return used;
    }

    private void addDerived(Set<String> used) {
        for (Derivation derivation : variables.derivations()) {
            if (!Collections.disjoint(derivation.variables(), used)) {
                used.add(derivation.name());
            }
        }
    }

    /** A list that holds for several outcomes must not name what one of them is defined by. */
    void refuseOwn(Rule caseRule, YamlKey list, OutcomesPlan outcomes) {
        List<YamlKey> items = new ArrayList<>(list.items());
        items.addAll(CodingReader.multiplied(list));
        for (YamlKey item : items) {
            if (caseRule.variables().contains(PlanVariables.named(item))) {
                item.problem(
                        "plan.outcome-by-itself",
                        PlanVariables.named(item),
                        outcomes.own().orElseThrow().name());
            }
        }
    }

    private static boolean comparable(Variable variable) {
        return variable.type() != Variable.Type.TEXT && variable.type() != Variable.Type.DATE;
    }
}
