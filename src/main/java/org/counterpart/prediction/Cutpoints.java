package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.Interval;

/**
 * The thresholds that serve best by a criterion, all of them when several tie, with what each achieves. The criterion is compared as whole
 * numbers, so that a tie is a tie. Sensitivity and specificity carry Clopper-Pearson intervals; a cut chosen and judged on the same data
 * flatters itself.
 *
 * <p>Reference: Youden (1950) doi:10.1002/1097-0142(1950)3:1&lt;32::AID-CNCR2820030106&gt;3.0.CO;2-3; Perkins &amp; Schisterman (2006)
 * doi:10.1093/aje/kwj063. Same as R: {@code pROC::coords("best", best.method = "youden" | "closest.topleft")}, but for the threshold, which is an
 * observed value here and the midpoint before it there.
 *
 * @param level of the intervals; default 0.95
 */
public record Cutpoints(Criterion criterion, Prevalence prevalence, double level) {

    public enum Criterion {
        /** Sensitivity + specificity − 1 as large as can be. */
        YOUDEN,
        /** Nearest to the corner where both are 1. */
        CLOSEST_TOP_LEFT
    }

    /**
     * @param rule {@code >=} or {@code <=}: how a value compares with the threshold when the subject is called positive
     * @param ppv NaN when the share of cases is not known; so are npv and accuracy
     */
    public record Cut(
            double threshold,
            String rule,
            double sensitivity,
            double specificity,
            double youden,
            double ppv,
            double npv,
            double accuracy,
            Interval sensitivityCi,
            Interval specificityCi,
            int truePositives,
            int falsePositives) {}

    /** Youden's index, predictive values at the sample's own share of cases, 95% intervals. */
    public static Cutpoints withDefaults() {
        return new Cutpoints(Criterion.YOUDEN, Prevalence.ofSample(), 0.95);
    }

    public Cutpoints with(Criterion newCriterion) {
        return new Cutpoints(newCriterion, prevalence, level);
    }

    public Cutpoints with(Prevalence newPrevalence) {
        return new Cutpoints(criterion, newPrevalence, level);
    }

    /** In the order of the curve; none without a case or without a control. */
    public List<Cut> of(RocCurve curve) {
        List<Cut> best = new ArrayList<>();
        if (curve.cases() == 0 || curve.controls() == 0) {
            return best;
        }
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < curve.points() - 1; k++) {
            double merit = merit(curve, k);
            if (merit > top) {
                best.clear();
                top = merit;
            }
            if (merit == top) {
                best.add(cut(curve, k));
            }
        }
        return best;
    }

    /** Whole numbers held in doubles, exact up to some 90,000 subjects a group and within one rounding above. */
    private double merit(RocCurve curve, int k) {
        double n1 = curve.cases();
        double n0 = curve.controls();
        if (criterion == Criterion.YOUDEN) {
            return curve.truePositives(k) * n0 - curve.falsePositives(k) * n1;
        }
        double missed = (n1 - curve.truePositives(k)) * n0;
        double alarmed = curve.falsePositives(k) * n1;
        return -(missed * missed + alarmed * alarmed);
    }

    private Cut cut(RocCurve curve, int k) {
        int tp = curve.truePositives(k);
        int fp = curve.falsePositives(k);
        double sensitivity = curve.sensitivity(k);
        double specificity = curve.specificity(k);
        double share = prevalence.in(curve.cases(), curve.controls());
        double truly = share * sensitivity;
        double falsely = (1 - share) * (1 - specificity);
        double spared = (1 - share) * specificity;
        double missed = share * (1 - sensitivity);
        return new Cut(
                curve.threshold(k),
                curve.direction().rule(),
                sensitivity,
                specificity,
                sensitivity + specificity - 1,
                truly / (truly + falsely),
                spared / (spared + missed),
                truly + spared,
                BinomialInterval.CLOPPER_PEARSON.of(tp, curve.cases(), level),
                BinomialInterval.CLOPPER_PEARSON.of(curve.controls() - fp, curve.controls(), level),
                tp,
                fp);
    }
}
