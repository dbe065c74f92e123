package org.counterpart.app.edit;

import static org.counterpart.app.edit.PlanEdit.key;
import static org.counterpart.app.edit.PlanEdit.plus;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.plan.variable.CodingReader;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** How the variables of a model enter: as they are, as a curve or a trend, and two of them multiplied. */
final class PredictorEdit {
    private static final Pattern CURVE = Pattern.compile("curve-([3-7])");

    private PredictorEdit() {}

    /** @param form with a variable of the list and how it shall enter; a word that is not known changes nothing */
    static YamlEdit form(YamlEdit edit, List<String> path, Form form) {
        String name = form.one("variable");
        Matcher curve = CURVE.matcher(form.one("value"));
        boolean known = curve.matches() || List.of("plain", "trend").contains(form.one("value"));
        if (name.isEmpty() || !known) {
            return edit;
        }
        String written = curve.matches()
                ? "{spline: " + YamlText.of(name) + ", knots: " + curve.group(1) + "}"
                : form.one("value").equals("trend") ? "{trend: " + YamlText.of(name) + "}" : YamlText.of(name);
        List<YamlKey> items = key(edit.text(), path).items();
        for (int i = 0; i < items.size(); i++) {
            if (PlanEdit.name(items.get(i)).equals(name)) {
                List<String> at = plus(path, Integer.toString(i));
                // What else is said of a curve, the value it is held against, stays.
                return curve.matches() && items.get(i).key("spline").present()
                        ? edit.set(plus(at, "knots"), curve.group(1))
                        : edit.set(at, written);
            }
        }
        return edit.add(path, written);
    }

    /** The product of two variables, once. */
    static YamlEdit multiply(YamlEdit edit, List<String> path, Form form) {
        List<String> two = List.of(form.one("one"), form.one("other"));
        if (two.contains("") || two.get(0).equals(two.get(1))) {
            return edit;
        }
        boolean there = key(edit.text(), path).items().stream()
                .anyMatch(item -> Set.copyOf(factors(item)).equals(Set.copyOf(two)));
        return there ? edit : edit.add(path, "{interaction: " + YamlText.list(two) + "}");
    }

    /** The variables that an item multiplies; none of an item that names one alone. */
    static List<String> factors(YamlKey item) {
        return CodingReader.factors(item).stream().map(YamlKey::text).toList();
    }
}
