package org.counterpart.app.edit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** Adds a pair of variables. */
final class CorrelationEdit {
    private static final List<String> CORRELATIONS = List.of("correlations");

    private CorrelationEdit() {}

    /** @param form with both names; one name twice, and a pair that is there, change nothing */
    static YamlEdit add(YamlEdit edit, Form form) {
        Set<String> pair = Stream.of("first", "second")
                .map(form::one)
                .filter(v -> !v.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean there = PlanEdit.key(edit.text(), CORRELATIONS).items().stream()
                .map(YamlKey::texts)
                .anyMatch(names -> pair.equals(Set.copyOf(names)));
        return pair.size() < 2 || there ? edit : edit.add(CORRELATIONS, YamlText.list(List.copyOf(pair)));
    }
}
