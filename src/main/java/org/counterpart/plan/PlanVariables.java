package org.counterpart.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Variable;
import org.counterpart.yaml.YamlKey;

/** The names a plan may speak of: those it declares under {@code variables:}, then those it derives, in order. */
final class PlanVariables {
    private final Map<String, Variable> known = new LinkedHashMap<>();
    /** Names whose declaration is wrong: nothing more is said about their use. */
    private final Set<String> unsure = new HashSet<>();

    private final List<Variable> declared = new ArrayList<>();
    private final List<Derivation> derivations = new ArrayList<>();

    /** @param idName the id column, which is no variable even when it is declared */
    static PlanVariables read(YamlKey plan, String idName) {
        PlanVariables variables = new PlanVariables();
        plan.key("variables").keys().forEach((name, key) -> {
            if (!name.equals(idName)) {
                variables.declare(variables.variable(name, key));
            }
        });
        plan.key("derive").keys().forEach(variables::derive);
        return variables;
    }

    List<Variable> declared() {
        return declared;
    }

    List<Derivation> derivations() {
        return derivations;
    }

    /** Every variable, declared ones first. */
    Map<String, Variable> known() {
        return known;
    }

    boolean unsure(String name) {
        return unsure.contains(name);
    }

    /** The variable this key names; empty when there is none, or its declaration is wrong, which then has been told. */
    Optional<Variable> find(YamlKey key) {
        return find(key, key.text());
    }

    Optional<Variable> find(YamlKey key, String name) {
        Variable variable = unsure.contains(name) ? null : known.get(name);
        if (variable == null && key.present() && !known.containsKey(name)) {
            key.unknown(name, "plan.unknown-variable", known.keySet());
        }
        return Optional.ofNullable(variable);
    }

    /** The variables a list names, the unknown ones left out; a name given twice is a problem. */
    List<Variable> list(YamlKey key) {
        List<Variable> variables = new ArrayList<>();
        for (YamlKey item : key.items()) {
            find(item).ifPresent(v -> {
                if (variables.contains(v)) {
                    item.problem("plan.name-twice");
                } else {
                    variables.add(v);
                }
            });
        }
        return variables;
    }

    /** Adds a column that the plan names without declaring it, as text. */
    void declareAsText(String name) {
        if (!known.containsKey(name)) {
            declare(Variable.of(name, Variable.Type.TEXT));
        }
    }

    private void declare(Variable variable) {
        declared.add(variable);
        known.put(variable.name(), variable);
    }

    private void derive(String name, YamlKey key) {
        checkName(name, key);
        Optional<Rule> rule = Optional.empty();
        if (known.containsKey(name)) {
            key.problem("plan.derived-twice");
        } else {
            rule = new RuleReader(this).derivation(key);
        }
        Derivation derivation =
                new Derivation(name, rule.orElse(null), key.key("label").label(name));
        if (rule.isPresent()) {
            derivations.add(derivation);
        }
        if (rule.isEmpty()) {
            unsure.add(name);
        }
        known.putIfAbsent(name, derivation.variable());
    }

    private void checkName(String name, YamlKey key) {
        if (name.isBlank()) {
            key.problem("plan.name-empty");
            unsure.add(name);
        }
    }

    private Variable variable(String name, YamlKey key) {
        checkName(name, key);
        Variable.Type type = key.key("type").word(Variable.Type.TEXT);
        if (!key.key("type").text().equals(type.word())) {
            unsure.add(name);
        }
        YamlKey levels = key.key("levels");
        checkLevels(name, type, levels, key);
        Double min = bound(key.key("min"), type);
        Double max = bound(key.key("max"), type);
        if (min != null && max != null && min > max) {
            key.key("max").problem("plan.range", key.key("min").text());
        }
        return new Variable(
                name,
                type,
                levels.texts(),
                key.key("label").label(name),
                key.key("unit").label(""),
                min,
                max,
                format(key.key("format"), type),
                levelLabels(key.key("level-labels"), levels.texts()),
                CellFormReader.read(key, type, levels.texts()));
    }

    private void checkLevels(String name, Variable.Type type, YamlKey levels, YamlKey variable) {
        boolean wanted = type == Variable.Type.CATEGORICAL || type == Variable.Type.ORDINAL;
        if (!levels.present()) {
            if (wanted) {
                variable.problem("plan.levels-missing", type.word());
                unsure.add(name);
            }
            return;
        }
        if (!wanted && type != Variable.Type.BINARY && variable.key("type").present()) {
            levels.problem("plan.levels-unwanted", type.word());
        }
        if (type == Variable.Type.BINARY && levels.items().size() != 2) {
            levels.problem("plan.levels-two", levels.items().size());
        }
        HashSet<String> seen = new HashSet<>();
        for (YamlKey level : levels.items()) {
            if (level.text().isBlank()) {
                level.problem("plan.level-empty");
            } else if (!seen.add(level.text())) {
                level.problem("plan.level-twice");
            }
        }
    }

    private static Map<String, Label> levelLabels(YamlKey key, List<String> levels) {
        Map<String, Label> labels = new LinkedHashMap<>();
        key.keys().forEach((level, label) -> {
            if (levels.contains(level)) {
                labels.put(level, label.label(level));
            } else {
                label.unknown(level, "plan.unknown-level", levels);
            }
        });
        return labels;
    }

    private static Double bound(YamlKey key, Variable.Type type) {
        BigDecimal bound = key.decimal();
        if (bound == null) {
            return null;
        }
        if (type != Variable.Type.NUMERIC && type != Variable.Type.INTEGER) {
            key.problem("plan.bound-of-number", type.word());
            return null;
        }
        return bound.doubleValue();
    }

    private static String format(YamlKey key, Variable.Type type) {
        if (!key.present()) {
            return null;
        }
        if (type != Variable.Type.DATE) {
            key.problem("plan.format-of-date", type.word());
            return null;
        }
        try {
            return DatePattern.of(key.text()).pattern();
        } catch (IllegalArgumentException e) {
            key.problem("plan.format");
            return null;
        }
    }
}
