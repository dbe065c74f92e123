package org.counterpart.cohort;

/**
 * Who is a case: 1, 0, or missing for each row, as {@code COL} (1/0, true/false, yes/no, 是/否, 有/无) or {@code
 * COL=VALUE} says.
 */
public final class Outcome {
    private final String variable;
    private final String value;
    private final byte[] codes;

    /**
     * @param value the cell that makes a case; empty when the column itself says yes or no
     * @param codes 1, 0 or -1 (missing) a row; kept, not copied
     */
    public Outcome(String variable, String value, byte[] codes) {
        this.variable = variable;
        this.value = value;
        this.codes = codes;
    }

    public String variable() {
        return variable;
    }

    /** The cell that makes a case, as the caller wrote it; empty when the column itself says yes or no. */
    public String value() {
        return value;
    }

    public int size() {
        return codes.length;
    }

    /** 1 for a case, 0 for a control, -1 when missing. */
    public int code(int row) {
        return codes[row];
    }

    public boolean missing(int row) {
        return codes[row] < 0;
    }

    public boolean isCase(int row) {
        return codes[row] == 1;
    }

    public int cases() {
        return count(1);
    }

    public int controls() {
        return count(0);
    }

    public int missingCount() {
        return count(-1);
    }

    /** 1, 0, NaN. */
    public double[] numbers() {
        double[] out = new double[codes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = codes[i] < 0 ? Double.NaN : codes[i];
        }
        return out;
    }

    /** 1, 0, -1. */
    public int[] codes() {
        int[] out = new int[codes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = codes[i];
        }
        return out;
    }

    private int count(int code) {
        int count = 0;
        for (byte c : codes) {
            if (c == code) {
                count++;
            }
        }
        return count;
    }
}
