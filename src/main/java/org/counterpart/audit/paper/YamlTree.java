package org.counterpart.audit.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.stats.Note;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file as data only, each node with its line: every scalar is the text that stands there (a bare {@code n},
 * {@code no} or {@code 0.50} stays what it is). Anchors, aliases and tags are refused, so a file cannot grow or build
 * anything while it is read.
 */
sealed interface YamlTree {
    int MAX_DEPTH = 20;

    int line();

    record Scalar(int line, String text) implements YamlTree {}

    record Sequence(int line, List<YamlTree> items) implements YamlTree {}

    record Mapping(int line, Map<String, YamlTree> entries, Map<String, Integer> lines) implements YamlTree {}

    /** Reads one document; what is wrong goes to {@code problems} and the answer is then an empty mapping. */
    static YamlTree read(String text, String source, List<Problem> problems) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(new Problem(source, 0, "", "", Note.of("audit.problem.empty")));
                return new Mapping(1, Map.of(), Map.of());
            }
            YamlTree root = node(parser, first, source, problems, 0);
            if (parser.nextToken() != null) {
                problems.add(new Problem(source, line(parser), "", "", Note.of("audit.problem.documents")));
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(new Problem(source, line, "", "", Note.of("audit.problem.yaml", firstLine(e))));
            return new Mapping(1, Map.of(), Map.of());
        }
    }

    private static YamlTree node(YAMLParser parser, JsonToken token, String source, List<Problem> problems, int depth) {
        int line = line(parser);
        if (depth > MAX_DEPTH) {
            problems.add(new Problem(source, line, "", "", Note.of("audit.problem.depth", MAX_DEPTH)));
            parser.skipChildren();
            return new Scalar(line, "");
        }
        boolean end = token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT;
        if (!end && (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null)) {
            problems.add(new Problem(source, line, "", "", Note.of("audit.problem.anchor")));
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlTree> items = new ArrayList<>();
            for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                items.add(node(parser, t, source, problems, depth + 1));
            }
            return new Sequence(line, items);
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, YamlTree> entries = new LinkedHashMap<>();
            Map<String, Integer> lines = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = line(parser);
                YamlTree value = node(parser, parser.nextToken(), source, problems, depth + 1);
                if (entries.putIfAbsent(key, value) != null) {
                    problems.add(
                            new Problem(source, keyLine, key, "", Note.of("audit.problem.duplicate", lines.get(key))));
                }
                lines.putIfAbsent(key, keyLine);
            }
            return new Mapping(line, entries, lines);
        }
        return new Scalar(line, token == JsonToken.VALUE_NULL ? "" : parser.getString());
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
