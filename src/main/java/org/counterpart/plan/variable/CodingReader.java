package org.counterpart.plan.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.derived.CutAt;
import org.counterpart.cohort.derived.QuantileGroups;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.Codings.Product;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.PredictorForm;
import org.counterpart.regression.design.Spline;
import org.counterpart.yaml.YamlKey;

/**
 * Reads how the predictors of a model enter: a scale, {@code {spline: bmd, knots: 4}}, {@code {trend: asa}}, {@code
 * {interaction: [sex, tfi]}}.
 */
public final class CodingReader {
    private static final int KNOTS = 4;

    private final PlanVariables variables;

    public CodingReader(PlanVariables variables) {
        this.variables = variables;
    }

    public Codings read(YamlKey predictors) {
        Map<String, PredictorForm> forms = new LinkedHashMap<>();
        List<Product> products = new ArrayList<>();
        for (YamlKey item : predictors.items()) {
            requireOneKind(item);
            if (item.key("interaction").present()) {
                product(item.key("interaction"), products);
            } else if (item.key("spline").present()) {
                spline(item).ifPresent(form -> forms.put(PlanVariables.named(item), form));
            } else if (item.key("trend").present()) {
                trend(item).ifPresent(form -> forms.put(PlanVariables.named(item), form));
            } else {
                ScaleReader.read(item, variables).ifPresent(form -> forms.put(PlanVariables.named(item), form));
            }
        }
        return new Codings(forms, products);
    }

    /** The variables that interactions name. */
    public static List<YamlKey> multiplied(YamlKey predictors) {
        return predictors.items().stream()
                .flatMap(item -> factors(item).stream())
                .toList();
    }

    /** The variables that one item multiplies; none of an item that is no interaction. */
    public static List<YamlKey> factors(YamlKey item) {
        return item.key("interaction").items();
    }

    private static void requireOneKind(YamlKey item) {
        List<String> kinds = List.of("variable", "spline", "trend", "interaction");
        List<String> said =
                kinds.stream().filter(kind -> item.key(kind).present()).toList();
        if (said.size() > 1) {
            item.key(said.get(1)).problem("plan.predictor-kinds", said.get(0), said.get(1));
            return;
        }
        Map.of("knots", "spline", "reference", "spline", "scores", "trend", "per", "variable", "log", "variable")
                .forEach((key, kind) -> {
                    if (item.key(key).present() && !said.contains(kind) && !said.isEmpty()) {
                        item.key(key).problem("plan.predictor-key", key, kind);
                    }
                });
        if (said.isEmpty() && !item.keys().isEmpty()) {
            item.key("variable").problem("yaml.required", "variable");
        }
    }

    /** The variable an item names; empty where nothing more is to be said of it. */
    private Optional<Variable> of(YamlKey item) {
        String name = PlanVariables.named(item);
        return Optional.ofNullable(variables.known().get(name)).filter(v -> !variables.unsure(name));
    }

    private Optional<Spline> spline(YamlKey item) {
        Optional<Variable> variable = of(item);
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        Variable.Type type = variable.get().type();
        if (type != Variable.Type.NUMERIC && type != Variable.Type.INTEGER) {
            item.key("spline").problem("plan.spline-of-number", variable.get().name(), type.word());
            return Optional.empty();
        }
        YamlKey reference = item.key("reference");
        OptionalDouble against = reference.decimal() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(reference.decimal().doubleValue());
        return knots(item.key("knots")).map(spline -> spline.against(against));
    }

    private static Optional<Spline> knots(YamlKey key) {
        if (key.items().isEmpty()) {
            int count = key.whole(KNOTS);
            if (key.present() && (key.decimal() == null || count < Spline.LEAST || count > Spline.MOST)) {
                key.problem("plan.spline-knots", Spline.LEAST, Spline.MOST);
                return Optional.empty();
            }
            return Optional.of(Spline.of(count));
        }
        List<Double> knots = numbers(key);
        if (!ascend(knots) || knots.size() < Spline.LEAST || knots.size() > Spline.MOST) {
            key.problem("plan.spline-knots", Spline.LEAST, Spline.MOST);
            return Optional.empty();
        }
        return Optional.of(Spline.at(knots));
    }

    private Optional<LevelScores> trend(YamlKey item) {
        Optional<Variable> variable = of(item);
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        if (variable.get().type() != Variable.Type.ORDINAL) {
            item.key("trend")
                    .problem(
                            "plan.trend-of-ordinal",
                            variable.get().name(),
                            variable.get().type().word());
            return Optional.empty();
        }
        YamlKey scores = item.key("scores");
        int levels = variable.get().levels().size();
        if (!scores.present()) {
            return Optional.of(LevelScores.ranks(levels));
        }
        if (scores.text().equals("median")) {
            Optional<String> number = number(variable.get().name());
            if (number.isEmpty()) {
                scores.problem("plan.trend-median", variable.get().name());
            }
            return number.map(LevelScores::medians);
        }
        List<Double> values = numbers(scores);
        if (values.size() != levels || !ascend(values)) {
            scores.problem("plan.trend-scores", levels, variable.get().name());
            return Optional.empty();
        }
        return Optional.of(LevelScores.of(values));
    }

    /** What groups were cut from. */
    private Optional<String> number(String name) {
        return variables.derivations().stream()
                .filter(d -> d.name().equals(name))
                .filter(d -> d instanceof CutAt || d instanceof QuantileGroups)
                .map(Derivation::variables)
                .map(of -> of.iterator().next())
                .filter(of -> variables.known().get(of).type() != Variable.Type.DATE)
                .findFirst();
    }

    private void product(YamlKey key, List<Product> products) {
        List<String> names = key.items().stream().map(YamlKey::text).toList();
        if (names.size() != 2 || names.get(0).equals(names.get(1))) {
            key.problem("plan.interaction-two");
            return;
        }
        Product product = new Product(names.get(0), names.get(1));
        if (products.stream().anyMatch(product::isSame)) {
            key.problem("plan.interaction-twice");
            return;
        }
        products.add(product);
    }

    private static List<Double> numbers(YamlKey key) {
        List<Double> numbers = new ArrayList<>();
        for (YamlKey item : key.items()) {
            numbers.add(item.decimal() == null ? Double.NaN : item.decimal().doubleValue());
        }
        return numbers;
    }

    private static boolean ascend(List<Double> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (Double.isNaN(numbers.get(i)) || (i > 0 && numbers.get(i) <= numbers.get(i - 1))) {
                return false;
            }
        }
        return true;
    }
}
