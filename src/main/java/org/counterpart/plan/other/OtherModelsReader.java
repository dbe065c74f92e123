package org.counterpart.plan.other;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.other.OtherModel.Hazard;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.plan.survival.TimeToEvent;
import org.counterpart.plan.survival.TimeToEventReader;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.marginal.WorkingCorrelation;
import org.counterpart.yaml.YamlKey;

/**
 * Reads the plan's {@code other-models:} section.
 *
 * @param names of the variables a list holds
 * @param scales that it gives them
 * @param risks whether the share of cases among the analysed was chosen by nobody, so that there are risks
 * @param setsOfCases whether subjects stand in sets whose cases are given: within them outcomes are no matter of chance
 * @param hasOutcome whether the plan has an outcome
 * @param times reads what a model of a hazard is of
 */
public record OtherModelsReader(
        PlanVariables variables,
        Function<YamlKey, List<String>> names,
        Function<YamlKey, Map<String, PredictorScale>> scales,
        boolean risks,
        boolean setsOfCases,
        boolean hasOutcome,
        TimeToEventReader times) {
    private static final int FEWEST_LEVELS = 3;
    /** What some kinds alone are asked. */
    private static final Map<String, Set<Kind>> OF = Map.of(
            "cluster", EnumSet.of(Kind.POISSON, Kind.LOG_BINOMIAL, Kind.GEE, Kind.COX),
            "correlation", EnumSet.of(Kind.GEE),
            "time", EnumSet.of(Kind.COX),
            "event", EnumSet.of(Kind.COX),
            "strata", EnumSet.of(Kind.COX),
            "ties", EnumSet.of(Kind.COX));

    public List<OtherModel> read(YamlKey key) {
        List<OtherModel> models = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (YamlKey item : key.items()) {
            String name = item.key("name").text().strip();
            if (name.isEmpty()) {
                item.problem("plan.model-name");
            } else if (!given.add(name)) {
                item.key("name").problem("plan.model-name-twice");
            }
            item.key("model").word(Kind.class).ifPresent(kind -> models.add(model(item, name, kind)));
        }
        return models;
    }

    private OtherModel model(YamlKey item, String name, Kind kind) {
        Optional<Variable> outcome = outcome(item, kind);
        YamlKey predictors = item.key("predictors");
        List<String> named = names.apply(predictors);
        outcome.filter(v -> named.contains(v.name()))
                .ifPresent(v -> predictors.problem("plan.other-of-itself", v.name()));
        if (kind.isOfRisks() && !risks) {
            item.key("model").problem("plan.other-no-risk");
        }
        OF.forEach((word, kinds) -> {
            if (item.key(word).present() && !kinds.contains(kind)) {
                item.key(word).problem("plan.other-not-of", word, YamlKey.wordOf(kind));
            }
        });
        YamlKey cluster = item.key("cluster");
        if (cluster.present()) {
            variables.declareAsText(cluster.text());
        }
        OtherModel model = new OtherModel(
                name,
                kind,
                outcome.map(Variable::name),
                reference(item.key("reference"), kind, outcome),
                named,
                Codings.scales(scales.apply(predictors)),
                cluster.present() ? Optional.of(cluster.text()) : Optional.empty(),
                correlation(item.key("correlation"), kind == Kind.GEE && (cluster.present() || !setsOfCases)),
                kind == Kind.COX ? hazard(item) : Optional.empty());
        model.hazard()
                .ifPresent(h -> model.ofOutcome().stream()
                        .filter(named::contains)
                        .forEach(v -> predictors.problem(
                                h.strata().equals(Optional.of(v)) ? "plan.other-strata-itself" : "plan.other-of-itself",
                                v)));
        return model;
    }

    private Optional<Hazard> hazard(YamlKey item) {
        Optional<TimeToEvent> of = times.read(item);
        YamlKey key = item.key("strata");
        Optional<Variable> strata = key.present() ? variables.find(key) : Optional.empty();
        strata.filter(v -> !hasLevels(v) && !variables.unsure(v.name()))
                .ifPresent(v -> key.problem(
                        "plan.other-strata-without-levels", v.name(), v.type().word()));
        return of.map(
                t -> new Hazard(t, strata.map(Variable::name), item.key("ties").word(Ties.EFRON)));
    }

    private static boolean hasLevels(Variable variable) {
        return switch (variable.type()) {
            case BINARY, CATEGORICAL, ORDINAL -> true;
            case NUMERIC, INTEGER, DATE, TEXT -> false;
        };
    }

    /** @param ofChance whether the outcomes of a cluster are correlated by nature, not by how it was chosen */
    private static WorkingCorrelation correlation(YamlKey key, boolean ofChance) {
        WorkingCorrelation given =
                key.word(ofChance ? WorkingCorrelation.EXCHANGEABLE : WorkingCorrelation.INDEPENDENCE);
        if (given == WorkingCorrelation.EXCHANGEABLE && !ofChance) {
            key.problem("plan.other-sets-correlated");
        }
        return given;
    }

    /** Of a model of several levels; other models are of the plan's own outcome. */
    private Optional<Variable> outcome(YamlKey item, Kind kind) {
        YamlKey key = item.key("outcome");
        if (!kind.isOfLevels()) {
            if (key.present()) {
                key.problem("plan.other-not-of", "outcome", YamlKey.wordOf(kind));
            } else if (!hasOutcome && kind != Kind.COX) {
                item.key("model").problem("plan.other-no-outcome");
            }
            return Optional.empty();
        }
        if (!key.present()) {
            item.problem("plan.other-outcome", YamlKey.wordOf(kind));
            return Optional.empty();
        }
        Optional<Variable> variable = variables.find(key);
        variable.filter(v -> !fits(v, kind) && !variables.unsure(v.name()))
                .ifPresent(v -> key.problem(
                        kind == Kind.ORDINAL ? "plan.other-not-ordinal" : "plan.other-not-levels", v.name()));
        return variable;
    }

    private static boolean fits(Variable variable, Kind kind) {
        boolean ordered = variable.type() == Variable.Type.ORDINAL;
        boolean several = variable.levels().isEmpty() || variable.levels().size() >= FEWEST_LEVELS;
        return several && (ordered || (kind == Kind.MULTINOMIAL && variable.type() == Variable.Type.CATEGORICAL));
    }

    private static Optional<String> reference(YamlKey key, Kind kind, Optional<Variable> outcome) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (kind != Kind.MULTINOMIAL) {
            key.problem("plan.other-not-of", "reference", YamlKey.wordOf(kind));
        }
        outcome.filter(v -> !v.levels().isEmpty() && !v.levels().contains(key.text()))
                .ifPresent(v -> key.unknown(key.text(), "plan.other-reference", v.levels()));
        return Optional.of(key.text());
    }
}
