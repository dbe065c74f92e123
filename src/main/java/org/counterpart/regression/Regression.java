package org.counterpart.regression;

import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Term;

/**
 * What is fitted: some columns of a design, on some rows, with an outcome and the likelihood that joins them.
 * Parameters are the intercept, when there is one, and then the columns in order.
 */
public abstract sealed class Regression permits UnconditionalRegression, ConditionalRegression {
    public final DesignMatrix design;
    final int[] columns;
    public final boolean intercept;

    Regression(DesignMatrix design, int[] columns, boolean intercept) {
        this.design = design;
        this.columns = columns;
        this.intercept = intercept;
    }

    public final int parameters() {
        return columns.length + (intercept ? 1 : 0);
    }

    final Term term(int parameter) {
        return intercept && parameter == 0 ? Term.INTERCEPT : design.terms().get(column(parameter));
    }

    /** The design's column of a parameter; -1 for the intercept. */
    public final int column(int parameter) {
        return intercept ? (parameter == 0 ? -1 : columns[parameter - 1]) : columns[parameter];
    }

    public final Regression without(int parameter) {
        if (intercept && parameter == 0) {
            return with(columns, false);
        }
        int gone = column(parameter);
        return with(java.util.Arrays.stream(columns).filter(c -> c != gone).toArray(), intercept);
    }

    /** Without the columns of the design that a predictor says no to. */
    public final Regression withColumns(java.util.function.IntPredicate kept) {
        return with(java.util.Arrays.stream(columns).filter(kept).toArray(), intercept);
    }

    /** The same rows and outcome with all columns of another design of these rows. */
    abstract Regression on(DesignMatrix other);

    /** The same rows with other columns. */
    public abstract Regression with(int[] newColumns, boolean newIntercept);

    public abstract Prepared prepare();

    /** The log-likelihood of the null model: intercept alone, or no parameter at all. */
    abstract double nullLogLik();

    /** Only what still counts far along a direction of separation (in coefficients); null when nothing is left. */
    abstract Regression face(Prepared prepared, double[] workingDirection);

    /** The rows of this other regression of the same design: what is left of it along its directions of separation. */
    public abstract Regression onRowsOf(Regression face);

    /** Number of rows that count. */
    abstract int size();

    /** Where to start from: the null model, unless the regression knows better. */
    double[] start(Prepared prepared) {
        return prepared.nullAt;
    }
}
