package org.counterpart.plan.repeated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code repeated:} section. */
public record RepeatedReader(PlanVariables variables) {

    public List<RepeatedPlan> read(YamlKey key) {
        List<RepeatedPlan> all = new ArrayList<>();
        Set<Label> given = new HashSet<>();
        for (YamlKey item : key.items()) {
            Label name = item.key("name").label("");
            if (name.en().isBlank()) {
                item.problem("plan.repeated-name");
            } else if (!given.add(name)) {
                item.key("name").problem("plan.repeated-name-twice");
            }
            List<String> measures = measures(item.key("measures"));
            Adjustment adjust = item.key("adjust").word(Adjustment.BONFERRONI);
            if (measures.size() > 1) {
                all.add(new RepeatedPlan(name, measures, adjust));
            }
        }
        return all;
    }

    /** Numbers that are no days: what is measured must have differences in a unit of its own. */
    private List<String> measures(YamlKey key) {
        List<String> measures = new ArrayList<>();
        for (YamlKey item : key.items()) {
            variables.find(item).ifPresent(variable -> {
                boolean number = variable.type() == Variable.Type.NUMERIC || variable.type() == Variable.Type.INTEGER;
                if (!number && !variables.unsure(variable.name())) {
                    item.problem(
                            "plan.repeated-no-number",
                            variable.name(),
                            variable.type().word());
                } else if (measures.contains(variable.name())) {
                    item.problem("plan.name-twice");
                } else {
                    measures.add(variable.name());
                }
            });
        }
        return measures;
    }
}
