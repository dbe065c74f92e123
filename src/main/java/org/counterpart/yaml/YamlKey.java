package org.counterpart.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.Label;
import org.counterpart.yaml.YamlNode.Kind;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlNode.Scalar;
import org.counterpart.yaml.YamlNode.Sequence;

/**
 * One key of a file while it is read: its path, its line, what stands there. What has the wrong shape reads as
 * absent, since the schema has told of it already; an empty key ({@code null}) is absent too.
 *
 * @param node what stands there, or null
 */
public record YamlKey(YamlProblems problems, String path, int line, YamlNode node) {

    public static YamlKey top(YamlProblems problems, YamlNode root) {
        return new YamlKey(problems, "", root.line(), root);
    }

    public boolean present() {
        return node != null && !(node instanceof Scalar s && s.kind() == Kind.NULL);
    }

    public YamlKey key(String name) {
        String full = path.isEmpty() ? name : path + "." + name;
        if (node instanceof Mapping mapping && mapping.entries().get(name) != null) {
            YamlNode.Entry entry = mapping.entries().get(name);
            return new YamlKey(problems, full, entry.line(), entry.value());
        }
        return new YamlKey(problems, full, line, null);
    }

    /** The keys of a mapping in order; none when it is not one. */
    public Map<String, YamlKey> keys() {
        Map<String, YamlKey> keys = new LinkedHashMap<>();
        if (node instanceof Mapping mapping) {
            mapping.entries().keySet().forEach(name -> keys.put(name, key(name)));
        }
        return keys;
    }

    /** The items of a list in order; none when it is not one. */
    public List<YamlKey> items() {
        List<YamlKey> items = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                items.add(new YamlKey(problems, path + "[" + items.size() + "]", item.line(), item));
            }
        }
        return items;
    }

    /** The scalar as the file writes it; empty when there is none. */
    public String text() {
        return node instanceof Scalar s && s.kind() != Kind.NULL ? s.text() : "";
    }

    public String text(String otherwise) {
        return text().isEmpty() ? otherwise : text();
    }

    public List<String> texts() {
        return items().stream()
                .map(k -> ((k.node instanceof Scalar s) ? s.text() : ""))
                .toList();
    }

    /** The exact decimal, or null. */
    public BigDecimal decimal() {
        return node instanceof Scalar s ? s.number() : null;
    }

    public double number(double otherwise) {
        return decimal() == null ? otherwise : decimal().doubleValue();
    }

    public int whole(int otherwise) {
        return (int) whole((long) otherwise);
    }

    public long whole(long otherwise) {
        BigDecimal number = decimal();
        return number == null ? otherwise : number.longValue();
    }

    public boolean flag(boolean otherwise) {
        boolean given = node instanceof Scalar s && s.kind() == Kind.BOOLEAN;
        return given ? text().toLowerCase(Locale.ROOT).equals("true") : otherwise;
    }

    /** The constant of the enum that the file's word means: {@code forward-lr} is {@code FORWARD_LR}. */
    public <E extends Enum<E>> E word(E otherwise) {
        return word(otherwise.getDeclaringClass()).orElse(otherwise);
    }

    /**
     * The same; empty where there is no word, or one of which the schema has told.
     *
     * @throws IllegalStateException when the schema allows a word that the enum lacks
     */
    public <E extends Enum<E>> Optional<E> word(Class<E> type) {
        Optional<E> meant = Stream.of(type.getEnumConstants())
                .filter(constant -> wordOf(constant).equals(text()))
                .findFirst();
        if (meant.isEmpty() && !text().isEmpty() && !problems.tellOf(path)) {
            throw new IllegalStateException(
                    path + ": the schema allows " + text() + ", which is no " + type.getSimpleName());
        }
        return meant;
    }

    /** A list of words, each once, the invalid ones left out. */
    public <E extends Enum<E>> List<E> words(Class<E> type, List<E> otherwise) {
        return present()
                ? items().stream()
                        .flatMap(item -> item.word(type).stream())
                        .distinct()
                        .toList()
                : otherwise;
    }

    public static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code label: text} or {@code label: {en: text, zh: text}}. */
    public Label label(String otherwise) {
        if (node instanceof Scalar) {
            return Label.of(text(otherwise));
        }
        String en = key("en").text(key("zh").text(otherwise));
        return new Label(en, key("zh").text(en));
    }

    public void problem(String code, Object... arguments) {
        problems.add(line, path, text(), code, arguments);
    }

    public void unknown(String wrong, String code, Collection<String> valid) {
        problems.unknown(line, path, wrong, code, valid);
    }
}
