package org.counterpart.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.counterpart.stats.DecimalText;
import org.counterpart.yaml.YamlNode.Entry;
import org.counterpart.yaml.YamlNode.Kind;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlNode.Scalar;
import org.counterpart.yaml.YamlNode.Sequence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML 1.2 as pure data: mappings, lists, texts, numbers, true and false, each with its line. Tags, anchors and aliases
 * are refused, so a file can neither name a class nor unfold into gigabytes; so are a second document and a key given
 * twice.
 */
public final class YamlReader {
    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 30;
    private static final Pattern PLACE = Pattern.compile("(?m)^ in .*, line (\\d{1,7}), column");

    private final YAMLParser parser;
    private final YamlProblems problems;

    private YamlReader(YAMLParser parser, YamlProblems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The top of the file, or null when it cannot be read at all; the problems then say why. */
    public static YamlNode parse(String given, YamlProblems problems) {
        String text = given.startsWith("\uFEFF") ? given.substring(1) : given;
        if (text.length() > LONGEST) {
            problems.add(0, "", "", "yaml.too-long", LONGEST);
            return null;
        }
        try (YAMLParser parser =
                (YAMLParser) YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            return new YamlReader(parser, problems).document();
        } catch (TooDeep e) {
            problems.add(e.line, "", "", "yaml.too-deep", DEEPEST);
            return null;
        } catch (JacksonException e) {
            problems.add(line(e), "", "", "yaml.not-yaml", wording(e.getOriginalMessage()));
            return null;
        }
    }

    private YamlNode document() {
        if (parser.nextToken() == null) {
            problems.add(0, "", "", "yaml.empty");
            return null;
        }
        YamlNode root = node("", 0);
        if (root != null && parser.nextToken() != null) {
            problems.add(here(), "", "", "yaml.two-documents");
        }
        return root;
    }

    private YamlNode node(String path, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep(here());
        }
        int line = here();
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problems.add(line, path, "", "yaml.alias");
        }
        if (parser.getTypeId() != null) {
            problems.add(line, path, "", "yaml.tag", parser.getTypeId());
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path, line, depth);
            case START_ARRAY -> sequence(path, line, depth);
            case VALUE_NULL -> new Scalar(line, Kind.NULL, "", null);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, Kind.BOOLEAN, parser.getString(), null);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(line, parser.getString());
            // The last five begin no value of their own; what the parser has to say of them is kept as a text.
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT, PROPERTY_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE ->
                new Scalar(line, Kind.TEXT, parser.getString(), null);
        };
    }

    private Mapping mapping(String path, int line, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int keyLine = here();
            parser.nextToken();
            String full = path.isEmpty() ? name : path + "." + name;
            Entry entry = new Entry(keyLine, node(full, depth + 1));
            Entry before = entries.putIfAbsent(name, entry);
            if (before != null) {
                problems.add(keyLine, full, "", "yaml.key-twice", before.line());
            }
        }
        return new Mapping(line, entries);
    }

    private Sequence sequence(String path, int line, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        return new Sequence(line, items);
    }

    private static Scalar number(int line, String text) {
        // A text otherwise: .inf, 0x1F, an identifier of 20 digits; where a number is expected, its range is told.
        return DecimalText.read(text)
                .map(number -> new Scalar(line, Kind.NUMBER, text, number))
                .orElseGet(() -> new Scalar(line, Kind.TEXT, text, null));
    }

    private int here() {
        return line(parser.currentTokenLocation());
    }

    private static int line(TokenStreamLocation location) {
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    /** The last place the parser's message names: where it stopped, not where the mapping or list began. */
    private static int line(JacksonException e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getOriginalMessage()));
        int line = line(e.getLocation());
        while (place.find()) {
            line = Integer.parseInt(place.group(1));
        }
        return line;
    }

    /** What the parser says, without its picture of the place: the lines that are not indented. */
    private static String wording(String message) {
        return message == null
                ? ""
                : message.lines()
                        .filter(l -> !l.isBlank() && !l.startsWith(" "))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** Nesting beyond what any plan needs; caught where the reading began. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;

        TooDeep(int line) {
            super(null, null, false, false);
            this.line = line;
        }
    }
}
