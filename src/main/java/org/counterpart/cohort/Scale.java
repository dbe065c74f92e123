package org.counterpart.cohort;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The scale a variable's values stand on, so that a text of the plan can be set beside a cell: a number is itself, a date its days since
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
                int level = variable.levels().indexOf(text);
                int code = level >= 0 ? level : YesNo.code(text);
                yield code < 0 ? OptionalDouble.empty() : OptionalDouble.of(code);
            }
            case CATEGORICAL, ORDINAL -> {
                int level = variable.levels().indexOf(text);
                yield level < 0 ? OptionalDouble.empty() : OptionalDouble.of(level);
            }
            case TEXT -> OptionalDouble.empty();
        };
    }

    /** The position of a cell; NaN when missing. The cell must not be free text. */
    static double position(Column column, int row) {
        if (column.missing(row)) {
            return Double.NaN;
        }
        return column instanceof NumberColumn numbers ? numbers.value(row) : ((LevelColumn) column).code(row);
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(new BigDecimal(text.strip()).doubleValue());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** ISO 8601, or the variable's own format. */
    private OptionalDouble date(String text) {
        try {
            return OptionalDouble.of((double) LocalDate.parse(text).toEpochDay());
        } catch (DateTimeException notIso) {
            if (variable.format() == null) {
                return OptionalDouble.empty();
            }
        }
        try {
            DateTimeFormatter own = DateTimeFormatter.ofPattern(variable.format(), Locale.ROOT);
            LocalDate date = LocalDate.parse(text, own);
            // A lenient pattern turns 31 February into the 28th; only a date that prints back as it was written is one.
            return own.format(date).equals(text)
                    ? OptionalDouble.of((double) date.toEpochDay())
                    : OptionalDouble.empty();
        } catch (IllegalArgumentException | DateTimeException notOwn) {
            return OptionalDouble.empty();
        }
    }
}
