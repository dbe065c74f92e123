package org.counterpart.plan.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.counterpart.cohort.Condition;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Eligibility;
import org.counterpart.cohort.Eligibility.Criterion;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.cell.Bound.Relation;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;

/**
 * Reads conditions, and {@code any} and {@code all} of them, as eligibility, case and control rules and derived
 * variables share them.
 */
public final class RuleReader {
    private static final Map<String, Relation> BOUNDS = bounds();

    private final PlanVariables variables;
    private final Stage latest;

    /** @param latest what may be known where the rule is asked: a later variable would rest on the rule's own answer */
    public RuleReader(PlanVariables variables, Stage latest) {
        this.variables = variables;
        this.latest = latest;
    }

    /** The rule at this key; empty when something is wrong with it, which then has been told. */
    public Optional<Rule> rule(YamlKey key) {
        return rule(key, "variable", true);
    }

    /** A derivation: as a rule, but the variable stands under {@code from}. */
    public Optional<Rule> derivation(YamlKey key) {
        return rule(key, "from", false);
    }

    /** Whether the key says anything of a rule. */
    public static boolean isDerivation(YamlKey key) {
        return Stream.concat(Stream.of("from", "any", "all"), BOUNDS.keySet().stream())
                .anyMatch(k -> key.key(k).present());
    }

    public Eligibility eligibility(YamlKey key) {
        List<Criterion> criteria = new ArrayList<>();
        for (YamlKey item : key.items()) {
            Label label = item.key("label").present() ? item.key("label").label("") : null;
            rule(item).ifPresent(rule -> criteria.add(new Criterion(rule, label)));
        }
        return new Eligibility(criteria);
    }

    private Optional<Rule> rule(YamlKey key, String subject, boolean fromIsBound) {
        if (!(key.node() instanceof YamlNode.Mapping)) {
            return Optional.empty();
        }
        boolean any = key.key("any").present();
        boolean all = key.key("all").present();
        boolean condition = key.key(subject).present()
                || BOUNDS.keySet().stream()
                        .anyMatch(b ->
                                (fromIsBound || !b.equals("from")) && key.key(b).present());
        if ((any ? 1 : 0) + (all ? 1 : 0) + (condition ? 1 : 0) != 1) {
            key.problem(fromIsBound ? "plan.rule-one-of" : "plan.derive-one-of");
            return Optional.empty();
        }
        if (condition) {
            return condition(key, key.key(subject), fromIsBound);
        }
        List<Rule> rules = new ArrayList<>();
        List<YamlKey> items = key.key(any ? "any" : "all").items();
        items.forEach(item -> rule(item).ifPresent(rules::add));
        return rules.size() < items.size() || rules.isEmpty()
                ? Optional.empty()
                : Optional.of(any ? new Rule.AnyOf(rules) : new Rule.AllOf(rules));
    }

    private Optional<Rule> condition(YamlKey key, YamlKey subject, boolean fromIsBound) {
        if (!subject.present()) {
            key.problem("plan.condition-of-what", fromIsBound ? "variable" : "from");
            return Optional.empty();
        }
        Optional<Variable> variable = variables.find(subject);
        if (variable.isPresent() && variables.stage(variable.get().name()).compareTo(latest) > 0) {
            subject.problem(latest == Stage.RECORD ? "plan.derived-by-eligible" : "plan.derived-by-controls");
            variable = Optional.empty();
        }
        List<Bound> bounds = new ArrayList<>();
        boolean sound = true;
        for (Map.Entry<String, Relation> entry : BOUNDS.entrySet()) {
            YamlKey bound = key.key(entry.getKey());
            if (!bound.present() || (!fromIsBound && entry.getKey().equals("from"))) {
                continue;
            }
            List<YamlKey> values = entry.getValue() == Relation.IN ? bound.items() : List.of(bound);
            if (variable.isPresent()) {
                sound &= fits(variable.get(), entry.getValue(), bound, values);
            }
            if (values.isEmpty() || values.stream().anyMatch(v -> !(v.node() instanceof YamlNode.Scalar))) {
                sound = false;
            } else {
                bounds.add(new Bound(
                        entry.getValue(), values.stream().map(YamlKey::text).toList()));
            }
        }
        if (bounds.isEmpty()) {
            if (sound) {
                key.problem("plan.condition-without-bound");
            }
            return Optional.empty();
        }
        if (!sound || variable.isEmpty()) {
            return Optional.empty();
        }
        if (impossible(variable.get(), bounds)) {
            key.problem("plan.condition-impossible");
            return Optional.empty();
        }
        return Optional.of(new Condition(variable.get().name(), bounds));
    }

    /** Whether the variable can be compared so, and with these values; a problem for each that it cannot. */
    private static boolean fits(Variable variable, Relation relation, YamlKey bound, List<YamlKey> values) {
        Scale scale = new Scale(variable);
        if (relation.ordered() && !scale.ordered()) {
            bound.problem("plan.no-order", variable.name(), variable.type().word());
            return false;
        }
        boolean fit = true;
        for (YamlKey value : values) {
            if (value.node() instanceof YamlNode.Scalar && !isValueOf(variable, scale, value)) {
                fit = false;
            }
        }
        return fit;
    }

    private static boolean isValueOf(Variable variable, Scale scale, YamlKey value) {
        if (variable.type() == Variable.Type.TEXT
                || scale.position(value.text()).isPresent()) {
            return true;
        }
        switch (variable.type()) {
            case NUMERIC, INTEGER -> value.problem("plan.not-a-number", variable.name());
            case DATE -> value.problem("plan.not-a-date", variable.name());
            case BINARY -> value.problem("plan.not-yes-no", variable.name());
            case CATEGORICAL, ORDINAL, TEXT -> value.unknown(value.text(), "plan.unknown-level", variable.levels());
        }
        return false;
    }

    /** No value can lie between the bounds. */
    private static boolean impossible(Variable variable, List<Bound> bounds) {
        Scale scale = new Scale(variable);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (Bound bound : bounds) {
            OptionalDouble position = scale.position(bound.values().get(0));
            if (position.isEmpty()) {
                continue;
            }
            double at = position.getAsDouble();
            switch (bound.relation()) {
                case ABOVE -> low = Math.max(low, Math.nextUp(at));
                case AT_LEAST -> low = Math.max(low, at);
                case BELOW -> high = Math.min(high, Math.nextDown(at));
                case AT_MOST -> high = Math.min(high, at);
                case EQUALS -> {
                    low = Math.max(low, at);
                    high = Math.min(high, at);
                }
                case IN -> {}
            }
        }
        return low > high;
    }

    private static Map<String, Relation> bounds() {
        Map<String, Relation> bounds = new LinkedHashMap<>();
        bounds.put("above", Relation.ABOVE);
        bounds.put("min", Relation.AT_LEAST);
        bounds.put("at-least", Relation.AT_LEAST);
        bounds.put("from", Relation.AT_LEAST);
        bounds.put("below", Relation.BELOW);
        bounds.put("max", Relation.AT_MOST);
        bounds.put("at-most", Relation.AT_MOST);
        bounds.put("to", Relation.AT_MOST);
        bounds.put("equals", Relation.EQUALS);
        bounds.put("in", Relation.IN);
        return bounds;
    }
}
