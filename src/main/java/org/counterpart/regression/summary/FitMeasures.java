package org.counterpart.regression.summary;

import org.counterpart.regression.FirthFit;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.stats.RoundedOrder;

/**
 * How well a logistic regression fits, in the usual numbers.
 *
 * @param mcFadden {@code 1 − l/l₀} (1974)
 * @param adjustedMcFadden {@code 1 − (l − parameters)/l₀}
 * @param coxSnell {@code 1 − exp(2(l₀ − l)/n)} (1989)
 * @param nagelkerke that over its largest possible value (1991), doi:10.1093/biomet/78.3.691
 * @param tjur mean fitted probability of cases minus that of controls (2009), doi:10.1198/tast.2009.08210
 * @param brier mean squared distance of outcome and fitted probability
 * @param auc area under the ROC curve of the fitted values, rounded to 12 significant digits so that equal patterns tie
 * @param pearson sum of squared Pearson residuals
 * @param correct share of subjects on the right side of a fitted probability of one half
 */
public record FitMeasures(
        double mcFadden,
        double adjustedMcFadden,
        double coxSnell,
        double nagelkerke,
        double tjur,
        double brier,
        double auc,
        double pearson,
        double correct) {

    public static FitMeasures of(LogisticFit fit) {
        double[] fitted = fit.fitted();
        return of(fit, fit, fitted, RoundedOrder.of(fitted));
    }

    /** Of a Firth regression: from its likelihood without the penalty. */
    public static FitMeasures of(FirthFit fit) {
        double[] fitted = fit.fitted();
        return of(fit, fit.plain(), fitted, RoundedOrder.of(fitted));
    }

    /**
     * @param data whose outcomes these are
     * @param p fitted probabilities
     * @param ordered the same
     */
    static FitMeasures of(RegressionFit fit, LogisticFit data, double[] p, RoundedOrder ordered) {
        int n = p.length;
        double logLik = fit.logLik();
        double nullLogLik = fit.nullLogLik();
        double cases = data.events();
        double controls = n - cases;
        double caseSum = 0;
        double controlSum = 0;
        double squares = 0;
        double pearson = 0;
        double correct = 0;
        for (int i = 0; i < n; i++) {
            double y = data.outcome(i);
            double d = y - p[i];
            squares += d * d;
            pearson += d == 0 ? 0 : d * d / (p[i] * (1 - p[i]));
            correct += p[i] >= 0.5 == y > 0.5 ? 1 : 0;
            if (y > 0.5) {
                caseSum += p[i];
            } else {
                controlSum += p[i];
            }
        }
        double coxSnell = -Math.expm1(2 / (double) n * (nullLogLik - logLik));
        return new FitMeasures(
                1 - logLik / nullLogLik,
                1 - (logLik - fit.rank()) / nullLogLik,
                coxSnell,
                coxSnell / -Math.expm1(2 / (double) n * nullLogLik),
                caseSum / cases - controlSum / controls,
                squares / n,
                ordered.auc(i -> data.outcome(i) > 0.5),
                pearson,
                correct / n);
    }
}
