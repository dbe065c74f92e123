package org.counterpart.app.edit;

import static org.counterpart.app.edit.PlanEdit.key;

import java.util.List;
import java.util.Map;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** Another design, with what it needs and without what only another one has. */
final class DesignEdit {
    private static final List<String> WITHOUT_PARTNERS = List.of("frequency", "note", "seed");
    private static final List<String> OF_SETS = List.of("sets", "exact", "note", "seed");
    private static final List<String> ONLY_OF_OTHERS = List.of("sets", "frequency", "note");
    private static final List<String> DESIGNS = List.of("matched", "sets", "unmatched", "cohort", "groups");

    /** Keys at the top that only some designs have. */
    private static final Map<String, List<String>> ONLY_OF = Map.of(
            "case-control", List.of("unmatched"),
            "exposure", List.of("cohort"),
            "group", List.of("groups"),
            "posthoc", List.of("groups"),
            "weights", List.of("cohort"),
            "subgroups", List.of("matched", "sets", "unmatched", "cohort"),
            "impute", List.of("matched", "sets", "unmatched", "cohort"),
            "validation", List.of("matched", "sets", "unmatched", "cohort"),
            "sample-size", List.of("matched", "sets", "unmatched", "cohort"));

    private DesignEdit() {}

    static YamlEdit to(YamlEdit edit, String design, Form form) {
        if (!DESIGNS.contains(design)) {
            return edit;
        }
        YamlEdit out = edit.set(List.of("design"), design);
        for (Map.Entry<String, List<String>> only : ONLY_OF.entrySet()) {
            out = only.getValue().contains(design) ? out : out.remove(List.of(only.getKey()));
        }
        boolean partners = design.equals("matched")
                || (design.equals("cohort")
                        && key(edit.text(), List.of("exposure")).present());
        out = matching(out, design, partners);
        if (design.equals("sets") && !form.one("sets").isEmpty()) {
            out = out.set(List.of("matching", "sets"), YamlText.of(form.one("sets")));
        }
        if (design.equals("groups") && !form.one("group").isEmpty()) {
            out = out.set(List.of("group"), YamlText.of(form.one("group")));
        }
        boolean sets = partners || design.equals("sets");
        out = sets
                ? out
                : out.remove(List.of("univariate", "paired"))
                        .remove(List.of("sensitivity", "rosenbaum"))
                        .remove(List.of("sample-size", "phi"));
        out = design.equals("groups") ? out.remove(List.of("sensitivity", "misclassification")) : out;
        return neighbours(models(out, sets), partners, sets);
    }

    private static YamlEdit matching(YamlEdit edit, String design, boolean partners) {
        YamlEdit out = edit;
        for (String name : key(edit.text(), List.of("matching")).keys().keySet()) {
            boolean stays = partners
                    ? !ONLY_OF_OTHERS.contains(name) && (design.equals("matched") || !name.equals("risk-set"))
                    : (design.equals("sets") ? OF_SETS : WITHOUT_PARTNERS).contains(name);
            out = stays ? out : out.remove(List.of("matching", name));
        }
        return out;
    }

    /** Of the choices that might have been made otherwise those that the design does not have go too. */
    private static YamlEdit neighbours(YamlEdit edit, boolean partners, boolean sets) {
        YamlEdit out = edit;
        for (String name : key(edit.text(), List.of("multiverse")).keys().keySet()) {
            boolean goes = (!partners && (name.startsWith("matching.") || name.startsWith("caliper.")))
                    || (!sets && name.equals("univariate.paired"));
            out = goes ? out.remove(List.of("multiverse", name)) : out;
        }
        return out;
    }

    /** A conditional model is of matched sets alone. */
    private static YamlEdit models(YamlEdit edit, boolean sets) {
        List<String> path = List.of("multivariable", "models");
        YamlKey models = key(edit.text(), path);
        boolean conditional = models.texts().contains("conditional");
        if (sets && !models.items().isEmpty() && !conditional) {
            return edit.add(path, "conditional");
        }
        return !sets && conditional ? edit.set(path, "[unconditional]") : edit;
    }
}
