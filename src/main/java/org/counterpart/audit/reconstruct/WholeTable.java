package org.counterpart.audit.reconstruct;

/** Whole numbers of cases and controls with each exposure pattern, 0 to 2^k − 1; bit j of a pattern is predictor j. */
public final class WholeTable {
    private final int[] cases;
    private final int[] controls;

    public WholeTable(int[] cases, int[] controls) {
        this.cases = cases.clone();
        this.controls = controls.clone();
    }

    public int[] cases() {
        return cases.clone();
    }

    public int[] controls() {
        return controls.clone();
    }

    public int predictors() {
        return Integer.numberOfTrailingZeros(cases.length);
    }

    /** Subjects with each pattern. */
    int[] subjects() {
        int[] out = new int[cases.length];
        for (int x = 0; x < out.length; x++) {
            out[x] = cases[x] + controls[x];
        }
        return out;
    }

    /** How many of these subjects are exposed to a predictor; all of them for term 0. */
    static int margin(int[] subjects, int term) {
        int sum = 0;
        for (int x = 0; x < subjects.length; x++) {
            sum += term == 0 || (x >> (term - 1) & 1) == 1 ? subjects[x] : 0;
        }
        return sum;
    }

    static int[] margins(int[] subjects) {
        int[] out = new int[Integer.numberOfTrailingZeros(subjects.length) + 1];
        for (int t = 0; t < out.length; t++) {
            out[t] = margin(subjects, t);
        }
        return out;
    }
}
