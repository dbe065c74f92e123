package org.counterpart.app.edit;

import java.util.List;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlText;

/** Adds curves of the share without an event, with a name that no others have. */
final class SurvivalEdit {
    private static final String CURVES = "survival";

    private SurvivalEdit() {}

    /** @param form with the time of follow-up, and the variable whose levels each have a curve or none */
    static YamlEdit add(YamlEdit edit, Form form) {
        String time = form.one("time");
        if (time.isEmpty()) {
            return edit;
        }
        String by = form.one("by");
        String given = form.one("name").strip();
        String name = OtherModelEdit.unused(edit, CURVES, given.isEmpty() ? (by.isEmpty() ? time : by) : given);
        return edit.add(
                List.of(CURVES),
                "{name: " + YamlText.of(name) + ", time: " + YamlText.of(time)
                        + (by.isEmpty() ? "" : ", by: " + YamlText.of(by)) + "}");
    }
}
