package org.counterpart.plan.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.simulation.Distribution;
import org.counterpart.yaml.YamlKey;

/** Reads how one variable of a synthetic cohort is drawn. */
public final class DistributionReader {
    private static final Set<Variable.Type> NUMBERS = Set.of(Variable.Type.NUMERIC, Variable.Type.INTEGER);

    private static final Set<Variable.Type> VALUES = Set.of(
            Variable.Type.NUMERIC,
            Variable.Type.INTEGER,
            Variable.Type.CATEGORICAL,
            Variable.Type.ORDINAL,
            Variable.Type.TEXT);

    /** The words of the key {@code distribution}. */
    public enum Kind {
        NORMAL,
        LOGNORMAL,
        UNIFORM,
        POISSON,
        BINARY,
        DISCRETE,
        DATES,
        CONSTANT;

        String word() {
            return YamlKey.wordOf(this);
        }
    }

    /** What a distribution must say, what it may say besides, and the variables it is for. */
    private record Rules(List<String> needs, List<String> may, Set<Variable.Type> fits) {
        static Rules of(Kind kind) {
            return switch (kind) {
                case NORMAL, LOGNORMAL -> new Rules(List.of("mean", "sd"), List.of("min", "max", "decimals"), NUMBERS);
                case UNIFORM -> new Rules(List.of("min", "max"), List.of("decimals"), NUMBERS);
                case POISSON -> new Rules(List.of("mean"), List.of("min", "max"), NUMBERS);
                case BINARY -> new Rules(List.of("probability"), List.of(), Set.of(Variable.Type.BINARY));
                case DISCRETE -> new Rules(List.of("probabilities"), List.of(), VALUES);
                case DATES -> new Rules(List.of("from", "to"), List.of(), Set.of(Variable.Type.DATE));
                case CONSTANT -> new Rules(List.of("value"), List.of(), Set.of(Variable.Type.values()));
            };
        }
    }

    private final Variable variable;

    public DistributionReader(Variable variable) {
        this.variable = variable;
    }

    /**
     * The distribution; empty when something is wrong with it, which then has been told.
     *
     * @param besides keys of the same mapping that others read
     */
    public Optional<Distribution> read(YamlKey key, Set<String> besides) {
        Optional<Kind> named = key.key("distribution").word(Kind.class);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = named.get();
        Rules rules = Rules.of(kind);
        if (!rules.fits().contains(variable.type())) {
            key.key("distribution")
                    .problem(
                            "plan.distribution-unfit",
                            variable.name(),
                            variable.type().word());
            return Optional.empty();
        }
        Set<String> allowed = new LinkedHashSet<>(rules.needs());
        allowed.addAll(rules.may());
        boolean sound = true;
        for (Map.Entry<String, YamlKey> given : key.keys().entrySet()) {
            String name = given.getKey();
            if (!name.equals("distribution") && !allowed.contains(name) && !besides.contains(name)) {
                given.getValue().problem("plan.distribution-key", kind.word(), String.join(", ", allowed));
                sound = false;
            }
        }
        for (String need : rules.needs()) {
            if (!key.key(need).present()) {
                key.problem("plan.distribution-needs", kind.word(), need);
                sound = false;
            }
        }
        return sound ? distribution(kind, key) : Optional.empty();
    }

    private Optional<Distribution> distribution(Kind kind, YamlKey key) {
        double mean = key.key("mean").number(0);
        double sd = key.key("sd").number(1);
        double min = key.key("min").number(Double.NEGATIVE_INFINITY);
        double max = key.key("max").number(Double.POSITIVE_INFINITY);
        int decimals = key.key("decimals").whole(variable.type() == Variable.Type.INTEGER ? 0 : 2);
        if (min > max || (kind == Kind.UNIFORM && min == max)) {
            key.key("max").problem("plan.range", key.key("min").text());
            return Optional.empty();
        }
        if (variable.type() == Variable.Type.INTEGER && decimals != 0) {
            key.key("decimals").problem("plan.decimals-of-integer");
            return Optional.empty();
        }
        if ((kind == Kind.LOGNORMAL || kind == Kind.POISSON) && mean <= 0) {
            key.key("mean").problem("yaml.exclusiveMinimum", "0");
            return Optional.empty();
        }
        return switch (kind) {
            case NORMAL -> Optional.of(new Distribution.Normal(mean, sd, min, max, decimals));
            case LOGNORMAL -> Optional.of(new Distribution.LogNormal(mean, sd, min, max, decimals));
            case UNIFORM -> Optional.of(new Distribution.Uniform(min, max, decimals));
            case POISSON ->
                Optional.of(
                        new Distribution.Poisson(mean, (int) Math.max(0, min), (int) Math.min(Integer.MAX_VALUE, max)));
            case BINARY ->
                Optional.of(new Distribution.Binary(key.key("probability").number(0.5)));
            case DISCRETE -> discrete(key.key("probabilities"));
            case DATES -> days(key.key("from"), key.key("to"));
            case CONSTANT ->
                variable.type() == Variable.Type.TEXT
                        ? Optional.of(new Distribution.Constant(0))
                        : position(key.key("value"), key.key("value").text()).map(Distribution.Constant::new);
        };
    }

    private Optional<Distribution> discrete(YamlKey key) {
        List<Double> values = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean sound = true;
        for (Map.Entry<String, YamlKey> entry : key.keys().entrySet()) {
            Optional<Double> value = variable.type() == Variable.Type.TEXT
                    ? Optional.of((double) values.size())
                    : position(entry.getValue(), entry.getKey());
            BigDecimal probability = entry.getValue().decimal();
            sound &= value.isPresent() && probability != null;
            values.add(value.orElse(0.0));
            probabilities.add(entry.getValue().number(0));
            sum = sum.add(probability == null ? BigDecimal.ZERO : probability);
        }
        if (sound && sum.compareTo(BigDecimal.ONE) != 0) {
            key.problem("plan.probabilities", sum.toPlainString());
            sound = false;
        }
        return sound ? Optional.of(new Distribution.Discrete(values, probabilities)) : Optional.empty();
    }

    private Optional<Distribution> days(YamlKey from, YamlKey to) {
        Optional<Double> first = position(from, from.text());
        Optional<Double> last = position(to, to.text());
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (first.get() > last.get()) {
            to.problem("plan.range", from.text());
            return Optional.empty();
        }
        return Optional.of(
                new Distribution.Days(first.get().longValue(), last.get().longValue()));
    }

    private Optional<Double> position(YamlKey key, String text) {
        OptionalDouble position = new Scale(variable).position(text);
        if (position.isPresent()) {
            return Optional.of(position.getAsDouble());
        }
        switch (variable.type()) {
            case NUMERIC, INTEGER -> key.problem("plan.not-a-number", variable.name());
            case DATE -> key.problem("plan.not-a-date", variable.name());
            case BINARY -> key.problem("plan.not-yes-no", variable.name());
            case CATEGORICAL, ORDINAL, TEXT -> key.unknown(text, "plan.unknown-level", variable.levels());
        }
        return Optional.empty();
    }

    /** The texts that the positions 0, 1 ... of a free-text variable stand for. */
    public static List<String> words(YamlKey key) {
        return key.key("value").present()
                ? List.of(key.key("value").text())
                : List.copyOf(key.key("probabilities").keys().keySet());
    }
}
