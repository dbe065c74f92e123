package org.counterpart.plan.variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Place;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.NearestName;
import org.counterpart.cohort.derived.ByFormula;
import org.counterpart.cohort.derived.ByModel;
import org.counterpart.cohort.derived.ByRule;
import org.counterpart.cohort.derived.CutAt;
import org.counterpart.cohort.derived.Formula;
import org.counterpart.cohort.derived.FormulaException;
import org.counterpart.cohort.derived.QuantileGroups;
import org.counterpart.cohort.derived.QuantileGroups.Among;
import org.counterpart.cohort.derived.TimeBetween;
import org.counterpart.cohort.derived.TimeBetween.Negative;
import org.counterpart.cohort.derived.TimeBetween.Unit;
import org.counterpart.yaml.YamlKey;

/** Reads one variable of the plan's {@code derive:} section. */
public final class DerivationReader {
    /** What makes a variable of each kind, and the keys that say more of it. */
    private static final Map<String, Set<String>> KINDS = kinds();

    private static final Map<Unit, Label> UNITS = Map.of(
            Unit.YEARS, new Label("years", "年"),
            Unit.MONTHS, new Label("months", "月"),
            Unit.DAYS, new Label("days", "天"));

    private final PlanVariables variables;
    private final String plan;
    private final String data;

    /**
     * @param plan the plan's file, as problems found later name it
     * @param data the cohort file, likewise
     */
    public DerivationReader(PlanVariables variables, String plan, String data) {
        this.variables = variables;
        this.plan = plan;
        this.data = data;
    }

    /**
     * @param derivation empty where something is wrong, which then has been told
     * @param variable what can be said of it nevertheless
     * @param markerOnly whether it is a fitted probability
     */
    public record Read(Optional<Derivation> derivation, Variable variable, boolean markerOnly) {}

    public Read read(String name, YamlKey key) {
        Of of = new Of(name, key, new Place(plan, key.line(), data));
        List<String> kinds =
                KINDS.keySet().stream().filter(k -> key.key(k).present()).toList();
        boolean rule = RuleReader.isDerivation(key);
        if (kinds.isEmpty() && rule) {
            foreign(key, "rule", Set.of());
            return of.rule();
        }
        if (kinds.size() + (rule ? 1 : 0) != 1) {
            key.problem("plan.derive-one-of");
            return of.nothing(of.number(Variable.Type.NUMERIC, Label.NONE));
        }
        String kind = kinds.get(0);
        foreign(key, kind, KINDS.get(kind));
        return switch (kind) {
            case "formula" -> of.formula();
            case "cut" -> of.cut();
            case "quantiles" -> of.quantiles();
            case "model" -> of.model();
            default ->
                of.between(Stream.of(Unit.values())
                        .filter(u -> u.key().equals(kind))
                        .findFirst()
                        .orElseThrow());
        };
    }

    /** A problem for each key that says something of another kind. */
    private static void foreign(YamlKey key, String kind, Set<String> own) {
        KINDS.forEach((other, keys) -> keys.stream()
                .filter(k -> !own.contains(k) && key.key(k).present())
                .forEach(k -> key.key(k).problem("plan.derive-key", k, kind)));
    }

    /** One variable being read. */
    private final class Of {
        private final String name;
        private final YamlKey key;
        private final Place place;
        private final Label label;

        Of(String name, YamlKey key, Place place) {
            this.name = name;
            this.key = key;
            this.place = place;
            this.label = key.key("label").label(name);
        }

        private Read nothing(Variable variable) {
            return new Read(Optional.empty(), variable, false);
        }

        private Variable number(Variable.Type type, Label unit) {
            return new Variable(name, type, List.of(), label, unit, null, null, List.of(), Map.of());
        }

        private Variable levels(List<String> levels, Map<String, Label> labels) {
            return new Variable(name, Variable.Type.ORDINAL, levels, label, Label.NONE, null, null, List.of(), labels);
        }

        private Stage latest(Collection<String> parts) {
            return parts.stream().map(variables::stage).max(Stage::compareTo).orElse(Stage.RECORD);
        }

        Read rule() {
            Variable variable = ByRule.variable(name, label);
            return new RuleReader(variables, Stage.GROUPS)
                    .derivation(key)
                    .map(rule -> new Read(
                            Optional.of(new ByRule(variable, rule, latest(rule.variables()), place)), variable, false))
                    .orElseGet(() -> nothing(variable));
        }

        Read formula() {
            OptionalInt decimals = key.key("decimals").decimal() == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(key.key("decimals").whole(0));
            boolean whole = decimals.isPresent() && decimals.getAsInt() == 0;
            Variable variable = number(
                    whole ? Variable.Type.INTEGER : Variable.Type.NUMERIC,
                    key.key("unit").label(""));
            YamlKey written = key.key("formula");
            Formula formula;
            try {
                formula = Formula.of(written.text());
            } catch (FormulaException e) {
                List<Object> arguments = new ArrayList<>(List.of(e.place()));
                arguments.addAll(e.arguments());
                written.problem("plan.formula." + e.code(), arguments.toArray());
                return nothing(variable);
            }
            boolean sound = true;
            for (Map.Entry<String, Integer> part : formula.places().entrySet()) {
                sound &= isNumber(written, part.getKey(), part.getValue());
            }
            if (formula.names().isEmpty()) {
                written.problem("plan.formula.constant");
                sound = false;
            }
            if (!sound) {
                return nothing(variable);
            }
            boolean missing = key.key("undefined").text().equals("missing");
            return new Read(
                    Optional.of(new ByFormula(variable, formula, decimals, missing, latest(formula.names()), place)),
                    variable,
                    false);
        }

        private boolean isNumber(YamlKey written, String part, int at) {
            if (!variables.names().contains(part) && !variables.isMarker(part)) {
                Set<String> valid = variables.names();
                String all = String.join(", ", valid);
                NearestName.of(part, valid)
                        .ifPresentOrElse(
                                near -> written.problem("plan.formula.name.nearest", at, part, near, all),
                                () -> written.problem("plan.formula.name", at, part, all));
                return false;
            }
            Optional<Variable> variable = variables.find(written, part);
            if (variable.isEmpty()) {
                return false;
            }
            switch (variable.get().type()) {
                case NUMERIC, INTEGER, BINARY -> {
                    return true;
                }
                case DATE -> written.problem("plan.formula.date", at, part);
                case CATEGORICAL, ORDINAL, TEXT ->
                    written.problem(
                            "plan.formula.no-number",
                            at,
                            part,
                            variable.get().type().word());
            }
            return false;
        }

        Read between(Unit unit) {
            YamlKey dates = key.key(unit.key());
            YamlKey named = key.key("unit");
            Variable variable = number(Variable.Type.INTEGER, named.present() ? named.label("") : UNITS.get(unit));
            List<YamlKey> items = dates.items();
            if (items.size() != 2) {
                dates.problem("plan.derive-two-dates", unit.key());
                return nothing(variable);
            }
            List<String> names = new ArrayList<>();
            for (YamlKey item : items) {
                variables.find(item).ifPresent(v -> {
                    if (v.type() == Variable.Type.DATE) {
                        names.add(v.name());
                    } else {
                        item.problem("plan.derive-no-date", v.name(), v.type().word());
                    }
                });
            }
            if (names.size() == 2 && names.get(0).equals(names.get(1))) {
                items.get(1).problem("plan.name-twice");
                names.clear();
            }
            if (names.size() < 2) {
                return nothing(variable);
            }
            // A number of days tells by its sign which date came first; 0 completed years does not.
            Negative negative = key.key("negative").word(unit == Unit.DAYS ? Negative.KEEP : Negative.REFUSE);
            return new Read(
                    Optional.of(new TimeBetween(
                            variable, unit, names.get(0), names.get(1), negative, latest(names), place)),
                    variable,
                    false);
        }

        /** What is cut: a number or a date; empty where it is neither, which then has been told. */
        private Optional<Variable> source(String of) {
            YamlKey subject = key.key(of);
            Optional<Variable> source = variables.find(subject);
            if (source.isPresent()) {
                switch (source.get().type()) {
                    case NUMERIC, INTEGER, DATE -> {
                        return source;
                    }
                    case BINARY, CATEGORICAL, ORDINAL, TEXT ->
                        subject.problem(
                                "plan.derive-no-number",
                                source.get().name(),
                                source.get().type().word());
                }
            }
            return Optional.empty();
        }

        Read cut() {
            Optional<Variable> source = source("cut");
            YamlKey at = key.key("at");
            if (!at.present()) {
                key.problem("plan.cut-where");
            }
            List<String> written = new ArrayList<>();
            List<Double> cuts = new ArrayList<>();
            boolean sound = at.present() && !at.items().isEmpty();
            for (YamlKey item : at.items()) {
                OptionalDouble position =
                        source.isPresent() ? new Scale(source.get()).position(item.text()) : OptionalDouble.empty();
                if (source.isPresent() && position.isEmpty()) {
                    item.problem(
                            source.get().type() == Variable.Type.DATE ? "plan.not-a-date" : "plan.not-a-number",
                            source.get().name());
                }
                if (position.isEmpty()) {
                    sound = false;
                } else if (!cuts.isEmpty() && position.getAsDouble() <= cuts.get(cuts.size() - 1)) {
                    item.problem("plan.cut-order", written.get(written.size() - 1));
                    sound = false;
                } else {
                    cuts.add(position.getAsDouble());
                    written.add(item.text());
                }
            }
            int groups = at.items().size() + 1;
            boolean whole = source.isPresent() && source.get().type() == Variable.Type.INTEGER;
            Map<String, Label> names = new LinkedHashMap<>();
            YamlKey labels = key.key("labels");
            if (labels.present()) {
                sound &= labels(labels, groups, names);
            } else if (sound) {
                names.putAll(CutAt.names(written, whole));
            }
            List<String> levels = List.copyOf(names.keySet());
            names.putAll(PlanVariables.levelLabels(key.key("level-labels"), levels));
            Variable variable = levels(levels, names);
            return sound && source.isPresent()
                    ? new Read(
                            Optional.of(new CutAt(
                                    variable,
                                    source.get().name(),
                                    cuts,
                                    latest(List.of(source.get().name())),
                                    place)),
                            variable,
                            false)
                    : nothing(variable);
        }

        private boolean labels(YamlKey labels, int groups, Map<String, Label> names) {
            boolean sound = true;
            for (YamlKey item : labels.items()) {
                if (item.text().isBlank()) {
                    item.problem("plan.level-empty");
                    sound = false;
                } else if (names.put(item.text(), Label.of(item.text())) != null) {
                    item.problem("plan.level-twice");
                    sound = false;
                }
            }
            if (key.key("at").present() && labels.items().size() != groups) {
                labels.problem(
                        "plan.cut-labels", groups - 1, groups, labels.items().size());
                sound = false;
            }
            return sound;
        }

        Read quantiles() {
            Optional<Variable> source = source("quantiles");
            YamlKey groups = key.key("groups");
            YamlKey among = key.key("among");
            if (!groups.present()) {
                key.problem("plan.quantiles-groups");
            }
            if (!among.present()) {
                key.problem("plan.quantiles-among");
            }
            int many = Math.max(2, Math.min(100, groups.whole(4)));
            List<String> levels = QuantileGroups.names(many);
            Variable variable = levels(levels, PlanVariables.levelLabels(key.key("level-labels"), levels));
            if (source.isEmpty() || !groups.present() || !among.present()) {
                return nothing(variable);
            }
            Among whose = among.word(Among.CONTROLS);
            Stage parts = latest(List.of(source.get().name()));
            return new Read(
                    Optional.of(new QuantileGroups(
                            variable,
                            source.get().name(),
                            many,
                            whose,
                            List.of(),
                            0,
                            parts.compareTo(whose.stage()) > 0 ? parts : whose.stage(),
                            place)),
                    variable,
                    false);
        }

        Read model() {
            List<String> predictors = new ArrayList<>();
            YamlKey model = key.key("model");
            for (Variable variable : variables.list(model)) {
                switch (variable.type()) {
                    case NUMERIC, INTEGER, BINARY, CATEGORICAL, ORDINAL -> predictors.add(variable.name());
                    case DATE, TEXT ->
                        model.problem(
                                "plan.not-comparable",
                                variable.name(),
                                variable.type().word());
                }
            }
            Variable variable = number(Variable.Type.NUMERIC, Label.NONE);
            boolean sound =
                    !predictors.isEmpty() && predictors.size() == model.items().size();
            return new Read(
                    sound ? Optional.of(new ByModel(variable, predictors, place)) : Optional.empty(), variable, true);
        }
    }

    private static Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        kinds.put("formula", Set.of("unit", "decimals", "undefined"));
        for (Unit unit : Unit.values()) {
            kinds.put(unit.key(), Set.of("negative", "unit"));
        }
        kinds.put("cut", Set.of("at", "labels", "level-labels"));
        kinds.put("quantiles", Set.of("groups", "among", "level-labels"));
        kinds.put("model", Set.of());
        return kinds;
    }
}
