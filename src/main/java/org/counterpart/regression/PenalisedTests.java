package org.counterpart.regression;

import org.counterpart.regression.algebra.Newton;

/**
 * Penalised likelihood-ratio tests of coefficients of a Firth regression: twice the fall of the penalised likelihood
 * when they are held
 * at 0, the penalty keeping the full information matrix (Heinze and Schemper 2002, doi:10.1002/sim.1047). Dropping the
 * columns from the
 * penalty as well would give other numbers. Same as R: {@code logistf} and {@code logistftest}.
 */
public final class PenalisedTests {
    private static final int STEPS = 1000;

    private PenalisedTests() {}

    /** Test that these coefficients are all 0. */
    public static ModelTest that(PenalisedFit fit, int... parameters) {
        double[][] rows = new double[parameters.length][];
        for (int i = 0; i < rows.length; i++) {
            if (Double.isNaN(fit.b(parameters[i]))) {
                return new ModelTest(Double.NaN, parameters.length, Double.NaN);
            }
            rows[i] = fit.prepared().basis.functional(parameters[i]);
        }
        if (rows.length == 0) {
            return ModelTest.NONE;
        }
        Newton.Maximum held = Newton.maximise(
                fit.likelihood(), fit.maximum().at, new Newton.Constraint(rows, new double[rows.length]), STEPS);
        double statistic = held.converged ? 2 * (fit.maximum().value - held.value) : Double.NaN;
        return ModelTest.of(statistic, rows.length);
    }
}
