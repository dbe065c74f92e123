package org.counterpart.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.counterpart.stats.DecimalText;
import org.counterpart.yaml.YamlNode.Entry;
import org.counterpart.yaml.YamlNode.Kind;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlNode.Scalar;
import org.counterpart.yaml.YamlNode.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a file against a JSON schema of {@code data-schema/} and words what differs, with the line of each offending
 * key.
 */
public final class YamlSchema {
    private final JsonNode tree;
    private final Schema schema;

    private YamlSchema(JsonNode tree) {
        this.tree = tree;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tree);
    }

    /** The schema of this name that lies beside a class in the jar. */
    public static YamlSchema beside(Class<?> reader, String name) {
        try (InputStream in = reader.getResourceAsStream(name)) {
            return new YamlSchema(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema itself, as it lies in the jar. */
    public JsonNode tree() {
        return tree;
    }

    public void check(YamlNode root, YamlProblems problems) {
        for (Error error : schema.validate(json(root))) {
            report(error, root, problems);
        }
    }

    private void report(Error error, YamlNode root, YamlProblems problems) {
        Place place = place(error.getInstanceLocation(), root);
        JsonNode rule = tree.at(pointer(error.getSchemaLocation().getFragment()));
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String name = error.getProperty();
                int line = ((Mapping) place.node()).entries().get(name).line();
                List<String> valid = new ArrayList<>(
                        tree.at(pointer(error.getSchemaLocation().getFragment().getParent()) + "/properties")
                                .propertyNames());
                problems.unknownKey(line, place.child(name), name, valid);
            }
            case "required" ->
                problems.add(place.line(), place.child(error.getProperty()), "", "yaml.required", error.getProperty());
            case "type" -> {
                String types = types(rule);
                boolean outOfRange = (types.contains("number") || types.contains("integer"))
                        && DecimalText.isDecimal(place.text())
                        && DecimalText.read(place.text()).isEmpty();
                problems.add(
                        place.line(),
                        place.path(),
                        place.text(),
                        outOfRange ? "yaml.number-range" : "yaml.type." + types);
            }
            case "enum" -> {
                List<String> valid = new ArrayList<>();
                rule.forEach(v -> valid.add(v.asString().equals("\t") ? "tab" : v.asString()));
                problems.unknown(
                        place.line(),
                        place.path(),
                        place.text(),
                        "yaml.one-of",
                        List.copyOf(new java.util.LinkedHashSet<>(valid)));
            }
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
                problems.add(place.line(), place.path(), place.text(), "yaml." + error.getKeyword(), rule.asString());
            case "minItems", "minLength", "minProperties" ->
                problems.add(place.line(), place.path(), "", "yaml.nothing-there");
            case "pattern" ->
                problems.unknown(place.line(), place.path(), place.text(), "yaml.one-of", words(rule.asString()));
            default -> throw new IllegalStateException("no words for the schema keyword " + error.getKeyword());
        }
    }

    /** The words of a pattern {@code ^(a|b)$}, the only kind the schema has. */
    private static List<String> words(String pattern) {
        return List.of(pattern.substring(2, pattern.length() - 2).split("\\|"));
    }

    /** {@code number-or-string}: the allowed types in alphabetical order; null goes without saying. */
    public static String types(JsonNode rule) {
        TreeSet<String> types = new TreeSet<>();
        if (rule.isArray()) {
            rule.forEach(t -> types.add(t.asString()));
        } else {
            types.add(rule.asString());
        }
        types.remove("null");
        return String.join("-or-", types);
    }

    /** Where in the file a problem is. */
    private record Place(String path, int line, YamlNode node) {
        String child(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        String text() {
            return node instanceof Scalar s ? s.text() : "";
        }
    }

    private static Place place(NodePath location, YamlNode root) {
        Place at = new Place("", root.line(), root);
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            if (at.node() instanceof Sequence sequence) {
                int index = Integer.parseInt(step.toString());
                YamlNode item = sequence.items().get(index);
                at = new Place(at.path() + "[" + index + "]", item.line(), item);
            } else {
                Entry entry = ((Mapping) at.node()).entries().get(step.toString());
                at = new Place(at.child(step.toString()), entry.line(), entry.value());
            }
        }
        return at;
    }

    private static String pointer(NodePath fragment) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < fragment.getNameCount(); i++) {
            pointer.append('/')
                    .append(fragment.getElement(i).toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static JsonNode json(YamlNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node instanceof Mapping mapping) {
            ObjectNode object = nodes.objectNode();
            mapping.entries().forEach((name, entry) -> object.set(name, json(entry.value())));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = nodes.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.kind()) {
            case NULL -> nodes.nullNode();
            case BOOLEAN -> nodes.booleanNode(scalar.text().length() == 4);
            case TEXT -> nodes.stringNode(scalar.text());
            case NUMBER ->
                isWhole(scalar)
                        ? nodes.numberNode(scalar.number().toBigIntegerExact())
                        : nodes.numberNode(scalar.number());
        };
    }

    private static boolean isWhole(Scalar scalar) {
        return scalar.kind() == Kind.NUMBER && scalar.text().matches("[-+]?\\d{1,18}");
    }
}
