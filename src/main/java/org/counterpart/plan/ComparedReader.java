package org.counterpart.plan;

import java.util.Optional;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;

/** Reads {@code exposure:} and {@code group:}: whose levels the table compares in the place of the outcome's. */
final class ComparedReader {
    private final StudyDesign design;
    private final PlanVariables variables;

    ComparedReader(StudyDesign design, PlanVariables variables) {
        this.design = design;
        this.variables = variables;
    }

    Optional<String> read(YamlKey exposure, YamlKey group) {
        if (exposure.present() && !design.isCohort()) {
            exposure.problem("plan.exposure-of-cohort", design.word());
        }
        if (group.present() && design != StudyDesign.GROUPS) {
            group.problem("plan.group-of-groups", design.word());
        }
        if (design == StudyDesign.GROUPS && !group.present()) {
            group.problem("plan.group-missing");
        }
        return design.isCohort() ? exposed(exposure) : group(group);
    }

    /** A binary variable, of which the second level is the exposed. */
    private Optional<String> exposed(YamlKey key) {
        if (!key.present()) {
            return Optional.empty();
        }
        YamlKey equals = key.key("equals");
        return variables
                .find(key.key("variable"))
                .filter(v -> recorded(key, v))
                .filter(v -> {
                    boolean two = v.levels().size() == 2 || v.type() == Variable.Type.BINARY;
                    boolean second =
                            two && new Scale(v).position(equals.text("1")).orElse(0) == 1;
                    if (!variables.unsure(v.name()) && !second) {
                        key.problem(two ? "plan.exposure-second" : "plan.exposure-binary", v.name());
                    }
                    return second;
                })
                .map(Variable::name);
    }

    private Optional<String> group(YamlKey key) {
        return variables
                .find(key)
                .filter(v -> recorded(key, v))
                .filter(v -> {
                    boolean levels = !v.levels().isEmpty() || v.type() == Variable.Type.BINARY;
                    if (!levels && !variables.unsure(v.name())) {
                        key.problem(
                                "plan.group-without-levels", v.name(), v.type().word());
                    }
                    return levels;
                })
                .map(Variable::name);
    }

    /** Groups must be known before anybody is chosen. */
    private boolean recorded(YamlKey key, Variable v) {
        boolean early = variables.stage(v.name()) == Stage.RECORD;
        if (!early) {
            key.problem("plan.group-too-late", v.name());
        }
        return early;
    }
}
