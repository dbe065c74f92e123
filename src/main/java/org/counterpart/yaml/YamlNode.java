package org.counterpart.yaml;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file with the line it stands on. */
public sealed interface YamlNode {
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
    record Scalar(int line, Kind kind, String text, BigDecimal number) implements YamlNode {}

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(int line, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value under a key, or null. */
        public YamlNode get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }
    }

    /** @param line line of the key */
    record Entry(int line, YamlNode value) {}
}
