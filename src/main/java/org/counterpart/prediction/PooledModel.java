package org.counterpart.prediction;

import java.util.List;
import java.util.Optional;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.stats.TwelveDigits;

/**
 * A model of several imputations: its coefficients and how well it tells cases from controls.
 *
 * @param originalRows rows of the data before imputation, left out
 * @param auc pooled log odds of the AUC, of an unconditional model; empty where it has none
 */
public record PooledModel(PooledRegression regression, int originalRows, Optional<PooledEstimate> auc) {

    /** @param fits one an imputation */
    public static PooledModel of(List<RegressionFit> fits, int originalRows) {
        return new PooledModel(PooledRegression.of(fits), originalRows, auc(fits));
    }

    /** Pooled on the scale of the log odds; empty where an imputation's area is 0 or 1, or has no standard error. */
    private static Optional<PooledEstimate> auc(List<RegressionFit> fits) {
        double[] logit = new double[fits.size()];
        double[] variance = new double[fits.size()];
        for (int i = 0; i < logit.length; i++) {
            Optional<LogisticFit> fit = fits.get(i).ofAllRows();
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            DeLong.Result area = DeLong.withDefaults().of(curve(fit.get()));
            double odds = area.auc() * (1 - area.auc());
            logit[i] = Logit.of(area.auc());
            variance[i] = area.se() * area.se() / (odds * odds);
            if (!Double.isFinite(variance[i]) || variance[i] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(PooledEstimate.of(logit, variance, Double.POSITIVE_INFINITY));
    }

    private static RocCurve curve(LogisticFit fit) {
        double[] p = fit.probabilities().orElseThrow();
        double[] marker = new double[p.length];
        boolean[] cases = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            marker[i] = TwelveDigits.of(p[i]);
            cases[i] = fit.outcome(i) > 0.5;
        }
        return RocCurve.of(marker, cases, Direction.HIGHER);
    }
}
