package org.counterpart.report.script.code;

import org.counterpart.stats.OneLine;

/**
 * How a script holds a text that is not ours: as a string, or as a comment. Neither ends before we end it, whatever the
 * text is.
 */
public enum Language {
    /** Strings in double quotes, every hidden character by its number; R has no string with a zero character. */
    R {
        @Override
        public String quoted(String text) {
            StringBuilder out = new StringBuilder("\"");
            text.codePoints().forEach(c -> {
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    default -> {
                        if (c == 0 || OneLine.isNoCharacter(c)) {
                            out.append("\\uFFFD");
                        } else if (OneLine.isHidden(c)) {
                            out.append(String.format(java.util.Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
                        } else {
                            out.appendCodePoint(c);
                        }
                    }
                }
            });
            return out.append('"').toString();
        }

        @Override
        public String comment(String text) {
            return "# " + OneLine.of(text);
        }
    },

    /**
     * Strings in single quotes, on one line. A comment ends in a full stop, and holds no quote that could stay open.
     */
    SPSS {
        @Override
        public String quoted(String text) {
            return "'" + OneLine.of(text).replace("'", "''") + "'";
        }

        @Override
        public String comment(String text) {
            String line = OneLine.of(text).strip().replace('\'', '’').replace('"', '”');
            return "* " + line + (line.endsWith(".") ? "" : ".");
        }
    };

    public abstract String quoted(String text);

    /** One line that the program which reads the script skips. */
    public abstract String comment(String text);
}
