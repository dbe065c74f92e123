package org.counterpart.audit.attainable;

/** An end of a range of AUCs, with a table that reaches it. */
public final class AttainableEnd {
    static final AttainableEnd NONE =
            new AttainableEnd(Double.NaN, Double.NaN, new double[0], Tables.NO_CUT, new double[0], new double[0]);

    private final double auc;
    private final double intercept;
    private final double[] beta;
    private final int cut;
    private final double[] cases;
    private final double[] controls;

    AttainableEnd(double auc, double intercept, double[] beta, int cut, double[] cases, double[] controls) {
        this.auc = auc;
        this.intercept = intercept;
        this.beta = beta.clone();
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

    /** The one of two that is found and has the larger AUC, or the smaller where the sign is negative. */
    AttainableEnd further(AttainableEnd other, int sign) {
        return !found() || sign * other.auc > sign * auc ? other : this;
    }

    public double intercept() {
        return intercept;
    }

    /** The log odds ratios of its model, within the rounding of the printed ones. */
    public double[] beta() {
        return beta.clone();
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
