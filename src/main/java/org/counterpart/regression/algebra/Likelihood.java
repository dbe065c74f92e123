package org.counterpart.regression.algebra;

/** A log-likelihood (plain, conditional or penalised) as a function of working parameters. */
public interface Likelihood {
    int parameters();

    /**
     * The log-likelihood, its gradient and its curvature.
     *
     * @param at working parameters
     * @param gradient filled with the score
     * @param curvature filled with minus the matrix of second derivatives, row by row, symmetric
     */
    double evaluate(double[] at, double[] gradient, double[] curvature);
}
