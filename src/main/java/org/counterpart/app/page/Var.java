package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.counterpart.yaml.YamlKey;

/**
 * A variable as the plan's text declares it, whether the plan is sound or not.
 *
 * @param type the plan's word, {@code numeric}; of a derived one what its rule makes
 * @param label in the page's language; its name when it has none
 */
public record Var(String name, String type, String label, List<String> levels, boolean derived) {
    public Var {
        levels = List.copyOf(levels);
    }

    static List<Var> all(YamlKey top, String language) {
        List<Var> all = new ArrayList<>();
        top.key("variables")
                .keys()
                .forEach((name, key) -> all.add(new Var(
                        name,
                        key.key("type").text(),
                        label(name, key, language),
                        levels(key.key("type").text(), key),
                        false)));
        top.key("derive").keys().forEach((name, key) -> {
            String type = derivedType(key.keys());
            if (!type.isEmpty()) {
                all.add(new Var(name, type, label(name, key, language), levels(type, key), true));
            }
        });
        return all;
    }

    private static List<String> levels(String type, YamlKey key) {
        if (type.equals("binary")) {
            return List.of("0", "1");
        }
        return key.key("levels").present()
                ? key.key("levels").texts()
                : key.key("labels").texts();
    }

    private static String derivedType(Map<String, YamlKey> keys) {
        if (keys.containsKey("model")) {
            return "";
        }
        if (keys.containsKey("formula")) {
            return "numeric";
        }
        if (keys.keySet().stream().anyMatch(k -> k.endsWith("-between"))) {
            return "integer";
        }
        return keys.containsKey("cut") || keys.containsKey("quantiles") ? "ordinal" : "binary";
    }

    static String label(String name, YamlKey key, String language) {
        YamlKey label = key.key("label");
        String own = label.text().isEmpty() ? label.key(language).text() : label.text();
        String other = label.key(language.equals("zh") ? "en" : "zh").text();
        return own.isEmpty() ? other.isEmpty() ? name : other : own;
    }

    public boolean isNumber() {
        return type.equals("numeric") || type.equals("integer");
    }

    public boolean isDate() {
        return type.equals("date");
    }

    public boolean hasLevels() {
        return List.of("binary", "categorical", "ordinal").contains(type);
    }

    /** Its label, and its name where that is another. */
    public String shown() {
        return label.equals(name) ? name : label + " (" + name + ")";
    }
}
