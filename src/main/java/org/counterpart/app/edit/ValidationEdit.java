package org.counterpart.app.edit;

import static org.counterpart.app.edit.PlanEdit.key;
import static org.counterpart.app.edit.PlanEdit.plus;

import java.util.List;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlText;

/** Whom the model is tried on: nobody, a part drawn at random, those a rule leaves, or a second file. */
final class ValidationEdit {
    private static final List<String> VALIDATION = List.of("validation");
    private static final List<String> SPLIT = List.of("validation", "split");

    private ValidationEdit() {}

    /** @param form {@code value} says which way; with a variable, a sign and a level for a rule */
    static YamlEdit to(YamlEdit edit, Form form) {
        return switch (form.one("value")) {
            case "none" -> edit.remove(VALIDATION);
            case "random" ->
                edit.has(plus(SPLIT, "share")) ? edit : edit.set(VALIDATION, "{split: {share: 0.7, seed: 1}}");
            case "rule" -> rule(edit, form);
            case "file" ->
                form.one("file").isEmpty()
                        ? edit
                        : edit.set(VALIDATION, "{cohort: " + YamlText.of(form.one("file")) + "}");
            default -> edit;
        };
    }

    private static YamlEdit rule(YamlEdit edit, Form form) {
        boolean has = !key(edit.text(), SPLIT).keys().isEmpty() && !edit.has(plus(SPLIT, "share"));
        if (has || form.one("variable").isEmpty()) {
            return edit;
        }
        return edit.set(VALIDATION, "{split: " + CasesEdit.written(form, "level") + "}");
    }
}
