package org.counterpart.audit.attainable;

/** An end of a range of AUCs, with a table that reaches it. */
public final class AttainableEnd {
    static final AttainableEnd NONE =
            new AttainableEnd(Double.NaN, Double.NaN, Tables.NO_CUT, new double[0], new double[0]);

    private final double auc;
    private final double intercept;
    private final int cut;
    private final double[] cases;
    private final double[] controls;

    AttainableEnd(double auc, double intercept, int cut, double[] cases, double[] controls) {
        this.auc = auc;
        this.intercept = intercept;
        this.cut = cut;
        this.cases = cases.clone();
        this.controls = controls.clone();
    }

    /** NaN when no table was found. */
    public double auc() {
        return auc;
    }

    public boolean found() {
        return !Double.isNaN(auc);
    }

    public double intercept() {
        return intercept;
    }

    /** The lowest level of the score above the printed cut. */
    int cut() {
        return cut;
    }

    /** Real-valued numbers of cases of each exposure pattern; bit j of the index is predictor j. */
    public double[] cases() {
        return cases.clone();
    }

    public double[] controls() {
        return controls.clone();
    }
}
