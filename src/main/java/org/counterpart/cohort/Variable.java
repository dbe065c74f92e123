package org.counterpart.cohort;

import java.util.List;

/**
 * What is declared (or, without a declaration, found) about one column.
 *
 * @param levels allowed values in order, the first is the reference; empty for numbers, dates and text
 * @param unit empty when none
 * @param min smallest allowed value, or null
 * @param max largest allowed value, or null
 * @param format date pattern, or null
 */
public record Variable(
        String name, Type type, List<String> levels, Label label, String unit, Double min, Double max, String format) {

    public enum Type {
        NUMERIC,
        INTEGER,
        BINARY,
        CATEGORICAL,
        ORDINAL,
        DATE,
        TEXT;

        /** The word of the plan and of the JSON output: {@code numeric}, {@code binary} ... */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Variable {
        levels = List.copyOf(levels);
    }

    public static Variable of(String name, Type type, String... levels) {
        return new Variable(name, type, List.of(levels), Label.of(name), "", null, null, null);
    }

    /** This variable with cells that are levels: no unit, no range, no date format. */
    public Variable withLevels(Type newType, List<String> newLevels) {
        return new Variable(name, newType, newLevels, label, "", null, null, null);
    }
}
