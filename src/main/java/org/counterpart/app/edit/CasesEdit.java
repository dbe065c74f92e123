package org.counterpart.app.edit;

import static org.counterpart.app.edit.PlanEdit.key;
import static org.counterpart.app.edit.PlanEdit.plus;

import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** Rules that say who is in the study and who is a case, made of a variable, a sign and a value. */
final class CasesEdit {
    /** Signs that a condition may have, with the words that mean the same. */
    private static final List<String> SIGNS =
            List.of("equals", "in", "above", "min", "at-least", "from", "below", "max", "at-most", "to");

    private CasesEdit() {}

    /** The condition under a path with another variable, sign or value; a label stays. */
    static YamlEdit condition(YamlEdit edit, List<String> path, Form form) {
        YamlKey old = key(edit.text(), path);
        if (!old.key("variable").present()) {
            return edit.set(path, written(form));
        }
        YamlEdit out = edit;
        boolean other = !old.key("variable").text().equals(form.one("variable"));
        if (other) {
            out = out.set(plus(path, "variable"), YamlText.of(form.one("variable")));
        }
        boolean between = form.one("sign").equals("between");
        String sign = sign(old, between ? "min" : form.one("sign"));
        String upper = between ? sign(old, "max") : "";
        for (String key : SIGNS) {
            if (!key.equals(sign) && !key.equals(upper) && old.key(key).present()) {
                out = out.remove(plus(path, key));
            }
        }
        out = out.set(plus(path, sign), value(sign, form.all("value")));
        String upTo = form.one("up-to").isBlank() ? form.one("value") : form.one("up-to");
        return between ? out.set(plus(path, upper), YamlText.value(upTo.strip())) : out;
    }

    /** The plan's own word for a sign where it has one: {@code from} for {@code min}. */
    private static String sign(YamlKey old, String asked) {
        List<String> alike = switch (asked) {
            case "min" -> List.of("min", "at-least", "from");
            case "max" -> List.of("max", "at-most", "to");
            default -> List.of(asked);
        };
        String usual = SIGNS.contains(asked) ? asked : "equals";
        return alike.stream().filter(k -> old.key(k).present()).findFirst().orElse(usual);
    }

    private static String value(String sign, List<String> texts) {
        List<String> values =
                texts.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
        if (sign.equals("in")) {
            return values.stream()
                    .flatMap(v -> List.of(v.split("[,，、]", -1)).stream())
                    .map(v -> YamlText.value(v.strip()))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return values.isEmpty() ? "\"\"" : YamlText.value(values.get(0));
    }

    private static String written(Form form) {
        return written(form, "value");
    }

    /** @param field of the form that holds the value */
    static String written(Form form, String field) {
        String sign = SIGNS.contains(form.one("sign")) ? form.one("sign") : "equals";
        return "{variable: " + YamlText.of(form.one("variable")) + ", " + sign + ": " + value(sign, form.all(field))
                + "}";
    }

    /** One condition more: of a list behind the others, of a rule of one condition beside it. */
    static YamlEdit add(YamlEdit edit, List<String> path, Form form) {
        YamlKey rule = key(edit.text(), path);
        if (path.equals(List.of("eligibility"))) {
            return edit.add(path, written(form));
        }
        if (!rule.present()) {
            return edit.set(path, written(form));
        }
        for (String join : List.of("any", "all")) {
            if (rule.key(join).present()) {
                return edit.add(plus(path, join), written(form));
            }
        }
        return edit.set(path, "{any: [" + YamlText.flow(rule.node()) + ", " + written(form) + "]}");
    }

    /** Whether one condition is enough or all must hold. */
    static YamlEdit join(YamlEdit edit, List<String> path, String word) {
        String other = word.equals("all") ? "any" : "all";
        return key(edit.text(), plus(path, other)).present()
                        && List.of("any", "all").contains(word)
                ? edit.rename(plus(path, other), word)
                : edit;
    }
}
