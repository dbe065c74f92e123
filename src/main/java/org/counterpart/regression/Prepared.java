package org.counterpart.regression;

/** A regression ready to be fitted: its likelihood in well-conditioned working parameters, and that likelihood at the null model. */
final class Prepared {
    private static final double NEARLY_DEPENDENT = 1e-5;

    final Likelihood likelihood;
    final Basis basis;
    final double[] nullAt;
    final double[] nullGradient;
    final double[] nullCurvature;
    final double nullValue;

    Prepared(Likelihood likelihood, Basis basis, double[] nullAt) {
        int k = likelihood.parameters();
        this.likelihood = likelihood;
        this.basis = basis;
        this.nullAt = nullAt;
        this.nullGradient = new double[k];
        this.nullCurvature = new double[k * k];
        this.nullValue = likelihood.evaluate(nullAt, nullGradient, nullCurvature);
    }

    /** Whether no column is nearly a combination of others: its squared multiple correlation is below 1 − 1e-5. */
    boolean wellConditioned() {
        int k = likelihood.parameters();
        return k == 0 || Cholesky.of(nullCurvature, k).leastPivot() > NEARLY_DEPENDENT;
    }

    Cone cone() {
        return (Cone) likelihood;
    }
}
