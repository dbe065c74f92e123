package org.counterpart.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.counterpart.stats.DecimalText;
import org.counterpart.stats.OneLine;

/** Names and texts as YAML: bare where any reader takes them for the same text, else in double quotes. */
public final class YamlText {
    /** Words that some version of YAML takes for something else than text. */
    private static final Set<String> TAKEN =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf");

    private YamlText() {}

    public static String of(String text) {
        return isBare(text) ? text : quoted(text);
    }

    /** A letter, or a sign such as Ⅲ that stands for one. */
    private static boolean isLetter(int c) {
        return Character.isLetter(c) || Character.getType(c) == Character.LETTER_NUMBER;
    }

    private static boolean isBare(String text) {
        return !text.isEmpty()
                && isLetter(text.codePointAt(0))
                && text.codePoints().allMatch(c -> isLetter(c) || Character.isDigit(c) || "_-./".indexOf(c) >= 0)
                && !TAKEN.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (OneLine.isHidden(c)) {
                out.append(OneLine.numbered(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** {@code [a, b, "c d"]}. */
    public static String list(List<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What is a number as a number, what is a yes or no as that, anything else as a text. */
    public static String value(String text) {
        boolean plain = DecimalText.isDecimal(text) || text.equals("true") || text.equals("false");
        return plain ? text : of(text);
    }

    /** A piece of a file on one line. */
    public static String flow(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(e -> of(e.getKey()) + ": " + flow(e.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> of(scalar.text());
            case NUMBER, BOOLEAN -> scalar.text();
            case NULL -> "null";
        };
    }
}
