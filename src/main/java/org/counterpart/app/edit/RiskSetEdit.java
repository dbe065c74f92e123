package org.counterpart.app.edit;

import java.util.List;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlText;

/** The times of a design with risk sets; without any of them it has none. */
final class RiskSetEdit {
    private static final List<String> RISK_SET = List.of("matching", "risk-set");

    private RiskSetEdit() {}

    /** @param form with a variable for each time, empty for none */
    static YamlEdit to(YamlEdit edit, Form form) {
        YamlEdit out = edit;
        boolean any = false;
        for (String time : List.of("entry", "exit", "event")) {
            List<String> path = PlanEdit.plus(RISK_SET, time);
            String name = form.one(time);
            any |= !name.isEmpty();
            out = name.isEmpty() ? out.remove(path) : out.set(path, YamlText.of(name));
        }
        return any ? out : out.remove(RISK_SET);
    }
}
