package org.counterpart.plan.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.matching.design.ScoreRule.Of;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.ScaleReader;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.yaml.YamlKey;

/** Reads the {@code score:} that a matching may use. */
final class ScoreReader {
    private ScoreReader() {}

    /** @param of what the score of this design is of */
    static Optional<ScoreRule> read(YamlKey key, PlanVariables variables, Of of) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (key.key("of").word(of) != of) {
            key.key("of").problem(of == Of.CASE ? "plan.score-of-exposure" : "plan.score-of-case");
        }
        if (variables.known().containsKey(ScoreRule.COLUMN)) {
            key.problem("plan.score-name");
        }
        YamlKey list = key.key("predictors");
        Map<String, Predictor> predictors = new LinkedHashMap<>();
        List<Variable> named = variables.list(list);
        for (Variable variable : named) {
            if (variable.type() == Variable.Type.TEXT) {
                list.problem(
                        "plan.not-comparable", variable.name(), variable.type().word());
            } else if (!variables.unsure(variable.name())) {
                predictors.put(
                        variable.name(),
                        // Which two words its cells hold is known once the file is read.
                        variable.type() == Variable.Type.BINARY
                                        && variable.levels().isEmpty()
                                ? Predictor.number(variable.name())
                                : Predictor.of(variable));
            }
        }
        for (YamlKey item : list.items()) {
            Optional<PredictorScale> scale = ScaleReader.read(item, variables);
            String name = PlanVariables.named(item);
            if (scale.isPresent() && scale.get().isLinear()) {
                item.problem("plan.score-step", name);
            } else if (scale.isPresent()) {
                predictors.computeIfPresent(name, (n, p) -> p.in(scale.get()));
            }
        }
        return predictors.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScoreRule(
                        List.copyOf(predictors.values()), of, key.key("scale").word(ScoreRule.Scale.LOGIT)));
    }
}
