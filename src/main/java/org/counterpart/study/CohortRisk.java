package org.counterpart.study;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.prediction.Calibration;
import org.counterpart.prediction.CalibrationCurve;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.prediction.CrossValidation;
import org.counterpart.prediction.DecisionCurve;
import org.counterpart.prediction.Folds;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;

/**
 * How far the absolute risks of the model refitted in the source cohort can be trusted, and what acting on them would
 * bring: each subject's risk
 * comes from a model of the other folds, cases and controls dealt out evenly. The choice of the variables, made in the
 * matched sample, is not
 * repeated. Matched data alone give no absolute risk.
 *
 * @param folds how many
 * @param smooth the observed share of cases along the predicted risk
 * @param impact whom acting on the risks would reach, at the plan's prevalence where it states one; null where
 *     no case, or no control, has a risk
 */
public record CohortRisk(
        int folds,
        Calibration.Result calibration,
        DecisionCurve.Result decision,
        List<CalibrationCurve.At> smooth,
        ClinicalImpact.Result impact) {
    public CohortRisk {
        smooth = List.copyOf(smooth);
    }

    private static final int FOLDS = 10;
    private static final int MOST_THRESHOLDS = 99;

    /**
     * @param design of the refitted model, its rows in an order that the file does not decide
     * @param prevalence that the plan states
     * @return null where there are not two cases and two controls to deal out
     */
    static CohortRisk of(DesignMatrix design, double[] y, long seed, int threads, OptionalDouble prevalence) {
        boolean[] cases = cases(y);
        int folds = folds(cases);
        if (folds < 2) {
            return null;
        }
        double[] scores = scores(design, y, cases, seed, threads);
        double[] risks = Arrays.stream(scores).map(Logit::inverse).toArray();
        return new CohortRisk(
                folds,
                Calibration.withDefaults().of(risks, cases),
                DecisionCurve.withDefaults().of(risks, cases, thresholds(risks)),
                CalibrationCurve.of(risks, cases),
                impact(scores, cases, prevalence));
    }

    /**
     * Of subjects whose share of cases was chosen nothing but whom acting on the risks would reach at a prevalence.
     *
     * @return null likewise
     */
    static ClinicalImpact.Result impact(
            DesignMatrix design, double[] y, long seed, int threads, OptionalDouble prevalence) {
        boolean[] cases = cases(y);
        return folds(cases) < 2 ? null : impact(scores(design, y, cases, seed, threads), cases, prevalence);
    }

    /** Null where no case, or no control, has a risk. */
    private static ClinicalImpact.Result impact(double[] scores, boolean[] cases, OptionalDouble prevalence) {
        ClinicalImpact.Result impact = new ClinicalImpact(prevalence).of(scores, cases);
        return impact.events() == 0 || impact.events() == impact.n() ? null : impact;
    }

    private static boolean[] cases(double[] y) {
        boolean[] cases = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            cases[i] = y[i] == 1;
        }
        return cases;
    }

    private static int folds(boolean[] cases) {
        int events = 0;
        for (boolean one : cases) {
            events += one ? 1 : 0;
        }
        return Math.min(FOLDS, Math.min(events, cases.length - events));
    }

    /** The log odds of each subject by a model of the other folds. */
    private static double[] scores(DesignMatrix design, double[] y, boolean[] cases, long seed, int threads) {
        return new CrossValidation(Folds.stratified(cases, folds(cases), seed), threads).scores(rows -> {
            double[] b = Logistic.coefficients(design, y, rows);
            return Double.isNaN(b[0]) ? null : row -> design.linearPredictor(b, row);
        });
    }

    /** Whole percentages from 1 on, to the first that nobody's risk reaches. */
    private static double[] thresholds(double[] risks) {
        double highest =
                DoubleStream.of(risks).filter(r -> !Double.isNaN(r)).max().orElse(0);
        int last = Math.min(MOST_THRESHOLDS, (int) Math.floor(highest * 100) + 1);
        return IntStream.rangeClosed(1, last).mapToDouble(t -> t / 100.0).toArray();
    }
}
