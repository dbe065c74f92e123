package org.counterpart.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.yaml.YamlKey;

/** Reads {@code reclassification: true} or {@code reclassification: {cut-points: [0.1, 0.3]}}. */
final class ReclassificationReader {
    private ReclassificationReader() {}

    /** @param models how many models the plan has, of which each is held against the one before */
    static Optional<Reclassification> read(YamlKey key, int models) {
        YamlKey cuts = key.key("cut-points");
        if (!key.flag(false) && key.keys().isEmpty()) {
            return Optional.empty();
        }
        if (models < 2) {
            key.problem("plan.reclassification-of-one");
            return Optional.empty();
        }
        // What is no list of numbers, the schema has told of.
        List<Double> points = cuts.items().stream()
                .map(YamlKey::decimal)
                .filter(Objects::nonNull)
                .map(BigDecimal::doubleValue)
                .toList();
        if (!Reclassification.rising(points)) {
            cuts.problem("plan.reclassification-cut-points");
            return Optional.empty();
        }
        return Optional.of(Reclassification.withDefaults().with(points));
    }
}
