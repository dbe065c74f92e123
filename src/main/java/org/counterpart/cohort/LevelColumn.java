package org.counterpart.cohort;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cells that are one of a few levels (binary, categorical, ordinal), as positions in the variable's levels; -1 is
 * missing.
 */
public final class LevelColumn implements Column {
    private final Variable variable;
    private final int[] codes;

    /** @param codes kept, not copied: the caller gives them away */
    public LevelColumn(Variable variable, int[] codes) {
        this.variable = variable;
        this.codes = codes;
    }

    @Override
    public Variable variable() {
        return variable;
    }

    @Override
    public int size() {
        return codes.length;
    }

    public int code(int row) {
        return codes[row];
    }

    /** A copy of the codes, -1 where missing. */
    public int[] codes() {
        return codes.clone();
    }

    /** How many cells each level has, in the order of the levels. */
    public int[] counts() {
        int[] counts = new int[variable.levels().size()];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** The codes as numbers, NaN where missing: 0 and 1 for a binary variable. */
    public double[] numbers() {
        return Arrays.stream(codes).mapToDouble(c -> c < 0 ? Double.NaN : c).toArray();
    }

    @Override
    public boolean missing(int row) {
        return codes[row] < 0;
    }

    @Override
    public String text(int row) {
        return codes[row] < 0 ? "" : variable.levels().get(codes[row]);
    }

    @Override
    public LevelColumn asLevels() {
        return this;
    }

    @Override
    public LevelColumn select(int[] rows) {
        return new LevelColumn(variable, IntStream.of(rows).map(r -> codes[r]).toArray());
    }
}
