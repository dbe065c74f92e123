package org.counterpart.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterpart.cohort.Label;
import org.counterpart.plan.PlanNode.Kind;
import org.counterpart.plan.PlanNode.Mapping;
import org.counterpart.plan.PlanNode.Scalar;
import org.counterpart.plan.PlanNode.Sequence;

/**
 * One key of the plan while it is read: its path, its line, what stands there. What has the wrong shape reads as
 * absent, since the schema has told of it already; an empty key ({@code null}) is absent too.
 *
 * @param node what stands there, or null
 */
record Key(PlanProblems problems, String path, int line, PlanNode node) {

    static Key top(PlanProblems problems, PlanNode root) {
        return new Key(problems, "", root.line(), root);
    }

    boolean present() {
        return node != null && !(node instanceof Scalar s && s.kind() == Kind.NULL);
    }

    Key key(String name) {
        String full = path.isEmpty() ? name : path + "." + name;
        if (node instanceof Mapping mapping && mapping.entries().get(name) != null) {
            PlanNode.Entry entry = mapping.entries().get(name);
            return new Key(problems, full, entry.line(), entry.value());
        }
        return new Key(problems, full, line, null);
    }

    /** The keys of a mapping in order; none when it is not one. */
    Map<String, Key> keys() {
        Map<String, Key> keys = new LinkedHashMap<>();
        if (node instanceof Mapping mapping) {
            mapping.entries().keySet().forEach(name -> keys.put(name, key(name)));
        }
        return keys;
    }

    /** The items of a list in order; none when it is not one. */
    List<Key> items() {
        List<Key> items = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (PlanNode item : sequence.items()) {
                items.add(new Key(problems, path + "[" + items.size() + "]", item.line(), item));
            }
        }
        return items;
    }

    /** The scalar as the file writes it; empty when there is none. */
    String text() {
        return node instanceof Scalar s && s.kind() != Kind.NULL ? s.text() : "";
    }

    String text(String otherwise) {
        return text().isEmpty() ? otherwise : text();
    }

    List<String> texts() {
        return items().stream()
                .map(k -> ((k.node instanceof Scalar s) ? s.text() : ""))
                .toList();
    }

    /** The exact decimal, or null. */
    BigDecimal decimal() {
        return node instanceof Scalar s ? s.number() : null;
    }

    double number(double otherwise) {
        return decimal() == null ? otherwise : decimal().doubleValue();
    }

    int whole(int otherwise) {
        return (int) whole((long) otherwise);
    }

    long whole(long otherwise) {
        BigDecimal number = decimal();
        return number == null ? otherwise : number.longValue();
    }

    boolean flag(boolean otherwise) {
        boolean given = node instanceof Scalar s && s.kind() == Kind.BOOLEAN;
        return given ? text().toLowerCase(Locale.ROOT).equals("true") : otherwise;
    }

    /** The constant of the enum that the plan's word means: {@code forward-lr} is {@code FORWARD_LR}. */
    <E extends Enum<E>> E word(E otherwise) {
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (wordOf(constant).equals(text())) {
                return constant;
            }
        }
        return otherwise;
    }

    /** A list of words, the invalid ones left out. */
    <E extends Enum<E>> List<E> words(Class<E> type, List<E> otherwise) {
        if (!present()) {
            return otherwise;
        }
        List<E> words = new ArrayList<>();
        for (String text : texts()) {
            for (E constant : type.getEnumConstants()) {
                if (wordOf(constant).equals(text) && !words.contains(constant)) {
                    words.add(constant);
                }
            }
        }
        return words;
    }

    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code label: text} or {@code label: {en: text, zh: text}}. */
    Label label(String otherwise) {
        if (node instanceof Scalar) {
            return Label.of(text(otherwise));
        }
        String en = key("en").text(key("zh").text(otherwise));
        return new Label(en, key("zh").text(en));
    }

    void problem(String code, Object... arguments) {
        problems.add(line, path, text(), code, arguments);
    }

    void unknown(String wrong, String code, Collection<String> valid) {
        problems.unknown(line, path, wrong, code, valid);
    }
}
