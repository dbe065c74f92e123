package org.counterpart.plan.matching;

import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;

/** Reads the {@code risk-set:} of a matching. */
final class RiskSetReader {
    private final PlanVariables variables;

    private RiskSetReader(PlanVariables variables) {
        this.variables = variables;
    }

    /** @param of whom the design gives partners */
    static Optional<RiskSetRule> read(YamlKey key, PlanVariables variables, ScoreRule.Of of) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (of != ScoreRule.Of.CASE) {
            key.problem("plan.risk-set-of-cases");
        }
        return new RiskSetReader(variables).rule(key);
    }

    private Optional<RiskSetRule> rule(YamlKey key) {
        Optional<Variable> exit = time(key.key("exit"));
        boolean hasEntry = key.key("entry").present();
        Optional<Variable> entry = hasEntry ? time(key.key("entry")) : Optional.empty();
        YamlKey eventKey = key.key("event");
        Optional<Variable> event = variables.find(eventKey);
        if (event.isPresent() && event.get().type() != Variable.Type.BINARY) {
            event = time(eventKey);
            event.ifPresent(e -> exit.ifPresent(x -> requireAlike(eventKey, e, x)));
        }
        entry.ifPresent(e -> exit.ifPresent(x -> requireAlike(key.key("entry"), e, x)));
        return exit.isEmpty() || event.isEmpty() || (hasEntry && entry.isEmpty())
                ? Optional.empty()
                : Optional.of(new RiskSetRule(
                        entry.map(Variable::name),
                        exit.get().name(),
                        event.get().name()));
    }

    /** A date or a number. */
    private Optional<Variable> time(YamlKey key) {
        Optional<Variable> variable = variables.find(key);
        return variable.filter(v -> switch (v.type()) {
            case NUMERIC, INTEGER, DATE -> true;
            case BINARY, CATEGORICAL, ORDINAL, TEXT -> {
                if (!variables.unsure(v.name())) {
                    key.problem("plan.risk-set-time", v.name(), v.type().word());
                }
                yield false;
            }
        });
    }

    /** Dates are not compared with numbers. */
    private static void requireAlike(YamlKey key, Variable time, Variable exit) {
        if ((time.type() == Variable.Type.DATE) != (exit.type() == Variable.Type.DATE)) {
            key.problem(
                    "plan.risk-set-alike",
                    time.name(),
                    time.type().word(),
                    exit.name(),
                    exit.type().word());
        }
    }
}
