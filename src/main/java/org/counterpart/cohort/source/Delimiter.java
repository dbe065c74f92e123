package org.counterpart.cohort.source;

import java.util.List;
import java.util.Optional;

/** What separates the cells of a row. {@link #AUTO} takes it from the first rows, and the choice is reported. */
public enum Delimiter {
    AUTO('\0', "auto"),
    COMMA(',', ","),
    SEMICOLON(';', ";"),
    TAB('\t', "tab"),
    PIPE('|', "|");

    private final char character;
    private final String word;

    Delimiter(char character, String word) {
        this.character = character;
        this.word = word;
    }

    public char character() {
        return character;
    }

    /** The word of the plan: {@code auto}, {@code ,}, {@code ;}, {@code |} or {@code tab}. */
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
     * The one that parts the rows of a text: which stands, outside quotes, in most of its rows; on equal counts the one
     * that stands most
     * often in the first row that holds any, then the one rarer in names: tab, semicolon, pipe, comma. A text without
     * any of them is a
     * single column.
     */
    static Delimiter in(List<String> rows) {
        Delimiter best = COMMA;
        int most = 0;
        int inFirst = 0;
        for (Delimiter d : List.of(TAB, SEMICOLON, PIPE, COMMA)) {
            int holding = 0;
            int first = 0;
            for (String row : rows) {
                int count = d.count(row);
                holding += count > 0 ? 1 : 0;
                first = first == 0 ? count : first;
            }
            if (holding > most || (holding == most && first > inFirst)) {
                best = d;
                most = holding;
                inFirst = first;
            }
        }
        return best;
    }

    private int count(String row) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            quoted ^= c == '"';
            count += !quoted && c == character ? 1 : 0;
        }
        return count;
    }
}
