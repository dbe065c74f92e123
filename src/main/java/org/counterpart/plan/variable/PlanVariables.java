package org.counterpart.plan.variable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.yaml.YamlKey;

/** The names a plan may speak of: those it declares under {@code variables:}, then those it derives, in order. */
public final class PlanVariables {
    private final Map<String, Variable> known = new LinkedHashMap<>();
    /** Names whose declaration is wrong: nothing more is said about their use. */
    private final Set<String> unsure = new HashSet<>();

    private final List<Variable> declared = new ArrayList<>();
    private final List<Derivation> derivations = new ArrayList<>();

    /** What is under {@code derive:}, in the order of the file. */
    private final Map<String, YamlKey> derived = new LinkedHashMap<>();
    /** Those whose reading has begun and not ended: each is a part of the one before. */
    private final List<String> making = new ArrayList<>();
    /** Fitted probabilities: names that rules, tables and models may not use. */
    private final Set<String> markers = new HashSet<>();

    private final DerivationReader reader;
    private final String idName;

    private PlanVariables(String idName, String data, Path plan) {
        reader = new DerivationReader(this, plan.toString(), data);
        this.idName = idName;
    }

    /**
     * @param idName the id column, which is no variable even when it is declared
     * @param data the cohort file as the plan names it
     */
    public static PlanVariables read(YamlKey top, String idName, String data, Path plan) {
        PlanVariables variables = new PlanVariables(idName, data, plan);
        top.key("variables").keys().forEach((name, key) -> {
            if (!name.equals(idName)) {
                variables.declare(variables.variable(name, key));
            }
        });
        variables.derived.putAll(top.key("derive").keys());
        variables.derived.keySet().forEach(variables::derive);
        variables.inOrderOfFile();
        return variables;
    }

    /** Variables of a plan that was read before. */
    public static PlanVariables of(Collection<Variable> known) {
        PlanVariables variables = new PlanVariables("", "", Path.of(""));
        known.forEach(v -> variables.known.put(v.name(), v));
        return variables;
    }

    /** Parts are read before what is made from them; the tables have the variables as the plan lists them. */
    private void inOrderOfFile() {
        derived.keySet().forEach(name -> {
            if (declared.stream().noneMatch(v -> v.name().equals(name)) && known.containsKey(name)) {
                known.put(name, known.remove(name));
            }
        });
    }

    public List<Variable> declared() {
        return declared;
    }

    public List<Derivation> derivations() {
        return derivations;
    }

    /** Every variable, declared ones first. */
    public Map<String, Variable> known() {
        return known;
    }

    public boolean unsure(String name) {
        return unsure.contains(name);
    }

    /** The variable this key names; empty when there is none, or its declaration is wrong, which then has been told. */
    public Optional<Variable> find(YamlKey key) {
        return find(key, key.text());
    }

    public Optional<Variable> find(YamlKey key, String name) {
        if (making.contains(name)) {
            key.problem("plan.derive-circle", circle(name));
            unsure.add(name);
            return Optional.empty();
        }
        if (derived.containsKey(name)) {
            derive(name);
        }
        if (markers.contains(name)) {
            key.problem("plan.marker-only", name);
            return Optional.empty();
        }
        Variable variable = unsure.contains(name) ? null : known.get(name);
        if (variable == null && key.present() && !known.containsKey(name)) {
            key.unknown(name, "plan.unknown-variable", names());
        }
        return Optional.ofNullable(variable);
    }

    /** Whether the name is one of a fitted probability, which only ROC curves may use. */
    public boolean isMarker(String name) {
        return markers.contains(name);
    }

    /** Every name that is a variable, or will be one. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(known.keySet());
        names.addAll(derived.keySet());
        names.removeAll(markers);
        return names;
    }

    /** When a variable is known; that of a declared one is at once. */
    public Stage stage(String name) {
        return derivations.stream()
                .filter(d -> d.name().equals(name))
                .map(Derivation::stage)
                .findFirst()
                .orElse(Stage.RECORD);
    }

    private String circle(String name) {
        List<String> circle = new ArrayList<>(making.subList(making.indexOf(name), making.size()));
        circle.add(name);
        return String.join(" \u2190 ", circle);
    }

    /** The variables a list names, the unknown ones left out; a name given twice is a problem. */
    public List<Variable> list(YamlKey key) {
        List<Variable> variables = new ArrayList<>();
        for (YamlKey item : key.items()) {
            if (named(item).isEmpty()) {
                continue; // the schema has told
            }
            find(item, named(item)).ifPresent(v -> {
                if (variables.contains(v)) {
                    item.problem("plan.name-twice");
                } else {
                    variables.add(v);
                }
            });
        }
        return variables;
    }

    /** The name an item of a list says: {@code age}, {@code {variable: age, …}}, {@code {spline: age}}. */
    public static String named(YamlKey item) {
        return item.key("variable")
                .text(item.key("spline").text(item.key("trend").text(item.text())));
    }

    /** Adds a column that the plan names without declaring it, as text. */
    public void declareAsText(String name) {
        if (!known.containsKey(name)) {
            declare(Variable.of(name, Variable.Type.TEXT));
        }
    }

    private void declare(Variable variable) {
        declared.add(variable);
        known.put(variable.name(), variable);
    }

    private void derive(String name) {
        if (known.containsKey(name) || markers.contains(name)) {
            if (declared.stream().anyMatch(v -> v.name().equals(name)) && unsure.add(name)) {
                derived.get(name).problem("plan.derived-twice");
            }
            return;
        }
        YamlKey key = derived.get(name);
        checkName(name, key);
        if (name.equals(idName) && !name.isEmpty()) {
            key.problem("plan.derived-id");
        }
        making.add(name);
        DerivationReader.Read read = reader.read(name, key);
        making.remove(name);
        if (read.derivation().isEmpty()) {
            unsure.add(name);
        }
        read.derivation().ifPresent(derivations::add);
        if (read.markerOnly()) {
            markers.add(name);
        } else {
            known.put(name, read.variable());
        }
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
                formats(key.key("format"), type),
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

    public static Map<String, Label> levelLabels(YamlKey key, List<String> levels) {
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

    /** One format, or a list of them. */
    private static List<String> formats(YamlKey key, Variable.Type type) {
        List<String> formats = new ArrayList<>();
        if (key.present() && type != Variable.Type.DATE) {
            key.problem("plan.format-of-date", type.word());
            return formats;
        }
        for (YamlKey one : CellFormReader.formats(key)) {
            try {
                String format = DatePattern.of(one.text()).pattern();
                if (formats.contains(format)) {
                    one.problem("plan.format-twice");
                } else {
                    formats.add(format);
                }
            } catch (IllegalArgumentException e) {
                one.problem("plan.format");
            }
        }
        return formats;
    }
}
