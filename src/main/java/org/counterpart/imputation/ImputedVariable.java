package org.counterpart.imputation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A variable of the imputation models.
 *
 * @param name that its random numbers are drawn by
 * @param levels how many it has; 0 for numbers
 * @param values numbers, or the position of the level; NaN where missing
 * @param shift added to what is imputed: to a number in its own unit, to the log odds of a yes
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the chains, never compared
public record ImputedVariable(String name, Kind kind, int levels, double[] values, double shift) {

    /** What a variable is imputed by. */
    public enum Kind {
        /** Predictive mean matching: a recorded value of one of the nearest predictions. */
        NUMBER,
        /** Logistic regression. */
        BINARY,
        /** Three and more levels in order: ordinal regression. */
        ORDINAL,
        /** Three and more levels without order: multinomial regression. */
        CATEGORICAL
    }

    public static ImputedVariable number(String name, double[] values) {
        return new ImputedVariable(name, Kind.NUMBER, 0, values, 0);
    }

    /** @param values 0, 1 or NaN */
    public static ImputedVariable binary(String name, double[] values) {
        return new ImputedVariable(name, Kind.BINARY, 2, values, 0);
    }

    /** @param values positions of its levels, or NaN */
    public static ImputedVariable levels(String name, Kind kind, int levels, double[] values) {
        return new ImputedVariable(name, kind, levels, values, 0);
    }

    /** The same with what is imputed moved. */
    public ImputedVariable shifted(double by) {
        return new ImputedVariable(name, kind, levels, values, by);
    }

    public boolean missing(int row) {
        return Double.isNaN(values[row]);
    }

    public boolean incomplete() {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    /** The rows without a value, or with one. */
    int[] rows(boolean withValue) {
        return IntStream.range(0, values.length)
                .filter(row -> missing(row) != withValue)
                .toArray();
    }

    /** Columns it stands by as a predictor of others: a number by itself, levels by each but the first. */
    int columns() {
        return kind == Kind.NUMBER ? 1 : levels - 1;
    }

    /** What a value of it is in one of its columns. */
    double coded(double value, int column) {
        return kind == Kind.NUMBER ? value : value == column + 1 ? 1 : 0;
    }
}
