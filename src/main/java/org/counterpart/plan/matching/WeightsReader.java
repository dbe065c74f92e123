package org.counterpart.plan.matching;

import java.util.Optional;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.weighting.WeightRule;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code weights:} section. */
public final class WeightsReader {
    private WeightsReader() {}

    /**
     * @param matched whether the exposed are matched already
     * @param exposure of a cohort; empty where the plan names none
     */
    public static Optional<WeightRule> read(
            YamlKey key, PlanVariables variables, boolean matched, Optional<String> exposure) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (matched) {
            key.problem("plan.weights-or-matching");
        } else if (exposure.isEmpty()) {
            key.problem("plan.weights-of-exposure");
        }
        YamlKey score = key.key("score");
        WeightRule.Method method = key.key("method").word(WeightRule.Method.IPTW);
        Optional<ScoreRule> rule = ScoreReader.read(score, variables, ScoreRule.Of.EXPOSURE);
        rule.filter(r -> exposure.filter(r.variables()::contains).isPresent())
                .ifPresent(r -> score.key("predictors").problem("plan.weights-of-itself", exposure.get()));
        return rule.map(r -> new WeightRule(method, r));
    }
}
