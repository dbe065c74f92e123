package org.counterpart.app.edit;

import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlText;

/** Adds a quantity that was measured several times. */
final class RepeatedEdit {
    private static final List<String> REPEATED = List.of("repeated");
    private static final int FEWEST = 2;

    private RepeatedEdit() {}

    /** @param form with a name and the measurements in their order; fewer than two, or no name, change nothing */
    static YamlEdit add(YamlEdit edit, Form form) {
        String name = form.one("name").strip();
        List<String> measures = form.all("measure");
        boolean taken = PlanEdit.key(edit.text(), REPEATED).items().stream()
                .anyMatch(item -> item.key("name").label("").in("en").equals(name));
        if (name.isEmpty() || taken || measures.size() < FEWEST) {
            return edit;
        }
        return edit.add(
                REPEATED,
                "{name: " + YamlText.of(name) + ", measures: ["
                        + measures.stream().map(YamlText::of).collect(Collectors.joining(", ")) + "]}");
    }
}
