package org.counterpart.plan.sensitivity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.sensitivity.Misclassification.Given;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.sensitivity.Prior;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code sensitivity:} section. */
public final class SensitivityReader {
    private static final int DRAWS = 10_000;

    /** Rows of a table that somebody may read. */
    private static final int MOST_ROWS = 200;

    private final PlanVariables variables;
    private final boolean outcome;

    private SensitivityReader(PlanVariables variables, boolean outcome) {
        this.variables = variables;
        this.outcome = outcome;
    }

    /**
     * @param hasSets whether the design has matched sets
     * @param design its word
     * @param outcome whether the plan has one
     */
    public static SensitivityPlan read(
            YamlKey key, boolean hasSets, String design, PlanVariables variables, boolean outcome) {
        boolean rosenbaum = key.key("rosenbaum").flag(false);
        if (rosenbaum && !hasSets) {
            key.key("rosenbaum").problem("plan.rosenbaum-without-sets", design);
        }
        return new SensitivityPlan(
                key.key("e-value").flag(false),
                rosenbaum && hasSets,
                new SensitivityReader(variables, outcome).misclassification(key.key("misclassification")));
    }

    private Optional<Misclassification> misclassification(YamlKey key) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (!outcome) {
            key.problem("plan.misclassification-without-outcome");
            return Optional.empty();
        }
        Optional<String> exposure = exposure(key.key("exposure"));
        boolean apart = key.key("cases").present() || key.key("controls").present();
        if (apart && (key.key("sensitivity").present() || key.key("specificity").present())) {
            key.problem("plan.misclassification-twice");
            return Optional.empty();
        }
        Optional<Given> cases = given(apart ? key.key("cases") : key);
        Optional<Given> controls = apart ? given(key.key("controls")) : Optional.empty();
        if (exposure.isEmpty() || cases.isEmpty() || (apart && controls.isEmpty())) {
            return Optional.empty();
        }
        Misclassification found = new Misclassification(
                exposure.get(), cases.get(), controls, key.key("draws").whole(DRAWS));
        if (found.isProbabilistic() && found.grid().size() > 1) {
            key.problem("plan.misclassification-mixed");
            return Optional.empty();
        }
        if (found.grid().size() > MOST_ROWS) {
            key.problem("plan.misclassification-rows", found.grid().size(), MOST_ROWS);
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private Optional<String> exposure(YamlKey key) {
        if (!key.present()) {
            key.problem("yaml.required", "exposure");
            return Optional.empty();
        }
        return variables
                .find(key)
                .filter(v -> {
                    boolean binary = v.type() == Variable.Type.BINARY;
                    if (!binary && !variables.unsure(v.name())) {
                        key.problem("plan.misclassification-binary", v.name());
                    }
                    return binary;
                })
                .map(Variable::name);
    }

    private static Optional<Given> given(YamlKey key) {
        List<Prior> sensitivity = values(key, "sensitivity");
        List<Prior> specificity = values(key, "specificity");
        return sensitivity.isEmpty() || specificity.isEmpty()
                ? Optional.empty()
                : Optional.of(new Given(sensitivity, specificity));
    }

    /** A number, a list of numbers, or one distribution; none where it is a problem. */
    private static List<Prior> values(YamlKey group, String name) {
        YamlKey key = group.key(name);
        if (!key.present()) {
            group.problem("plan.misclassification-needs", name);
            return List.of();
        }
        if (!key.keys().isEmpty()) {
            Optional<Prior> prior = prior(key);
            if (prior.isEmpty()) {
                key.problem("plan.misclassification-prior");
            }
            return prior.stream().toList();
        }
        List<BigDecimal> numbers =
                key.items().isEmpty() ? Stream.ofNullable(key.decimal()).toList() : numbers(key);
        if (numbers.isEmpty() || numbers.stream().anyMatch(n -> n.signum() <= 0 || n.compareTo(BigDecimal.ONE) > 0)) {
            key.problem("plan.misclassification-value");
            return List.of();
        }
        return numbers.stream()
                .map(n -> (Prior) new Prior.Known(n.doubleValue()))
                .toList();
    }

    private static List<BigDecimal> numbers(YamlKey key) {
        return key.items().stream()
                .map(YamlKey::decimal)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<Prior> prior(YamlKey key) {
        double[] uniform = parameters(key.key("uniform"), 2);
        double[] trapezoidal = parameters(key.key("trapezoidal"), 4);
        double[] beta = parameters(key.key("beta"), 2);
        if (key.keys().size() != 1) {
            return Optional.empty();
        }
        if (rises(uniform)) {
            return Optional.of(new Prior.Uniform(uniform[0], uniform[1]));
        }
        if (rises(trapezoidal)) {
            return Optional.of(new Prior.Trapezoidal(trapezoidal[0], trapezoidal[1], trapezoidal[2], trapezoidal[3]));
        }
        return beta.length == 2 && beta[0] > 0 && beta[1] > 0
                ? Optional.of(new Prior.Beta(beta[0], beta[1]))
                : Optional.empty();
    }

    /** Of the right number; empty else. */
    private static double[] parameters(YamlKey key, int count) {
        double[] given =
                numbers(key).stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return given.length == count ? given : new double[0];
    }

    /** Whether these are shares from 0 to 1 that do not fall, the last above the first. */
    private static boolean rises(double[] values) {
        if (values.length == 0 || values[0] < 0 || values[values.length - 1] > 1) {
            return false;
        }
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[i - 1]) {
                return false;
            }
        }
        return values[values.length - 1] > values[0];
    }
}
