package org.counterpart.plan.survival;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code survival:} section. */
public record SurvivalReader(PlanVariables variables, TimeToEventReader times) {

    public List<SurvivalPlan> read(YamlKey key) {
        List<SurvivalPlan> all = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (YamlKey item : key.items()) {
            String name = item.key("name").text().strip();
            if (name.isEmpty()) {
                item.problem("plan.survival-name");
            } else if (!given.add(name)) {
                item.key("name").problem("plan.survival-name-twice");
            }
            YamlKey by = item.key("by");
            Optional<Variable> groups =
                    by.present() ? variables.find(by).filter(v -> hasLevels(by, v)) : Optional.empty();
            List<Double> at = at(item.key("at"));
            times.read(item).ifPresent(of -> {
                groups.filter(v -> of.variables().contains(v.name()))
                        .ifPresent(v -> by.problem("plan.survival-by-itself", v.name()));
                all.add(new SurvivalPlan(
                        name,
                        of,
                        groups.map(Variable::name),
                        at,
                        item.key("time-unit").label("")));
            });
        }
        return all;
    }

    private boolean hasLevels(YamlKey key, Variable variable) {
        return switch (variable.type()) {
            case BINARY, CATEGORICAL, ORDINAL -> true;
            case NUMERIC, INTEGER, DATE, TEXT -> {
                if (!variables.unsure(variable.name())) {
                    key.problem(
                            "plan.survival-without-levels",
                            variable.name(),
                            variable.type().word());
                }
                yield false;
            }
        };
    }

    private static List<Double> at(YamlKey key) {
        List<Double> at = new ArrayList<>();
        for (YamlKey item : key.items()) {
            BigDecimal time = item.decimal();
            if (time != null && time.signum() < 0) {
                item.problem("plan.survival-at");
            } else if (time != null) {
                at.add(time.doubleValue());
            }
        }
        return at.stream().sorted().distinct().toList();
    }
}
