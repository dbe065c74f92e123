package org.counterpart.plan.survival;

import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.Condition;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.RuleReader;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;

/**
 * Reads {@code time:} and {@code event:} of what is asked of the time to an event.
 *
 * @param rules those that may be known of everybody eligible
 * @param chosen whether subjects were chosen by the plan's outcome, so that no time to an event is that of anybody's
 * @param hasOutcome whether the plan has an outcome
 */
public record TimeToEventReader(PlanVariables variables, RuleReader rules, boolean chosen, boolean hasOutcome) {

    /** The names that these keys give to times and events, sound or not. */
    public static Stream<String> named(YamlKey item) {
        return item.key("time").present()
                ? Stream.concat(Stream.of(item.key("time").text()), ofEvent(item.key("event")))
                : Stream.empty();
    }

    private static Stream<String> ofEvent(YamlKey event) {
        Stream<YamlKey> parts = Stream.of("any", "all").flatMap(k -> event.key(k).items().stream());
        return Stream.concat(
                Stream.of(event.key("variable").text(event.text())), parts.flatMap(TimeToEventReader::ofEvent));
    }

    /** Empty when something is wrong, which then has been told. */
    public Optional<TimeToEvent> read(YamlKey item) {
        if (chosen) {
            item.problem("plan.survival-of-chosen");
        }
        YamlKey time = item.key("time");
        YamlKey event = item.key("event");
        if (!time.present()) {
            item.problem("plan.survival-time");
        } else if (!event.present() && !hasOutcome) {
            item.problem("plan.survival-event");
        }
        Optional<Variable> number = variables.find(time).filter(v -> isTime(time, v));
        Optional<Rule> rule = event.present() ? rule(event) : Optional.empty();
        return number.isEmpty() || (event.present() && rule.isEmpty())
                ? Optional.empty()
                : Optional.of(new TimeToEvent(number.get().name(), rule));
    }

    private boolean isTime(YamlKey key, Variable variable) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER -> true;
            case DATE, BINARY, CATEGORICAL, ORDINAL, TEXT -> {
                if (!variables.unsure(variable.name())) {
                    key.problem(
                            "plan.survival-not-a-time",
                            variable.name(),
                            variable.type().word());
                }
                yield false;
            }
        };
    }

    /** A rule, or the name of a binary variable whose second level is the event. */
    private Optional<Rule> rule(YamlKey key) {
        if (key.node() instanceof YamlNode.Mapping) {
            return rules.rule(key);
        }
        Optional<Variable> variable = variables.find(key);
        if (variable.isPresent() && variable.get().type() != Variable.Type.BINARY) {
            if (!variables.unsure(variable.get().name())) {
                key.problem(
                        "plan.survival-not-binary",
                        variable.get().name(),
                        variable.get().type().word());
            }
            return Optional.empty();
        }
        return variable.map(v -> Condition.of(
                v.name(),
                Bound.Relation.EQUALS,
                v.levels().size() == 2 ? v.levels().get(1) : "1"));
    }
}
