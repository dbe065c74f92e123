package org.counterpart.cohort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.CellForm;

/**
 * What is declared (or, without a declaration, found) about one column.
 *
 * @param levels allowed values in order, the first is the reference; empty for numbers, dates and text
 * @param unit {@link Label#NONE} when none
 * @param min smallest allowed value, or null
 * @param max largest allowed value, or null
 * @param formats patterns of dates, the first that fits a cell reads it; empty for the default and for other types
 * @param levelLabels what a reader sees instead of a level, for the levels that say so
 * @param form how its cells are written besides the value
 */
public record Variable(
        String name,
        Type type,
        List<String> levels,
        Label label,
        Label unit,
        Double min,
        Double max,
        List<String> formats,
        Map<String, Label> levelLabels,
        CellForm form) {

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
        formats = List.copyOf(formats);
        levelLabels = Map.copyOf(levelLabels);
    }

    /** A variable whose cells are its values and nothing else. */
    public Variable(
            String name,
            Type type,
            List<String> levels,
            Label label,
            Label unit,
            Double min,
            Double max,
            List<String> formats,
            Map<String, Label> levelLabels) {
        this(name, type, levels, label, unit, min, max, formats, levelLabels, CellForm.PLAIN);
    }

    public static Variable of(String name, Type type, String... levels) {
        return new Variable(name, type, List.of(levels), Label.of(name), Label.NONE, null, null, List.of(), Map.of());
    }

    /** Dates written so. */
    public static Variable date(String name, List<String> formats) {
        return new Variable(name, Type.DATE, List.of(), Label.of(name), Label.NONE, null, null, formats, Map.of());
    }

    /** This variable with cells that are levels: no unit, no range, no date format. */
    public Variable withLevels(Type newType, List<String> newLevels) {
        return new Variable(name, newType, newLevels, label, Label.NONE, null, null, List.of(), levelLabels, form);
    }

    /** This variable with cells written so. */
    public Variable with(CellForm newForm) {
        return new Variable(name, type, levels, label, unit, min, max, formats, levelLabels, newForm);
    }

    /** This variable with another word for a level. */
    public Variable withLevelLabel(String level, Label newLabel) {
        Map<String, Label> labels = new HashMap<>(levelLabels);
        labels.put(level, newLabel);
        return new Variable(name, type, levels, label, unit, min, max, formats, labels, form);
    }

    /** What a reader sees instead of {@code level}. */
    public Label levelLabel(String level) {
        return levelLabels.getOrDefault(level, Label.of(level));
    }
}
