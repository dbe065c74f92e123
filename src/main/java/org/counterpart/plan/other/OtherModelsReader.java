package org.counterpart.plan.other;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.plan.variable.PlanVariables;
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
 */
public record OtherModelsReader(
        PlanVariables variables,
        Function<YamlKey, List<String>> names,
        Function<YamlKey, Map<String, PredictorScale>> scales,
        boolean risks,
        boolean setsOfCases,
        boolean hasOutcome) {
    private static final int FEWEST_LEVELS = 3;

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
        for (String word : List.of("cluster", "correlation")) {
            boolean fits = word.equals("cluster") ? !kind.isOfLevels() : kind == Kind.GEE;
            if (item.key(word).present() && !fits) {
                item.key(word).problem("plan.other-not-of", word, YamlKey.wordOf(kind));
            }
        }
        YamlKey cluster = item.key("cluster");
        if (cluster.present()) {
            variables.declareAsText(cluster.text());
        }
        return new OtherModel(
                name,
                kind,
                outcome.map(Variable::name),
                reference(item.key("reference"), kind, outcome),
                named,
                Codings.scales(scales.apply(predictors)),
                cluster.present() ? Optional.of(cluster.text()) : Optional.empty(),
                correlation(item.key("correlation"), kind == Kind.GEE && (cluster.present() || !setsOfCases)));
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
            } else if (!hasOutcome) {
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
