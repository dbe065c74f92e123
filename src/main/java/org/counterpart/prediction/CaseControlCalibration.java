package org.counterpart.prediction;

import java.util.stream.IntStream;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * Calibration, at a prevalence from elsewhere, of a model whose subjects were chosen by their outcome: its
 * intercept is moved by the log odds of the prevalence less those of the share of cases it was made from, cases and
 * controls of the validated sample are weighted back to the prevalence.
 *
 * <p>With s the share of cases in the validated sample, m in the one the model was made from and π the prevalence,
 * and {@code logit p = b₀ + Σ bⱼxⱼ − logit m + logit π}: {@code intercept} and {@code slope} are those of {@code
 * logit P = a + b·logit p}, where a sample chosen by outcome has the offset {@code logit s − logit π} (Prentice and
 * Pyke 1979, doi:10.1093/biomet/66.3.403), in the large that of {@code logit P = c + logit p}. Expected over
 * observed is {@code (π·mean of p in cases + (1 − π)·mean of p in controls) / π}, and Brier's score {@code π·mean
 * of (1 − p)² in cases + (1 − π)·mean of p² in controls}. The intercept's move: King and Zeng (2001),
 * doi:10.1093/oxfordjournals.pan.a004868. Same as R: {@code glm(y ~ lp, offset = rep(qlogis(s) -
 * qlogis(prevalence), n))}. Controls have to stand for all who are no case: those matched to cases do so only as
 * far as the matching variables tell nothing.
 *
 * @param intercept NaN with the slope
 * @param slope NaN when the linear predictor is constant or separates cases from controls
 */
public record CaseControlCalibration(
        double intercept,
        double inTheLarge,
        double slope,
        Interval slopeCi,
        double expectedOverObserved,
        double brier) {

    /**
     * @param linear of the model as fitted, NaN for a subject without; of a case and a control at least one
     * @param madeShare of cases among those it was made from, in (0, 1)
     * @param prevalence in (0, 1)
     */
    public static CaseControlCalibration of(double[] linear, boolean[] cases, double madeShare, double prevalence) {
        int[] scored = IntStream.range(0, linear.length)
                .filter(i -> !Double.isNaN(linear[i]))
                .toArray();
        double[] lp = new double[scored.length];
        boolean[] y = new boolean[scored.length];
        int n1 = 0;
        for (int i = 0; i < scored.length; i++) {
            y[i] = cases[scored[i]];
            n1 += y[i] ? 1 : 0;
        }
        int n0 = scored.length - n1;
        double share = (double) n1 / scored.length;
        CompensatedSum p1 = new CompensatedSum();
        CompensatedSum p0 = new CompensatedSum();
        CompensatedSum miss1 = new CompensatedSum();
        CompensatedSum miss0 = new CompensatedSum();
        for (int i = 0; i < scored.length; i++) {
            double bare = linear[scored[i]] - Logit.of(madeShare);
            lp[i] = bare + Logit.of(share);
            double p = Logit.inverse(bare + Logit.of(prevalence));
            (y[i] ? p1 : p0).add(p);
            (y[i] ? miss1 : miss0).add(y[i] ? (1 - p) * (1 - p) : p * p);
        }
        Recalibration line = Recalibration.of(lp, y);
        double margin = Tails.normalCritical(0.95) * line.slopeSe();
        return new CaseControlCalibration(
                atPrevalence(line, share, prevalence),
                Recalibration.inTheLarge(lp, y)[0],
                line.slope(),
                new Interval(line.slope() - margin, line.slope() + margin),
                (prevalence * p1.value() / n1 + (1 - prevalence) * p0.value() / n0) / prevalence,
                prevalence * miss1.value() / n1 + (1 - prevalence) * miss0.value() / n0);
    }

    /** {@code a + b·logit p + move = a' + b·(logit p + move)}, solved for a. */
    private static double atPrevalence(Recalibration line, double share, double prevalence) {
        double move = Logit.of(share) - Logit.of(prevalence);
        return line.intercept() + line.slope() * move - move;
    }
}
