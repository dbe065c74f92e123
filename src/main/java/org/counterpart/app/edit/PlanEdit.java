package org.counterpart.app.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;
import org.counterpart.yaml.YamlText;

/** What a control of the page does to the plan's text. */
public final class PlanEdit {
    /** The keys at the top in the order in which a plan is read. */
    static final List<String> ORDER = List.of(
            "title",
            "cohort",
            "variables",
            "derive",
            "eligibility",
            "design",
            "case-control",
            "exposure",
            "group",
            "case",
            "outcomes",
            "control",
            "matching",
            "weights",
            "predictors-after-outcome",
            "univariate",
            "posthoc",
            "correlations",
            "repeated",
            "multivariable",
            "subgroups",
            "other-models",
            "survival",
            "impute",
            "roc",
            "prevalence",
            "sample-size",
            "validation",
            "sensitivity",
            "published",
            "multiverse",
            "report",
            "simulation");

    private PlanEdit() {}

    /**
     * The text after the change that a form asks for; a text that cannot be edited, and a form that asks for nothing
     * known, change nothing.
     */
    public static String apply(String text, Form form) {
        if (form.one("do").equals("text")) {
            return form.one("value").replace("\r\n", "\n");
        }
        YamlEdit edit = new YamlEdit(text, ORDER);
        if (!edit.possible()) {
            return text;
        }
        List<String> path = form.all("path");
        if (path.contains("")) {
            return text; // a list that nothing was chosen from
        }
        return switch (form.one("do")) {
            case "set" -> path.isEmpty() ? text : set(edit, path, form).text();
            case "remove" -> path.isEmpty() ? text : edit.remove(path).text();
            case "condition" -> CasesEdit.condition(edit, path, form).text();
            case "add-condition" -> CasesEdit.add(edit, path, form).text();
            case "join" -> CasesEdit.join(edit, path, form.one("value")).text();
            case "design" -> DesignEdit.to(edit, form.one("value"), form).text();
            case "score" -> ScoreEdit.to(edit, form.all("value")).text();
            case "weights" ->
                form.all("value").isEmpty()
                        ? edit.remove(List.of("weights")).text()
                        : list(edit, path, form.all("value")).text();
            case "other-model" -> OtherModelEdit.add(edit, form).text();
            case "correlation" -> CorrelationEdit.add(edit, form).text();
            case "repeated" -> RepeatedEdit.add(edit, form).text();
            case "survival" -> SurvivalEdit.add(edit, form).text();
            case "risk-set" -> RiskSetEdit.to(edit, form).text();
            case "form" ->
                path.isEmpty() ? text : PredictorEdit.form(edit, path, form).text();
            case "multiply" ->
                path.isEmpty() ? text : PredictorEdit.multiply(edit, path, form).text();
            case "validation" -> ValidationEdit.to(edit, form).text();
            case "use-column" -> VariablesEdit.use(edit, form).text();
            default -> text;
        };
    }

    private static YamlEdit set(YamlEdit edit, List<String> path, Form form) {
        String value = form.one("value").strip();
        return switch (form.one("kind")) {
            case "list" -> list(edit, path, form.all("value"));
            case "words" -> words(edit, path, value);
            case "label" -> VariablesEdit.label(edit, path, form.one("lang"), value);
            case "caliper" -> path.size() < 3 ? edit : CaliperEdit.caliper(edit, path, value, form.one("unit"));
            case "points" -> points(edit, path, value);
            case "misclassified" -> misclassified(edit, path, value);
            default -> value.isEmpty() ? edit.remove(path) : edit.set(path, YamlText.value(value));
        };
    }

    /** An integer score with this unit, or none: the section itself says that there is one. */
    private static YamlEdit points(YamlEdit edit, List<String> path, String unit) {
        return unit.isEmpty() ? edit.remove(path) : edit.set(plus(path, "unit"), YamlText.value(unit));
    }

    /** This exposure with values to start from, or none. */
    private static YamlEdit misclassified(YamlEdit edit, List<String> path, String exposure) {
        if (exposure.isEmpty()) {
            return edit.remove(path);
        }
        YamlEdit out = edit.set(plus(path, "exposure"), YamlText.value(exposure));
        boolean told = key(edit.text(), path).keys().size() > 1;
        return told
                ? out
                : out.set(plus(path, "sensitivity"), "[0.8, 0.9, 1]").set(plus(path, "specificity"), "[0.9, 1]");
    }

    /** Words between commas as a list. */
    private static YamlEdit words(YamlEdit edit, List<String> path, String value) {
        List<String> words = Arrays.stream(value.split("[,，、;；]", -1))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
        return words.isEmpty()
                ? edit.remove(path)
                : edit.set(path, words.stream().map(YamlText::value).collect(Collectors.joining(", ", "[", "]")));
    }

    /**
     * The list with exactly these names: what stays keeps its place and its scale. An interaction stays while all its
     * variables do.
     */
    static YamlEdit list(YamlEdit edit, List<String> path, List<String> names) {
        if (names.isEmpty()) {
            return edit.remove(path);
        }
        YamlKey list = key(edit.text(), path);
        if (list.items().isEmpty()) {
            return edit.set(path, YamlText.list(names));
        }
        YamlEdit out = edit;
        List<String> there = new ArrayList<>();
        for (YamlKey item : list.items()) {
            there.add(name(item));
        }
        List<String> more = names.stream().filter(n -> !there.contains(n)).toList();
        for (String name : more) {
            out = out.add(path, YamlText.of(name));
        }
        for (int i = there.size() - 1; i >= 0; i--) {
            YamlKey item = list.items().get(i);
            List<String> of = there.get(i).isEmpty() ? PredictorEdit.factors(item) : List.of(there.get(i));
            if (!names.containsAll(of)) {
                out = out.remove(plus(path, Integer.toString(i)));
            }
        }
        return out;
    }

    /** The variable that an item of a list names, alone or with how it enters; empty for an interaction. */
    static String name(YamlKey item) {
        return PlanVariables.named(item);
    }

    /** What stands under a path. */
    static YamlKey key(String text, List<String> path) {
        YamlNode root = YamlReader.parse(text, new YamlProblems(""));
        YamlKey at =
                root == null ? new YamlKey(new YamlProblems(""), "", 0, null) : YamlKey.top(new YamlProblems(""), root);
        for (String step : path) {
            boolean item = step.matches("\\d{1,6}") && !at.items().isEmpty();
            at = item && Integer.parseInt(step) < at.items().size()
                    ? at.items().get(Integer.parseInt(step))
                    : at.key(step);
        }
        return at;
    }

    static List<String> plus(List<String> path, String... more) {
        List<String> all = new ArrayList<>(path);
        all.addAll(List.of(more));
        return all;
    }
}
