package org.counterpart.cohort.source;

/** What separates whole from tenth in the numbers of a file. {@link #AUTO} takes it from the file's own cells. */
public enum DecimalMark {
    AUTO('.', "auto"),
    POINT('.', "."),
    COMMA(',', ",");

    private final char character;
    private final String word;

    DecimalMark(char character, String word) {
        this.character = character;
        this.word = word;
    }

    /** The mark itself; the point as long as nothing has been found. */
    public char character() {
        return character;
    }

    /** The other mark, which may group thousands. */
    char other() {
        return this == COMMA ? '.' : ',';
    }

    /** The word of the plan and of the option. */
    public String word() {
        return word;
    }

    /** The mark a word names; null when it names none. */
    public static DecimalMark of(String word) {
        for (DecimalMark mark : values()) {
            if (mark.word.equals(word)) {
                return mark;
            }
        }
        return null;
    }
}
