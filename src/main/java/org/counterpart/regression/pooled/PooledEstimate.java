package org.counterpart.regression.pooled;

import java.util.Arrays;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * An estimate pooled over imputations by Rubin's rules, with the degrees of freedom of Barnard and Rubin. Same as R:
 * {@code mice::pool}.
 *
 * <p>References: Rubin DB (1987) Multiple Imputation for Nonresponse in Surveys, doi:10.1002/9780470316696; Barnard J,
 * Rubin DB (1999) Small-sample degrees of freedom with multiple imputation, doi:10.1093/biomet/86.4.948.
 *
 * @param estimate mean of the imputations' estimates
 * @param within mean of their variances
 * @param between variance of their estimates
 * @param df of the t distribution that test and interval take
 * @param ci of the estimate, 95%
 * @param riv relative increase in variance due to the missing values
 * @param lambda share of the variance that is due to them
 * @param fmi fraction of missing information
 */
public record PooledEstimate(
        double estimate,
        double within,
        double between,
        double se,
        double df,
        double t,
        double p,
        Interval ci,
        double riv,
        double lambda,
        double fmi) {
    private static final double LEVEL = 0.95;

    /**
     * @param estimates one an imputation, two or more
     * @param variances of each
     * @param complete degrees of freedom had no value been missing; infinite for a large sample
     */
    public static PooledEstimate of(double[] estimates, double[] variances, double complete) {
        int m = estimates.length;
        double mean = Arrays.stream(estimates).sum() / m;
        double within = Arrays.stream(variances).sum() / m;
        double between =
                Arrays.stream(estimates).map(q -> (q - mean) * (q - mean)).sum() / (m - 1);
        double added = (1 + 1.0 / m) * between;
        double total = within + added;
        double lambda = added / total;
        double df = df(m, lambda, complete);
        double se = Math.sqrt(total);
        double t = mean / se;
        double riv = added / within;
        double reach = Tails.tCritical(LEVEL, df) * se;
        return new PooledEstimate(
                mean,
                within,
                between,
                se,
                df,
                t,
                Tails.tTwoSided(t, df),
                new Interval(mean - reach, mean + reach),
                riv,
                lambda,
                (riv + 2 / (df + 3)) / (1 + riv));
    }

    /** Standard error of the estimate over other draws of as many imputations. */
    public double monteCarloError(int imputations) {
        return Math.sqrt(between / imputations);
    }

    /** Those of many imputations and those of the sample, each as far as it limits. */
    private static double df(int m, double lambda, double complete) {
        double imputed = (m - 1) / (lambda * lambda);
        if (Double.isInfinite(complete)) {
            return imputed;
        }
        double observed = (complete + 1) / (complete + 3) * complete * (1 - lambda);
        return Double.isInfinite(imputed) ? observed : imputed * observed / (imputed + observed);
    }
}
