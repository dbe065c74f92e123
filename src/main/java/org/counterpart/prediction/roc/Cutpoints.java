package org.counterpart.prediction.roc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * The thresholds that are best on this sample, all of them when several are equally good (compared as whole numbers, so
 * equal means equal), and what each does.
 *
 * <p>Sensitivity and specificity have binomial intervals, Clopper-Pearson unless asked otherwise. Predictive values and
 * accuracy are taken at the prevalence: at the sample's own share they are counts with binomial intervals; at a given
 * prevalence they follow from Bayes' rule with the logit intervals of Mercaldo, Lau and Zhou (2007),
 * doi:10.1002/sim.2677; where the design fixed the share of cases they do not exist. A cut searched and judged on the
 * same subjects looks better than it is: see {@link RocBootstrap}.
 *
 * <p>Reference: Youden (1950), doi:10.1002/1097-0142(1950)3:1&lt;32::AID-CNCR2820030106&gt;3.0.CO;2-3; Perkins and
 * Schisterman (2006), doi:10.1093/aje/kwj063. Same as R: {@code pROC::coords(roc, "best", best.method=)}, at the
 * observed value above its midpoint.
 *
 * @param criterion default Youden
 * @param prevalence default the sample's own share of cases
 * @param interval default Clopper-Pearson
 * @param level of the intervals, default 0.95
 */
public record Cutpoints(Criterion criterion, Prevalence prevalence, BinomialInterval interval, double level) {
    public enum Criterion {
        /** Largest sensitivity + specificity − 1. */
        YOUDEN,
        /** Smallest distance to the corner of a perfect marker: (1 − sensitivity)² + (1 − specificity)². */
        CLOSEST_TOP_LEFT
    }

    /**
     * What a threshold does. A measure with an empty denominator, or that depends on a prevalence the design hides, is
     * NaN, and a note says why.
     *
     * @param threshold an observed value; infinite, beyond all of them, when nobody is positive
     * @param rule {@code >=} or {@code <=}: how a value compares with the threshold when the subject is called positive
     * @param ppv share of cases among the positive, at the prevalence
     * @param npv share of controls among the negative, at the prevalence
     * @param accuracy share called rightly, at the prevalence
     * @param lrPositive sensitivity/(1 − specificity), infinite without a false positive
     * @param lrNegative (1 − sensitivity)/specificity
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
            double lrPositive,
            double lrNegative,
            Interval sensitivityCi,
            Interval specificityCi,
            Interval ppvCi,
            Interval npvCi,
            int truePositives,
            int falsePositives,
            int falseNegatives,
            int trueNegatives,
            List<Note> notes) {
        public Cut {
            notes = List.copyOf(notes);
        }
    }

    public static Cutpoints withDefaults() {
        return new Cutpoints(Criterion.YOUDEN, Prevalence.ofSample(), BinomialInterval.CLOPPER_PEARSON, 0.95);
    }

    public Cutpoints with(Criterion newCriterion) {
        return new Cutpoints(newCriterion, prevalence, interval, level);
    }

    public Cutpoints with(Prevalence newPrevalence) {
        return new Cutpoints(criterion, newPrevalence, interval, level);
    }

    public Cutpoints with(BinomialInterval newInterval) {
        return new Cutpoints(criterion, prevalence, newInterval, level);
    }

    /** The best thresholds, the most lenient first; none without a case or without a control. */
    public List<Cut> of(RocCurve curve) {
        List<Cut> best = new ArrayList<>();
        for (int point : best(curve)) {
            best.add(at(curve, point));
        }
        return best;
    }

    /** What the threshold of this point of the curve does. */
    public Cut at(RocCurve curve, int point) {
        int n1 = curve.cases();
        int n0 = curve.controls();
        int tp = curve.truePositives(point);
        int fp = curve.falsePositives(point);
        int fn = n1 - tp;
        int tn = n0 - fp;
        double se = curve.sensitivity(point);
        double sp = curve.specificity(point);
        double share = prevalence.in(n1, n0);
        double ppv;
        double npv;
        Interval ppvCi;
        Interval npvCi;
        if (prevalence.source() == Prevalence.Source.SAMPLE) {
            ppv = (double) tp / (tp + fp);
            npv = (double) tn / (tn + fn);
            ppvCi = interval.of(tp, (long) tp + fp, level);
            npvCi = interval.of(tn, (long) tn + fn, level);
        } else {
            ppv = se * share / (se * share + (1 - sp) * (1 - share));
            npv = sp * (1 - share) / (sp * (1 - share) + (1 - se) * share);
            ppvCi = logit(ppv, (1 - se) / (se * n1) + sp / ((1 - sp) * n0));
            npvCi = logit(npv, se / ((1 - se) * n1) + (1 - sp) / (sp * n0));
        }
        List<Note> notes = new ArrayList<>();
        if (prevalence.source() == Prevalence.Source.FIXED_BY_DESIGN) {
            notes.add(Note.of("prediction.needs-prevalence"));
        } else if (tp + fp == 0) {
            notes.add(Note.of("prediction.nobody-positive"));
        } else if (tn + fn == 0) {
            notes.add(Note.of("prediction.nobody-negative"));
        }
        return new Cut(
                curve.threshold(point),
                curve.direction().rule(),
                se,
                sp,
                (double) youden(curve, point) / ((double) n1 * n0),
                ppv,
                npv,
                prevalence.source() == Prevalence.Source.SAMPLE
                        ? (double) (tp + tn) / (n1 + n0)
                        : se * share + sp * (1 - share),
                se / ((double) fp / n0),
                (double) fn / n1 / sp,
                interval.of(tp, n1, level),
                interval.of(tn, n0, level),
                ppvCi,
                npvCi,
                tp,
                fp,
                fn,
                tn,
                notes);
    }

    /** Points of the curve that are best, ascending. */
    public int[] best(RocCurve curve) {
        long n1 = curve.cases();
        long n0 = curve.controls();
        if (n1 == 0 || n0 == 0) {
            return new int[0];
        }
        int[] best = new int[curve.points()];
        int found = 0;
        for (int k = 0; k < curve.points(); k++) {
            int better = found == 0 ? 1 : compare(curve, k, best[0]);
            if (better > 0) {
                found = 0;
            }
            if (better >= 0) {
                best[found++] = k;
            }
        }
        return java.util.Arrays.copyOf(best, found);
    }

    /** Positive when point k is better than point j, 0 when exactly as good. */
    private int compare(RocCurve curve, int k, int j) {
        if (criterion == Criterion.YOUDEN) {
            return Long.compare(youden(curve, k), youden(curve, j));
        }
        double dk = criterion(curve, k);
        double dj = criterion(curve, j);
        return Math.abs(dk - dj) > 1e-12 * dj
                ? Double.compare(dj, dk)
                : distance(curve, j).compareTo(distance(curve, k));
    }

    /** Youden's index times n1·n0. */
    private static long youden(RocCurve curve, int k) {
        return (long) curve.truePositives(k) * curve.controls() - (long) curve.falsePositives(k) * curve.cases();
    }

    /** The squared distance times (n1·n0)². */
    private static BigInteger distance(RocCurve curve, int k) {
        BigInteger missed = BigInteger.valueOf((long) (curve.cases() - curve.truePositives(k)) * curve.controls());
        BigInteger alarms = BigInteger.valueOf((long) curve.falsePositives(k) * curve.cases());
        return missed.multiply(missed).add(alarms.multiply(alarms));
    }

    /** Youden's index, or the squared distance to the corner. */
    public double criterion(RocCurve curve, int k) {
        if (criterion == Criterion.YOUDEN) {
            return (double) youden(curve, k) / ((double) curve.cases() * curve.controls());
        }
        double missed = (double) (curve.cases() - curve.truePositives(k)) / curve.cases();
        double alarms = (double) curve.falsePositives(k) / curve.controls();
        return missed * missed + alarms * alarms;
    }

    private Interval logit(double value, double variance) {
        if (!Double.isFinite(variance) || !(value > 0 && value < 1)) {
            return Interval.NONE;
        }
        double margin = Tails.normalCritical(level) * Math.sqrt(variance);
        return new Interval(Logit.inverse(Logit.of(value) - margin), Logit.inverse(Logit.of(value) + margin));
    }
}
