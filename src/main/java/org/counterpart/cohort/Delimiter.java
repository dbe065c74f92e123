package org.counterpart.cohort;

import java.util.Optional;

/** What separates the cells of a row. {@link #AUTO} takes it from the header, and the choice is reported. */
public enum Delimiter {
    AUTO('\0', "auto"),
    COMMA(',', ","),
    SEMICOLON(';', ";"),
    TAB('\t', "tab");

    private final char character;
    private final String word;

    Delimiter(char character, String word) {
        this.character = character;
        this.word = word;
    }

    char character() {
        return character;
    }

    /** The word of the plan: {@code auto}, {@code ,}, {@code ;} or {@code tab}. */
    public String word() {
        return word;
    }

    /** The delimiter a plan names; a tab may also be given as the character itself. */
    public static Optional<Delimiter> of(String word) {
        for (Delimiter d : values()) {
            if (d.word.equals(word) || (d != AUTO && word.length() == 1 && word.charAt(0) == d.character)) {
                return Optional.of(d);
            }
        }
        return Optional.empty();
    }

    /**
     * The one that stands most often in the first record, outside quotes. On equal counts the one rarer in names wins: tab, semicolon,
     * comma. A header without any of them is a single column.
     */
    static Delimiter inHeader(CharSequence header) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }
        if (tabs > 0 && tabs >= semicolons && tabs >= commas) {
            return TAB;
        }
        return semicolons > 0 && semicolons >= commas ? SEMICOLON : COMMA;
    }
}
