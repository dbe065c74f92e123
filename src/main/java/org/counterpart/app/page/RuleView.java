package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.counterpart.yaml.YamlKey;

/**
 * One condition of a rule, or a rule that has too much in it for lists.
 *
 * @param path steps to it from the top of the plan
 * @param sign the plan's word for the relation; empty for what only the text can change
 * @param value what it is held against, several between commas
 * @param upTo the second value of {@code between}, else empty
 * @param words the rule as a report has it
 */
public record RuleView(
        List<String> path, String variable, String sign, String value, String upTo, String words, String label) {
    /** From one value to another, both included. */
    public static final String BETWEEN = "between";

    private static final List<String> LOWER = List.of("min", "at-least", "from");
    private static final List<String> UPPER = List.of("max", "at-most", "to");
    private static final List<String> OTHER = List.of("equals", "in", "above", "below");

    public RuleView {
        path = List.copyOf(path);
    }

    /** The conditions of a rule: one, or those of its list. */
    static List<RuleView> all(YamlKey rule, List<String> path, String language, Function<YamlKey, String> words) {
        if (!rule.present()) {
            return List.of();
        }
        for (String join : List.of("any", "all")) {
            if (rule.key(join).present()) {
                return items(rule.key(join), plus(path, join), language, words);
            }
        }
        return rule.items().isEmpty() ? List.of(one(rule, path, language, words)) : items(rule, path, language, words);
    }

    private static List<RuleView> items(
            YamlKey list, List<String> path, String language, Function<YamlKey, String> words) {
        List<RuleView> views = new ArrayList<>();
        for (YamlKey item : list.items()) {
            views.add(one(item, plus(path, Integer.toString(views.size())), language, words));
        }
        return views;
    }

    private static RuleView one(YamlKey rule, List<String> path, String language, Function<YamlKey, String> words) {
        String said = words.apply(rule);
        List<String> signs = rule.keys().keySet().stream()
                .filter(k -> LOWER.contains(k) || UPPER.contains(k) || OTHER.contains(k))
                .toList();
        YamlKey label = rule.key("label");
        String shown = label.text().isEmpty() ? label.key(language).text() : label.text();
        String variable = rule.key("variable").text();
        boolean between = signs.size() == 2 && LOWER.contains(signs.get(0)) && UPPER.contains(signs.get(1));
        if (between) {
            String low = rule.key(signs.get(0)).text();
            return new RuleView(
                    path, variable, BETWEEN, low, rule.key(signs.get(1)).text(), said, shown);
        }
        if (signs.size() != 1 || variable.isEmpty()) {
            return new RuleView(path, variable, "", "", "", said, shown);
        }
        String sign = signs.get(0);
        YamlKey value = rule.key(sign);
        String usual = LOWER.contains(sign) ? "min" : UPPER.contains(sign) ? "max" : sign;
        return new RuleView(
                path,
                variable,
                usual,
                sign.equals("in") ? String.join(", ", value.texts()) : value.text(),
                "",
                said,
                shown);
    }

    public boolean isSimple() {
        return !sign.isEmpty();
    }

    private static List<String> plus(List<String> path, String step) {
        List<String> all = new ArrayList<>(path);
        all.add(step);
        return all;
    }
}
