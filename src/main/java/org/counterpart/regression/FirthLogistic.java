package org.counterpart.regression;

import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;

/**
 * Logistic regression with Firth's penalty, the remedy for separation and for the bias of small samples: the maximum of
 * {@code l(b) + ½ log det I(b)}, which is always finite. Standard errors come from the inverse expected information at
 * the estimate;
 * tests and intervals of a coefficient should be the penalised likelihood-ratio ones ({@link PenalisedTests},
 * the profile likelihood), which keep the full information matrix in the penalty.
 *
 * <p>Reference: Firth (1993), doi:10.1093/biomet/80.1.27; Heinze and Schemper (2002), doi:10.1002/sim.1047. Same as R:
 * {@code logistf::logistf}, {@code brglm2::brglmFit(type = "AS_mean")}.
 */
public record FirthLogistic() {
    private static final int STEPS = 1000;

    public static FirthLogistic withDefaults() {
        return new FirthLogistic();
    }

    /** @param y 0 or 1 for each row of the design */
    public FirthFit fit(DesignMatrix x, double[] y) {
        return fit(Logistic.withDefaults().fit(x, y));
    }

    /** The same model as a maximum-likelihood fit. */
    public FirthFit fit(LogisticFit plain) {
        UnconditionalRegression regression = (UnconditionalRegression) plain.estimate().regression;
        Prepared prepared = plain.estimate().prepared;
        FirthLikelihood likelihood = likelihood(regression, prepared);
        double[] start = prepared.nullAt;
        Newton.Maximum maximum = Newton.maximise(likelihood, start, STEPS);
        return new FirthFit(plain, prepared, likelihood, maximum);
    }

    private static FirthLikelihood likelihood(UnconditionalRegression regression, Prepared prepared) {
        LogisticLikelihood plain = (LogisticLikelihood) prepared.likelihood;
        int n = regression.size();
        int k = plain.parameters();
        double[][] z = new double[n][k];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = regression.y[regression.row(i)];
            plain.signedRow(i, z[i]);
            if (y[i] < 0.5) {
                for (int j = 0; j < k; j++) {
                    z[i][j] = -z[i][j];
                }
            }
        }
        return new FirthLikelihood(z, y, k);
    }
}
