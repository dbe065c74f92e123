package org.counterpart.regression;

import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;

/**
 * Conditional logistic regression with Firth's penalty, the remedy where every informative set points one way: the
 * maximum of
 * {@code l(b) + ½ log det I(b)}, l the exact conditional likelihood of the matched sets and I its information, which is
 * always finite. Standard
 * errors come from the inverse information at the estimate; tests and intervals of a coefficient should be the
 * penalised likelihood-ratio ones
 * ({@link PenalisedTests}, the profile likelihood). For 1:1 sets it is Firth's regression of the differences without
 * an intercept.
 *
 * <p>Reference: Firth (1993), doi:10.1093/biomet/80.1.27, for an exponential family in its canonical parameters, which
 * the conditional likelihood
 * is; Heinze and Puhr (2010), doi:10.1002/sim.3794. R has no function for it: see {@code
 * src/test/r/regression/conditional_firth.R}.
 */
public record ConditionalFirth() {
    private static final int STEPS = 1000;

    public static ConditionalFirth withDefaults() {
        return new ConditionalFirth();
    }

    /**
     * @param y 0 or 1 for each row of the design
     * @param set the matched set of each row
     */
    public ConditionalFirthFit fit(DesignMatrix x, double[] y, int[] set) {
        return fit(ConditionalLogistic.withDefaults().fit(x, y, set));
    }

    /** The same model as a maximum-likelihood fit of the exact likelihood. */
    public ConditionalFirthFit fit(ConditionalFit plain) {
        Prepared prepared = plain.estimate().prepared;
        ConditionalFirthLikelihood likelihood = ((ConditionalLikelihood) prepared.likelihood).penalised();
        Newton.Maximum maximum = Newton.maximise(likelihood, prepared.nullAt, STEPS);
        return new ConditionalFirthFit(plain, prepared, likelihood, maximum);
    }
}
