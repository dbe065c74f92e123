package org.counterpart.regression.summary;

import org.counterpart.regression.RegressionFit;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * A weighted sum of coefficients, its standard error from their covariance.
 *
 * @param b log odds ratio; NaN where a coefficient of it has no estimate
 */
public record Contrast(double b, double se) {
    static Contrast of(double[] b, double[][] covariance, double[] weights) {
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) {
                continue;
            }
            sum += weights[i] * b[i];
            for (int j = 0; j < weights.length; j++) {
                if (weights[j] != 0) {
                    variance += weights[i] * weights[j] * covariance[i][j];
                }
            }
        }
        return new Contrast(sum, Math.sqrt(Math.max(0, variance)));
    }

    /** @param robust its covariance is taken in place of the model's; null without */
    static double[][] covariance(RegressionFit fit, RobustCovariance.Result robust) {
        return robust == null ? fit.covariance() : robust.covariance();
    }

    public double oddsRatio() {
        return Math.exp(b);
    }

    /** Wald's 95% interval of the odds ratio. */
    public Interval ci() {
        double reach = Tails.normalCritical(0.95) * se;
        return new Interval(Math.exp(b - reach), Math.exp(b + reach));
    }

    public double p() {
        return Tails.normalTwoSided(b / se);
    }
}
