package org.counterpart.prediction;

import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.Samples;

/**
 * How well linear predictors (log odds) foretell the outcome.
 *
 * @param auc area under the ROC curve
 * @param brier mean of (outcome − probability)²
 * @param nagelkerke Nagelkerke's R² after recalibration {@code a + b·lp}, as rms does
 * @param slope b; NaN when the predictor is constant or separates cases from controls
 * @param intercept a
 */
public record Performance(double auc, double brier, double nagelkerke, double slope, double intercept) {

    /** One number of a performance; what optimism is taken of. */
    public enum Measure {
        AUC(0, 1),
        BRIER(0, 1),
        NAGELKERKE(Double.NEGATIVE_INFINITY, 1),
        SLOPE(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        INTERCEPT(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        final double least;
        final double most;

        Measure(double least, double most) {
            this.least = least;
            this.most = most;
        }
    }

    static final Performance NONE = new Performance(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** @param lp log odds, one a subject; subjects without one (NaN) are left out */
    public static Performance of(double[] lp, boolean[] cases) {
        int scored = 0;
        for (double x : lp) {
            scored += Double.isNaN(x) ? 0 : 1;
        }
        if (scored == lp.length) {
            return ofScored(lp, cases);
        }
        double[] x = new double[scored];
        boolean[] y = new boolean[scored];
        int n = 0;
        for (int i = 0; i < lp.length; i++) {
            if (!Double.isNaN(lp[i])) {
                y[n] = cases[i];
                x[n++] = lp[i];
            }
        }
        return ofScored(x, y);
    }

    private static Performance ofScored(double[] lp, boolean[] cases) {
        int n = lp.length;
        int events = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double miss = (cases[i] ? 1 : 0) - Logit.inverse(lp[i]);
            squares += miss * miss;
            events += cases[i] ? 1 : 0;
        }
        Recalibration line = Recalibration.of(lp, cases);
        double none = events * Math.log((double) events / n) + (n - events) * Math.log((double) (n - events) / n);
        double nagelkerke = Math.expm1(2.0 / n * (none - line.logLik())) / Math.expm1(2.0 / n * none);
        return new Performance(Samples.auc(lp, cases), squares / n, nagelkerke, line.slope(), line.intercept());
    }

    public double get(Measure measure) {
        return switch (measure) {
            case AUC -> auc;
            case BRIER -> brier;
            case NAGELKERKE -> nagelkerke;
            case SLOPE -> slope;
            case INTERCEPT -> intercept;
        };
    }
}
