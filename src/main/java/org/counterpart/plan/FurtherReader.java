package org.counterpart.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.plan.FurtherPlan.Named;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.yaml.YamlKey;

/** Reads the list that {@code multivariable:} may be, and {@code subgroups:}. */
final class FurtherReader {
    private FurtherReader() {}

    /**
     * One model, without a name where the plan has one mapping.
     *
     * @param afterOutcome variables that are a consequence of the outcome
     * @param ofTable the scales of a model whose predictors the plan does not name
     */
    static List<Named> models(
            YamlKey key, ModelReader reader, List<String> afterOutcome, Map<String, PredictorScale> ofTable) {
        if (key.items().isEmpty()) {
            return List.of(new Named(
                    key.key("name").text(),
                    reader.multivariable(key, afterOutcome).orOn(ofTable)));
        }
        List<Named> models = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlKey item : key.items()) {
            String name = item.key("name").text().strip();
            if (name.isEmpty()) {
                item.problem("plan.model-name");
            } else if (!names.add(name)) {
                item.key("name").problem("plan.model-name-twice");
            }
            // Curves, validation and points are of the first model.
            if (!models.isEmpty() && item.key("score").present()) {
                item.key("score").problem("plan.score-not-first");
            }
            models.add(new Named(name, reader.multivariable(item, afterOutcome).orOn(ofTable)));
        }
        return models;
    }

    static FurtherPlan read(YamlKey multivariable, List<Named> models, YamlKey subgroups, TableVariables table) {
        return new FurtherPlan(
                multivariable.items().isEmpty() ? List.of() : models,
                table.withLevels(subgroups, "plan.subgroup-without-levels"));
    }
}
