package org.counterpart.report.profile;

import java.util.Map;
import java.util.stream.Collectors;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.cohort.source.SourceText;
import org.counterpart.report.Json;
import org.counterpart.yaml.YamlText;

/** What a plan may declare of a column, by its cells. */
public final class ProposedVariable {
    private ProposedVariable() {}

    /** A mapping in one line. */
    public static String of(Profile profile, ColumnProfile column) {
        Variable v = column.variable();
        SourceText file = profile.file().text();
        StringBuilder text = new StringBuilder("{type: ").append(v.type().word());
        if (!v.levels().isEmpty()) {
            text.append(", levels: ").append(YamlText.list(file.inOrder(v.name(), v.levels())));
        }
        if (!v.formats().isEmpty()) {
            text.append(", format: ")
                    .append(v.formats().size() == 1 ? YamlText.of(v.formats().get(0)) : YamlText.list(v.formats()));
        }
        form(text, v.form());
        if (!column.found().missing().isEmpty()) {
            text.append(", missing: ").append(YamlText.list(column.found().missing()));
        }
        return text.append(", label: ")
                .append(YamlText.of(file.label(v.name()).orElse(v.name())))
                .append('}')
                .toString();
    }

    private static void form(StringBuilder text, CellForm form) {
        if (!form.suffix().isEmpty()) {
            text.append(", suffix: ").append(YamlText.of(form.suffix()));
        }
        if (!form.thousands().isEmpty()) {
            text.append(", thousands: ").append(YamlText.of(form.thousands()));
        }
        if (form.percent()) {
            text.append(", percent: true");
        }
        if (form.below() != CellForm.Limit.REFUSE) {
            text.append(", below-limit: ").append(Json.word(form.below()));
        }
        if (form.above() != CellForm.Limit.REFUSE) {
            text.append(", above-limit: ").append(Json.word(form.above()));
        }
        if (!form.recode().isEmpty()) {
            text.append(", recode: {");
            text.append(form.recode().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> YamlText.of(e.getKey()) + ": " + YamlText.of(e.getValue()))
                    .collect(Collectors.joining(", ")));
            text.append('}');
        }
    }
}
