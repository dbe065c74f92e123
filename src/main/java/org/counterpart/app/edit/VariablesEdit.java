package org.counterpart.app.edit;

import static org.counterpart.app.edit.PlanEdit.key;
import static org.counterpart.app.edit.PlanEdit.plus;

import java.util.List;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** What is declared of a column. */
final class VariablesEdit {
    private VariablesEdit() {}

    /** Declares a column as it was proposed, or no longer: what is not declared is not used. */
    static YamlEdit use(YamlEdit edit, Form form) {
        List<String> path = List.of("variables", form.one("column"));
        if (form.one("value").equals("true")) {
            return edit.has(path) ? edit : edit.set(path, form.one("declaration"));
        }
        return edit.remove(path);
    }

    /** A label in one language; one label for both becomes two when they come to differ. */
    static YamlEdit label(YamlEdit edit, List<String> path, String language, String value) {
        YamlKey old = key(edit.text(), path);
        if (!old.keys().isEmpty()) {
            List<String> own = plus(path, language);
            return value.isEmpty() ? edit.remove(own) : edit.set(own, YamlText.of(value));
        }
        return value.isEmpty() ? edit.remove(path) : edit.set(path, YamlText.of(value));
    }
}
