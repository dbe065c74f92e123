package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.counterpart.prediction.roc.Logit;

/**
 * Whom acting on a prediction would reach: of 1,000 people how many have a risk of at least a threshold, and how many
 * of these have the event. With π the share of events, sensitivity and false-positive share at the threshold: {@code
 * 1000(π·sens + (1 − π)·fpr)} and {@code 1000π·sens}.
 *
 * <p>Reference: Kerr, Brown, Zhu, Janes (2016), doi:10.1200/JCO.2015.65.5654. Same as R: {@code
 * rmda::plot_clinical_impact}.
 *
 * @param prevalence of the event among the 1,000; empty for the share among the subjects themselves. At a given one the
 *     intercept of the risks is moved from the subjects' share to it (King and Zeng 2001,
 *     doi:10.1093/oxfordjournals.pan.a004868)
 */
public record ClinicalImpact(OptionalDouble prevalence) {
    /** People that the numbers are of. */
    public static final int POPULATION = 1000;

    private static final int MOST = 99;

    /**
     * At one threshold.
     *
     * @param tp events among the subjects at high risk
     * @param fp others among them
     * @param highRisk of 1,000
     * @param withEvent of 1,000, at high risk and with the event
     */
    public record Point(double threshold, int tp, int fp, double highRisk, double withEvent) {}

    /**
     * @param n subjects with a risk
     * @param share of events among the 1,000
     * @param points whole per cents from 1 on, to the first that nobody's risk reaches
     */
    public record Result(ClinicalImpact procedure, int n, int events, double share, List<Point> points) {
        public Result {
            points = List.copyOf(points);
        }

        /** The point whose threshold is nearest to the share of events, above which risk is more than usual. */
        public Point usual() {
            int at = (int) Math.round(share * 100);
            return points.get(Math.max(1, Math.min(points.size(), at)) - 1);
        }
    }

    /**
     * @param linear log odds of each subject, by a model made from subjects with the same share of events; NaN where
     *     there are none
     */
    public Result of(double[] linear, boolean[] cases) {
        int[] events = new int[MOST + 1];
        int[] others = new int[MOST + 1];
        int n1 = 0;
        int n0 = 0;
        for (int i = 0; i < linear.length; i++) {
            if (!Double.isNaN(linear[i])) {
                n1 += cases[i] ? 1 : 0;
                n0 += cases[i] ? 0 : 1;
            }
        }
        double own = (double) n1 / (n1 + n0);
        double share = prevalence.orElse(own);
        double move = prevalence.isPresent() ? Logit.of(share) - Logit.of(own) : 0;
        int highest = 0;
        for (int i = 0; i < linear.length; i++) {
            if (!Double.isNaN(linear[i])) {
                int reached = reached(Logit.inverse(linear[i] + move));
                (cases[i] ? events : others)[reached]++;
                highest = Math.max(highest, reached);
            }
        }
        List<Point> points = new ArrayList<>();
        int last = Math.min(MOST, highest + 1);
        int tp = n1 - events[0];
        int fp = n0 - others[0];
        for (int t = 1; t <= last; t++) {
            double found = POPULATION * share * tp / n1;
            points.add(new Point(t / 100.0, tp, fp, found + POPULATION * (1 - share) * fp / n0, found));
            tp -= events[t];
            fp -= others[t];
        }
        return new Result(this, n1 + n0, n1, share, points);
    }

    /** The highest whole per cent that a risk is at least. */
    private static int reached(double risk) {
        int at = (int) Math.min(MOST, Math.floor(risk * 100));
        while (at < MOST && risk >= (at + 1) / 100.0) {
            at++;
        }
        while (at > 0 && risk < at / 100.0) {
            at--;
        }
        return at;
    }
}
