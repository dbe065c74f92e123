package org.counterpart.app.edit;

import java.util.List;
import org.counterpart.stats.DecimalText;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlText;

/** Numbers with a unit of their own. */
final class CaliperEdit {
    private CaliperEdit() {}

    /** @param unit {@code sd}, or empty for the variable's own */
    static YamlEdit caliper(YamlEdit edit, List<String> path, String value, String unit) {
        if (value.isEmpty()) {
            return edit.remove(path);
        }
        boolean inSds = unit.equals("sd") && DecimalText.isDecimal(value);
        return edit.set(path, inSds ? value + " sd" : YamlText.value(value));
    }
}
