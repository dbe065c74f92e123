package org.counterpart.regression.marginal;

import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;

/**
 * A regression of the mean of a 0/1 outcome by estimating equations, with standard errors that hold whatever the
 * variance within clusters is (sandwich, without corrections for few clusters). Without clusters each subject is its
 * own: the robust standard errors of White. With a Poisson or log-binomial model the coefficients are logarithms of
 * risk ratios.
 *
 * <p>With {@link WorkingCorrelation#EXCHANGEABLE} the correlation is the mean product of two standardised residuals of
 * a cluster in units of the mean squared one, without degrees of freedom taken off.
 *
 * <p>References: Liang and Zeger (1986), doi:10.1093/biomet/73.1.13; Zou (2004), doi:10.1093/aje/kwh090; Wacholder
 * (1986), doi:10.1093/oxfordjournals.aje.a114212. Same as R: {@code geepack::geeglm}; {@code glm(poisson)} and
 * {@code glm(binomial(log))} with {@code sandwich::vcovHC(type = "HC0")} or {@code vcovCL(cadjust = FALSE, type =
 * "HC0")}.
 */
public record MarginalRegression(MeanModel mean, WorkingCorrelation correlation) {
    public static MarginalRegression of(MeanModel mean) {
        return new MarginalRegression(mean, WorkingCorrelation.INDEPENDENCE);
    }

    public MarginalRegression with(WorkingCorrelation other) {
        return new MarginalRegression(mean, other);
    }

    /**
     * @param y 0 or 1 for each row of the design
     * @param cluster of each row, a number that does not hang on the order of the rows; null when each is its own
     * @throws NotAnalysableException when the outcome does not vary
     */
    public MarginalFit fit(DesignMatrix x, double[] y, int[] cluster) {
        Logistic.check(x, y);
        return new MarginalEquations(this, x, y, Clusters.of(x, y, cluster)).solve();
    }
}
