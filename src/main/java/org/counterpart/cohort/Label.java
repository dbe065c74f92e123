package org.counterpart.cohort;

/**
 * What a reader sees instead of a column's name, in English and Chinese; where one language is missing the other stands
 * in.
 */
public record Label(String en, String zh) {
    /** Nothing to say. */
    public static final Label NONE = of("");

    public static Label of(String text) {
        return new Label(text, text);
    }

    /** @param language {@code en} or {@code zh} */
    public String in(String language) {
        return language.equals("zh") ? zh : en;
    }
}
