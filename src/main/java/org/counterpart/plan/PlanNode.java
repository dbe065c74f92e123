package org.counterpart.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file with the line it stands on. */
sealed interface PlanNode {
    int line();

    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * @param text as the file writes it, so that a level {@code 1.0} or {@code no} keeps its spelling
     * @param number the exact decimal of a {@link Kind#NUMBER}, else null
     */
    record Scalar(int line, Kind kind, String text, BigDecimal number) implements PlanNode {}

    record Sequence(int line, List<PlanNode> items) implements PlanNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(int line, Map<String, Entry> entries) implements PlanNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value under a key, or null. */
        PlanNode get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }
    }

    /** @param line line of the key */
    record Entry(int line, PlanNode value) {}
}
