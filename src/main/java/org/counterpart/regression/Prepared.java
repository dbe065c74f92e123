package org.counterpart.regression;

import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Cone;
import org.counterpart.regression.algebra.Likelihood;

/**
 * A regression ready to be fitted: its likelihood in well-conditioned working parameters, and where its null model is.
 */
public final class Prepared {
    private static final double NEARLY_DEPENDENT = 1e-5;

    public final Likelihood likelihood;
    public final Basis basis;
    public final double[] nullAt;

    Prepared(Likelihood likelihood, Basis basis, double[] nullAt) {
        this.likelihood = likelihood;
        this.basis = basis;
        this.nullAt = nullAt;
    }

    /**
     * Whether no column is nearly a combination of others (its squared multiple correlation is below 1 − 1e-5), going
     * by the curvature of this likelihood, of all rows or some, at the null model.
     */
    boolean wellConditionedBy(Likelihood some) {
        int k = some.parameters();
        double[] curvature = new double[k * k];
        some.evaluate(nullAt, new double[k], curvature);
        return k == 0 || Cholesky.of(curvature, k).leastPivot() > NEARLY_DEPENDENT;
    }

    /** Rao's score statistic of the null model. */
    double scoreStatistic() {
        int k = likelihood.parameters();
        double[] gradient = new double[k];
        double[] curvature = new double[k * k];
        likelihood.evaluate(nullAt, gradient, curvature);
        return Cholesky.of(curvature, k).quadratic(gradient);
    }

    Cone cone() {
        return (Cone) likelihood;
    }
}
