package org.counterpart.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Full-width punctuation where YAML needs the ordinary kind, as a Chinese keyboard writes it: named beside the problems
 * it makes. Each line is looked at once, however long it is.
 */
public final class FullWidthMarks {
    private static final Pattern AFTER_KEY = Pattern.compile("^[\\s\\-{\\[]*+[A-Za-z_][\\w.-]*+\\s*+(：)");
    private static final Pattern BRACKET = Pattern.compile("[:\\-]\\s*+(［|｛|【)");

    private FullWidthMarks() {}

    public static void tell(String text, YamlProblems problems) {
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String mark = lines[i].strip().startsWith("#") ? "" : mark(lines[i]);
            if (!mark.isEmpty()) {
                problems.add(i + 1, "", mark, "yaml.full-width");
            }
        }
    }

    /** The first such mark of a line; empty when there is none. */
    private static String mark(String line) {
        Matcher key = AFTER_KEY.matcher(line);
        if (key.find()) {
            return key.group(1);
        }
        String inside = insideBrackets(line);
        if (!inside.isEmpty()) {
            return inside;
        }
        Matcher bracket = BRACKET.matcher(line);
        return bracket.find() ? bracket.group(1) : "";
    }

    /** A full-width comma or colon in a list or mapping on one line, before any quote or comment. */
    private static String insideBrackets(String line) {
        boolean open = false;
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '{', '[' -> open = true;
                case '"', '\'', '#' -> open = false;
                case '，', '：' -> {
                    if (open) {
                        return line.substring(i, i + 1);
                    }
                }
                default -> {
                    // says nothing
                }
            }
        }
        return "";
    }
}
