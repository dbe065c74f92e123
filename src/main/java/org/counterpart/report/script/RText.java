package org.counterpart.report.script;

import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.report.Shown;

/** R source, line by line. */
final class RText {
    private final StringBuilder text = new StringBuilder();

    RText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    RText section(String title) {
        return line("").line("# " + title + " " + "-".repeat(Math.max(3, 100 - title.length())));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A text in double quotes. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    static String vector(List<String> texts) {
        return texts.stream().map(RText::quoted).collect(Collectors.joining(", ", "c(", ")"));
    }

    /** Every digit of a double. */
    static String number(double value) {
        return Shown.exact(value);
    }
}
