package org.counterpart.cohort;

import java.util.OptionalDouble;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.LevelNames;
import org.counterpart.stats.DecimalText;

/**
 * The scale a variable's values stand on, so that a text of the plan can be set beside a cell: a number is itself, a
 * date its days since
 * 1970-01-01, a level its position among the variable's levels.
 */
public record Scale(Variable variable) {

    /** Whether above and below mean something: numbers, dates, ordinal levels, and the 0 and 1 of a binary variable. */
    public boolean ordered() {
        return variable.type() != Variable.Type.CATEGORICAL && variable.type() != Variable.Type.TEXT;
    }

    /** Where the text stands; empty when it is not a value of this variable. Free text has no scale. */
    public OptionalDouble position(String text) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER -> number(text);
            case DATE -> date(text);
            case BINARY -> {
                int level = level(text);
                yield code(level >= 0 ? level : BinaryWord.codeOf(text));
            }
            case CATEGORICAL, ORDINAL -> code(level(text));
            case TEXT -> OptionalDouble.empty();
        };
    }

    /** The position of a cell; NaN when missing. The cell must not be free text. */
    public static double position(Column column, int row) {
        if (column.missing(row)) {
            return Double.NaN;
        }
        return column instanceof NumberColumn numbers ? numbers.value(row) : ((LevelColumn) column).code(row);
    }

    private int level(String text) {
        return new LevelNames(variable.levels(), '.').code(text);
    }

    private static OptionalDouble code(int code) {
        return code < 0 ? OptionalDouble.empty() : OptionalDouble.of(code);
    }

    private static OptionalDouble number(String text) {
        return DecimalText.read(text.strip())
                .map(n -> OptionalDouble.of(n.doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }

    /** ISO 8601, or a format of the variable's own; a day alone, and one day alone. */
    private OptionalDouble date(String text) {
        return DateFormats.ISO
                .read(text)
                .or(() -> DateFormats.of(variable).read(text))
                .filter(read -> !read.timed() && read.other().isEmpty())
                .map(read -> OptionalDouble.of((double) read.date().toEpochDay()))
                .orElseGet(OptionalDouble::empty);
    }
}
