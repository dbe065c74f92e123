package org.counterpart.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Schema, reader and page of the published file know the same keys. */
class PublishedSchemaTest {
    private static final JsonNode SCHEMA = PublishedReader.SCHEMA.tree();

    /** Stands in for {@code n_controls} where that is absent, so a file has one of the two. */
    private static final String DERIVED = "n_controls_derived";

    /** A file with every key of the schema, each number and text unlike all others. */
    private static final class FullFile {
        private final StringBuilder yaml = new StringBuilder();
        private final Map<String, String> values = new java.util.LinkedHashMap<>();
        private final String left;

        /** @param left a key that is left out, as another one takes its place */
        FullFile(String left) {
            this.left = left;
            mapping(SCHEMA, "", "");
        }

        private void mapping(JsonNode node, String path, String indent) {
            for (String key : node.get("properties").propertyNames()) {
                if (!key.equals(left)) {
                    value(node.get("properties").get(key), path + "/" + key, indent + key + ":", indent);
                }
            }
        }

        private void value(JsonNode given, String path, String start, String indent) {
            String kind = given.path("$ref").asString("");
            JsonNode node = kind.isEmpty() ? given : SCHEMA.at(kind.substring(1));
            yaml.append(start);
            if (node.has("properties")) {
                yaml.append('\n');
                mapping(node, path, indent + "  ");
            } else if (node.has("items")) {
                yaml.append("\n").append(indent).append("  -\n");
                mapping(SCHEMA.at(node.get("items").get("$ref").asString().substring(1)), path, indent + "    ");
            } else {
                String value = kind.endsWith("printed") ? "0." + (100 + values.size()) : "word" + (100 + values.size());
                value = path.endsWith("/integer") ? "true" : value;
                value = node.has("enum") ? node.get("enum").get(0).asString() : value;
                values.put(path, value);
                yaml.append(" '").append(value).append("'\n");
            }
        }
    }

    @Test
    void everyKeyOfTheSchemaIsRead() {
        for (String left : List.of(DERIVED, "n_controls")) {
            FullFile file = new FullFile(left);
            PublishedResults read = PublishedReader.read(file.yaml.toString(), "full.yaml");
            assertThat(read.notes()).extracting(Remark::key).containsExactlyInAnyOrder("derived", "notes");
            Set<String> unread = new TreeSet<>();
            file.values.forEach((path, value) -> {
                if (!read.toString().contains(value)
                        && !read.toString().contains("test=" + value.toUpperCase(Locale.ROOT) + ",")
                        && !path.matches("/(derived|notes)")) {
                    unread.add(path);
                }
            });
            assertThat(unread).isEmpty();
        }
    }

    /**
     * Whatever the reader asks for is in the schema: in a file with every key nothing it made is empty but what its
     * remarks need no further word for.
     */
    @Test
    void everyKeyThatIsReadIsInTheSchema() throws ReflectiveOperationException {
        PublishedResults read = PublishedReader.read(new FullFile(DERIVED).yaml.toString(), "full.yaml");
        List<String> empty = new ArrayList<>();
        look(read, "results", empty);
        empty.remove("results.notes.note.arguments");
        empty.remove("results.notes.note.variants");
        // Places are those of documents.
        empty.remove("results.places");
        assertThat(empty).isEmpty();
    }

    private static void look(Object made, String place, List<String> empty) throws ReflectiveOperationException {
        if (made instanceof List<?> list && !list.isEmpty()) {
            look(list.get(0), place, empty);
        } else if (made instanceof Printed number) {
            if (!number.present()) {
                empty.add(place);
            }
        } else if (made instanceof Record row) {
            for (RecordComponent part : row.getClass().getRecordComponents()) {
                look(part.getAccessor().invoke(row), place + "." + part.getName(), empty);
            }
        } else if (made == null || made.equals("") || made.equals(List.of()) || made.equals(Map.of())) {
            empty.add(place);
        }
    }

    /** The rows of the page are the keys of the schema, in words and examples alike. */
    @Test
    void thePageDescribesEveryKeyAsTheSchemaDoes() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("data-schema/published.md"));
        List<String> rows = lines.stream()
                .filter(l -> l.startsWith("| `"))
                .map(l -> l.split(" \\| ", -1))
                .map(cells -> cells[0].replaceAll("[|` ]", "") + ": " + cells[2])
                .toList();
        List<String> keys = new ArrayList<>();
        keys(SCHEMA, keys);
        keys(SCHEMA.at("/properties/citation"), keys);
        SCHEMA.get("$defs").forEach(kind -> keys(kind, keys));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static void keys(JsonNode node, List<String> keys) {
        if (node.has("properties")) {
            node.get("properties").propertyNames().forEach(name -> {
                JsonNode key = node.get("properties").get(name);
                keys.add(name + ": " + key.get("description").asString());
            });
        }
    }

    /** The page's list of what is only carried along is the schema's. */
    @Test
    void thePageNamesWhatIsOnlyCarried() throws IOException {
        String pattern =
                SCHEMA.get("patternProperties").propertyNames().iterator().next();
        String page = Files.readString(Path.of("data-schema/published.md"));
        String sentence = page.substring(page.indexOf("## Read, not checked"), page.indexOf("may stand in every"));
        List<String> named = new ArrayList<>();
        Matcher word = Pattern.compile("`(\\w+)`").matcher(sentence);
        while (word.find()) {
            named.add(word.group(1));
        }
        assertThat(named)
                .containsExactly(pattern.substring(2, pattern.length() - 2).split("\\|"));
    }

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("examples", "src/test/resources")) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                found.filter(f -> f.toString().matches(".*[/\\\\]published([.]|[/\\\\].*[.])yaml"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileWeShipIsAccepted(Path file) throws IOException {
        assertThat(PublishedReader.read(file).source()).isEqualTo(file.toString());
    }
}
