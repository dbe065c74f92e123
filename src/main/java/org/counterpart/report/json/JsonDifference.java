package org.counterpart.report.json;

import java.util.Optional;
import java.util.TreeSet;
import org.counterpart.report.Shown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first place at which two JSON documents differ.
 *
 * @param pointer RFC 6901: {@code /models/unconditional/terms/0/or}
 */
public record JsonDifference(String pointer, String one, String other) {
    private static final int SHOWN = 60;

    /** Empty when they hold the same. */
    public static Optional<JsonDifference> between(byte[] one, byte[] other) {
        JsonMapper mapper = JsonMapper.shared();
        return between("", mapper.readTree(one), mapper.readTree(other));
    }

    private static Optional<JsonDifference> between(String at, JsonNode a, JsonNode b) {
        if (a.equals(b)) {
            return Optional.empty();
        }
        if (a.isObject() && b.isObject()) {
            TreeSet<String> names = new TreeSet<>(a.propertyNames());
            names.addAll(b.propertyNames());
            for (String name : names) {
                var found = between(at + "/" + escaped(name), a.path(name), b.path(name));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                var found = between(at + "/" + i, a.get(i), b.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(new JsonDifference(at, shown(a), shown(b)));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Numbers and words as they are; of a list or object, how much it holds: what it holds may be of patients. */
    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return Shown.NONE;
        }
        String text = node.isContainer() ? "[" + node.size() + "]" : node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
