package org.counterpart.report.multiverse;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.counterpart.report.Messages;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;

/**
 * The choices of a multiverse in words: {@code matching.caliper.age} is the caliper of age, {@code null} is none.
 *
 * @param label how a variable is called; what is no variable stands for itself
 * @param rule a rule in words; empty for what is none
 */
public record ChoiceText(Messages messages, UnaryOperator<String> label, Function<YamlKey, Optional<String>> rule) {
    private static final String CALIPER = "matching.caliper.";
    private static final Pattern DERIVED = Pattern.compile("derive\\.([^.\\[]+).*");
    private static final Pattern CRITERION = Pattern.compile("\\[(\\d+)]");
    private static final String SD = " sd";

    /** What varies. */
    public String name(String path) {
        String key = path.startsWith("caliper.") ? "matching." + path : path;
        if (messages.has("multiverse.choice." + key)) {
            return text("choice." + key);
        }
        if (key.startsWith(CALIPER)) {
            return text("choice.caliper-of", label.apply(key.substring(CALIPER.length())));
        }
        Matcher derived = DERIVED.matcher(key);
        if (derived.matches()) {
            return text("choice.derived", label.apply(derived.group(1)));
        }
        String section = key.split("[.\\[]", 2)[0];
        Matcher criterion = CRITERION.matcher(key);
        if (section.equals("matching") || !messages.has("multiverse.choice." + section)) {
            return path;
        }
        return criterion.find()
                ? text("choice.criterion", text("choice." + section), 1 + Integer.parseInt(criterion.group(1)))
                : text("choice." + section);
    }

    /** What it might be, as the plan writes it. */
    public String value(String written) {
        boolean several = written.startsWith("[") || written.startsWith("{");
        YamlProblems problems = new YamlProblems("");
        YamlNode node = several ? YamlReader.parse("value: " + written, problems) : null;
        return node instanceof YamlNode.Mapping
                ? inWords(YamlKey.top(problems, node).key("value"))
                : word(written);
    }

    private String inWords(YamlKey value) {
        if (value.node() instanceof YamlNode.Sequence) {
            return value.items().stream().map(this::inWords).collect(Collectors.joining(text("value.list")));
        }
        if (value.node() instanceof YamlNode.Mapping) {
            return rule.apply(value)
                    .orElseGet(() -> value.keys().entrySet().stream()
                            .map(e -> text("value.of", label.apply(e.getKey()), inWords(e.getValue())))
                            .collect(Collectors.joining(text("value.list"))));
        }
        return word(value.text());
    }

    private String word(String value) {
        if (messages.has("multiverse.value." + value)) {
            return text("value." + value);
        }
        return value.endsWith(SD)
                ? text("value.sd-times", value.substring(0, value.length() - SD.length()))
                : label.apply(value);
    }

    private String text(String key, Object... arguments) {
        return messages.text("multiverse." + key, arguments);
    }
}
