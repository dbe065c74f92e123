package org.counterpart.app.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** Adds a model of another kind, with a name that no other has. */
final class OtherModelEdit {
    private static final List<String> MODELS = List.of("other-models");

    private OtherModelEdit() {}

    /** @param form with the kind of model and, as the kind asks for them, a variable of levels or a column */
    static YamlEdit add(YamlEdit edit, Form form) {
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(k -> YamlKey.wordOf(k).equals(form.one("model")))
                .findFirst();
        if (kind.isEmpty()) {
            return edit;
        }
        boolean levels = kind.get().isOfLevels();
        String outcome = form.one("outcome");
        if (levels && outcome.isEmpty()) {
            return edit;
        }
        boolean hazard = kind.get() == Kind.COX;
        String time = form.one("time");
        if (hazard && time.isEmpty()) {
            return edit;
        }
        String cluster = form.one("cluster");
        String given = form.one("name").strip();
        String name = unused(edit, MODELS.get(0), given.isEmpty() ? (levels ? outcome : form.one("model")) : given);
        return edit.add(
                MODELS,
                "{name: " + YamlText.of(name) + ", model: " + form.one("model")
                        + (levels ? ", outcome: " + YamlText.of(outcome) : "")
                        + (hazard ? ", time: " + YamlText.of(time) : "")
                        + (levels || cluster.isEmpty() ? "" : ", cluster: " + YamlText.of(cluster)) + "}");
    }

    /** The name, or with a number that makes it one that no item of the list has. */
    static String unused(YamlEdit edit, String list, String name) {
        List<String> taken = PlanEdit.key(edit.text(), List.of(list)).items().stream()
                .map(item -> item.key("name").text())
                .toList();
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + " " + i;
        }
        return free;
    }
}
