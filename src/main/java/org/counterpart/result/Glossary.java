package org.counterpart.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Every field that a command writes as JSON, described once: {@code data-schema/results.csv}, which people read and the
 * program holds its results against. A command's result is a shape; a field may hold an object of another shape.
 */
public final class Glossary {
    /** A key that is a name of the study: a variable, a level, a group. */
    private static final String ANY_KEY = "*";
    /** Of every shape: why a value of the same object is null. */
    private static final String REASON = "any.reason";

    private static final Glossary COMMITTED = read();

    private final List<Field> fields;
    private final Map<String, Field> byName = new HashMap<>();
    private final Map<String, Field> byOrigin = new HashMap<>();
    private final Node root = new Node();

    private Glossary(List<Field> fields) {
        this.fields = List.copyOf(fields);
        for (Field field : fields) {
            Node at = root;
            for (String key : field.name().split("\\.", -1)) {
                at = at.below.computeIfAbsent(key, k -> new Node());
            }
            at.field = field;
            byName.put(field.name(), field);
            field.origins().forEach(origin -> byOrigin.put(origin, field));
        }
    }

    /** @throws IllegalArgumentException when no field has this name */
    public Field field(String name) {
        Field field = byName.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name + " in the glossary");
        }
        return field;
    }

    /** The field whose origin a sentence tells; empty when it is a part of another sentence. */
    public Optional<Field> ofOrigin(String sentence) {
        return Optional.ofNullable(byOrigin.get(sentence));
    }

    /** The one the program holds its results against. */
    public static Glossary committed() {
        return COMMITTED;
    }

    /** A place in a shape: what is described there, and what below it. */
    private static final class Node {
        private final Map<String, Node> below = new TreeMap<>();
        private Field field;

        /** Both descriptions, this one where they differ. */
        private Node with(Node other) {
            Node both = new Node();
            both.field = field == null ? other.field : field;
            both.below.putAll(other.below);
            below.forEach((key, node) -> both.below.merge(key, node, (theirs, ours) -> ours.with(theirs)));
            return both;
        }
    }

    /** A place in a result, walked to from its shape; for one thread, as it remembers the places below it. */
    public final class Place {
        private final Node node;
        private final Field tree;
        private final Map<String, Optional<Place>> below = new HashMap<>();

        private Place(Node node, Field tree) {
            this.node = node;
            this.tree = tree;
        }

        /** What stands under a key here; empty when nobody described it. */
        public Optional<Place> at(String key) {
            return below.computeIfAbsent(key, this::found);
        }

        private Optional<Place> found(String key) {
            if (tree != null) {
                return Optional.of(this);
            }
            Node next = node.below.getOrDefault(key, node.below.get(ANY_KEY));
            if (next == null && key.equals("reason")) {
                next = node(REASON);
            }
            return Optional.ofNullable(next).map(this::entered);
        }

        private Place entered(Node next) {
            if (next.field == null) {
                return new Place(next, null);
            }
            String shape = next.field.shape();
            if (shape.isEmpty()) {
                return new Place(next, next.field.isTree() ? next.field : null);
            }
            // What is said of this one place stands beside what its shape says.
            return new Place(next.with(node(shape)), null);
        }

        /** The description; empty where only what is below is described. */
        public Optional<Field> field() {
            return Optional.ofNullable(tree == null ? node.field : tree);
        }
    }

    /** The result of a command. */
    public Place shape(String name) {
        return new Place(node(name), null);
    }

    private Node node(String name) {
        Node at = root;
        for (String key : name.split("\\.", -1)) {
            at = at.below.get(key);
            if (at == null) {
                throw new IllegalStateException("no shape " + name + " in the glossary");
            }
        }
        return at;
    }

    public List<Field> fields() {
        return fields;
    }

    private static Glossary read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = Glossary.class.getResourceAsStream("results.csv");
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            List<Field> fields = new ArrayList<>();
            for (CSVRecord row : format.parse(text)) {
                String exposure = row.get("small_counts");
                fields.add(new Field(
                        row.get("name"),
                        row.get("type"),
                        row.get("unit"),
                        row.get("meaning"),
                        row.get("r_equivalent"),
                        exposure.isEmpty() ? Exposure.UNDECLARED : Exposure.valueOf(exposure.toUpperCase(Locale.ROOT)),
                        row.get("origin").isEmpty()
                                ? List.of()
                                : List.of(row.get("origin").split(" "))));
            }
            return new Glossary(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
