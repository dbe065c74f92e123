package org.counterpart.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.prediction.Calibration;
import org.counterpart.prediction.CalibrationCurve;
import org.counterpart.prediction.CalibrationTable;
import org.counterpart.prediction.CaseControlCalibration;
import org.counterpart.prediction.DecisionCurve;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.TransferredScores;

/**
 * One part of the subjects, and how well the model of the derivation part does in it.
 *
 * @param sample of the part, as it is analysed
 * @param n subjects of it who have a risk
 * @param events cases among them
 * @param missing subjects without a value of a predictor
 * @param unknown of the others, those with a level of a predictor that nobody had whom the model was made from
 * @param curve null where there is no area
 * @param auc null likewise
 * @param noAuc why there is none
 * @param calibration null where there is none
 * @param noCalibration why there is none
 */
public record ValidationPart(
        Sample sample,
        int n,
        int events,
        int missing,
        int unknown,
        RocCurve curve,
        DeLong.Result auc,
        Optional<Note> noAuc,
        Calibrated calibration,
        Optional<Note> noCalibration) {
    private static final int MOST_THRESHOLDS = 99;

    /**
     * Whether the risks are what happens.
     *
     * @param intercept a of {@code logit P = a + b·logit p}
     * @param inTheLarge c of {@code logit P = c + logit p}
     * @param slope b; NaN where the risks are all one or separate cases from controls
     * @param expectedOverObservedCi {@link Interval#NONE} at a prevalence from elsewhere
     * @param groups of like risk, and the smooth curve and net benefit: none at a prevalence from elsewhere
     */
    public record Calibrated(
            double intercept,
            double inTheLarge,
            double slope,
            Interval slopeCi,
            double expectedOverObserved,
            Interval expectedOverObservedCi,
            double brier,
            List<CalibrationTable.Group> groups,
            List<CalibrationCurve.At> smooth,
            List<DecisionCurve.Point> decision) {
        public Calibrated {
            groups = List.copyOf(groups);
            smooth = List.copyOf(smooth);
            decision = List.copyOf(decision);
        }

        private static Calibrated of(double[] risks, boolean[] cases) {
            Calibration.Result c = Calibration.withDefaults().of(risks, cases);
            double highest =
                    DoubleStream.of(risks).filter(r -> !Double.isNaN(r)).max().orElse(0);
            int last = Math.min(MOST_THRESHOLDS, (int) Math.floor(highest * 100) + 1);
            double[] thresholds =
                    IntStream.rangeClosed(1, last).mapToDouble(t -> t / 100.0).toArray();
            return new Calibrated(
                    c.intercept(),
                    c.inTheLarge(),
                    c.slope(),
                    c.slopeCi(),
                    c.expectedOverObserved(),
                    c.expectedOverObservedCi(),
                    c.brier(),
                    c.table().groups(),
                    CalibrationCurve.of(risks, cases),
                    DecisionCurve.withDefaults().of(risks, cases, thresholds).points());
        }

        private static Calibrated of(CaseControlCalibration c) {
            return new Calibrated(
                    c.intercept(),
                    c.inTheLarge(),
                    c.slope(),
                    c.slopeCi(),
                    c.expectedOverObserved(),
                    Interval.NONE,
                    c.brier(),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    /**
     * What the risks of a part stand for.
     *
     * @param ownShare whether nobody chose the share of cases in the part
     * @param madeShare of cases among those the model was made from
     * @param prevalence NaN where the plan states none
     */
    record Shares(boolean ownShare, double madeShare, double prevalence) {}

    /** @param none why the model gives nobody a risk */
    static ValidationPart without(Sample sample, Note none) {
        return new ValidationPart(
                sample,
                sample.size(),
                sample.caseCount(),
                0,
                0,
                null,
                null,
                Optional.of(none),
                null,
                Optional.of(none));
    }

    static ValidationPart of(Sample sample, TransferredScores scores, Shares shares) {
        double[] linear = scores.linear();
        int n = 0;
        int events = 0;
        for (int i = 0; i < linear.length; i++) {
            if (!Double.isNaN(linear[i])) {
                n++;
                events += sample.isCase(i) ? 1 : 0;
            }
        }
        if (events == 0 || events == n) {
            Note none = Note.of("validation.one-group", n, events);
            return new ValidationPart(
                    sample,
                    n,
                    events,
                    scores.missing(),
                    scores.unknown(),
                    null,
                    null,
                    Optional.of(none),
                    null,
                    Optional.of(none));
        }
        double[] risks = Arrays.stream(linear).map(Logit::inverse).toArray();
        RocCurve curve = RocCurve.of(risks, sample.cases(), Direction.HIGHER);
        Calibrated calibration = calibrated(sample, linear, risks, shares);
        return new ValidationPart(
                sample,
                n,
                events,
                scores.missing(),
                scores.unknown(),
                curve,
                DeLong.withDefaults().of(curve),
                Optional.empty(),
                calibration,
                calibration == null ? Optional.of(Note.of("validation.artificial-share")) : Optional.empty());
    }

    private static Calibrated calibrated(Sample sample, double[] linear, double[] risks, Shares shares) {
        if (shares.ownShare()) {
            return Calibrated.of(risks, sample.cases());
        }
        return Double.isNaN(shares.prevalence())
                ? null
                : Calibrated.of(
                        CaseControlCalibration.of(linear, sample.cases(), shares.madeShare(), shares.prevalence()));
    }
}
