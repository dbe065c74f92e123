package org.counterpart.plan.imputation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.counterpart.cohort.Variable;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.imputation.ImputationRule.Of;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;

/** Reads the plan's {@code impute:} section. */
public final class ImputeReader {
    private ImputeReader() {}

    /**
     * @param hasSets whether there are matched sets
     * @param hasCohort whether the subjects they came from are known, each once
     * @param modelled whether the plan has an outcome to model
     */
    public static Optional<ImputationRule> read(
            YamlKey key, PlanVariables variables, boolean hasSets, boolean hasCohort, boolean modelled) {
        if (!key.present()) {
            return Optional.empty();
        }
        boolean word = key.node() instanceof YamlNode.Scalar;
        Of of = word ? word(key) : key.key("of").word(hasCohort ? Of.COHORT : Of.SETS);
        if (!modelled) {
            key.problem("plan.impute-without-model");
        } else if (of == Of.SETS && !hasSets) {
            key.problem("plan.impute-no-sets");
        } else if (of == Of.COHORT && !hasCohort) {
            key.problem("plan.impute-sets-only");
        }
        if (word) {
            return Optional.of(ImputationRule.withDefaults(of));
        }
        int m = key.key("m").whole(0);
        return Optional.of(new ImputationRule(
                of,
                m == 0 ? OptionalInt.empty() : OptionalInt.of(m),
                key.key("iterations").whole(ImputationRule.ITERATIONS),
                key.key("seed").whole(1L),
                names(key.key("variables"), variables),
                shifts(key.key("delta"), variables)));
    }

    private static List<String> names(YamlKey key, PlanVariables variables) {
        List<String> names = new ArrayList<>();
        for (YamlKey item : key.items()) {
            known(item, item.text(), variables).ifPresent(v -> names.add(v.name()));
        }
        return names;
    }

    private static Optional<Variable> known(YamlKey at, String name, PlanVariables variables) {
        Optional<Variable> variable = variables.find(at, name);
        if (variable.filter(v -> v.type() == Variable.Type.TEXT).isPresent()) {
            at.problem("plan.impute-text", name);
        }
        return variable.filter(v -> v.type() != Variable.Type.TEXT);
    }

    /** {@code impute: cohort}, in a word. */
    private static Of word(YamlKey key) {
        List<String> words = Stream.of(Of.values()).map(YamlKey::wordOf).toList();
        if (!words.contains(key.text())) {
            key.unknown(key.text(), "plan.impute-of", words);
        }
        return key.text().equals(YamlKey.wordOf(Of.SETS)) ? Of.SETS : Of.COHORT;
    }

    private static Map<String, List<Double>> shifts(YamlKey key, PlanVariables variables) {
        Map<String, List<Double>> shifts = new LinkedHashMap<>();
        key.keys()
                .forEach((name, item) -> known(item, name, variables).ifPresent(variable -> {
                    boolean moves = variable.type() == Variable.Type.NUMERIC
                            || variable.type() == Variable.Type.INTEGER
                            || variable.type() == Variable.Type.BINARY;
                    if (!moves) {
                        item.problem("plan.impute-shift", name);
                    }
                    shifts.put(name, item.items().stream().map(i -> i.number(0)).toList());
                }));
        return shifts;
    }
}
