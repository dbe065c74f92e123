package org.counterpart.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.PartialAuc.Focus;
import org.counterpart.yaml.YamlKey;

/** Reads {@code partial: {specificity: [0.9, 1]}} or {@code partial: {sensitivity: [0.9, 1]}}. */
final class PartialAucReader {
    private PartialAucReader() {}

    static Optional<PartialAuc> read(YamlKey key) {
        YamlKey specificity = key.key("specificity");
        YamlKey sensitivity = key.key("sensitivity");
        if (specificity.present() && sensitivity.present()) {
            key.problem("plan.partial-both");
            return Optional.empty();
        }
        return specificity.present() ? part(Focus.SPECIFICITY, specificity) : part(Focus.SENSITIVITY, sensitivity);
    }

    /** What is no list of numbers, the schema has told of. */
    private static Optional<PartialAuc> part(Focus focus, YamlKey key) {
        List<BigDecimal> bounds = key.items().stream().map(YamlKey::decimal).toList();
        if (bounds.isEmpty() || bounds.stream().anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        if (bounds.size() == 2) {
            double from = bounds.get(0).doubleValue();
            double to = bounds.get(1).doubleValue();
            if (from >= 0 && from < to && to <= 1) {
                return Optional.of(new PartialAuc(focus, from, to));
            }
        }
        key.problem("plan.partial-bounds");
        return Optional.empty();
    }
}
