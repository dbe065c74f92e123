package org.counterpart.study;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.counterpart.plan.MissingHandling;
import org.counterpart.prediction.Nomogram;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.study.model.Fits;
import org.counterpart.study.model.Frame;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.Scores;

/**
 * A model whose risks are absolute, as the share of cases among those it was fitted to was chosen by nobody: of the
 * source cohort of a matched sample, or of everybody eligible.
 *
 * @param covariates the matching variables that entered besides the model's own
 * @param auc of its fitted probabilities
 * @param nomogram null when no predictor moves the risk
 * @param risk null when there are too few subjects to hold some out
 */
public record RiskModel(
        List<String> covariates,
        RegressionSummary model,
        RocCurve curve,
        DeLong.Result auc,
        Nomogram nomogram,
        CohortRisk risk) {
    public RiskModel {
        covariates = List.copyOf(covariates);
    }

    /**
     * @param all in an order that the file does not decide
     * @param variables of the model, those of {@code covariates} among them
     * @param seed deals out the folds
     * @param prevalence that the plan states
     * @return null where an estimate is not finite
     */
    static RiskModel of(
            Sample all,
            List<String> variables,
            List<String> covariates,
            long seed,
            int threads,
            OptionalDouble prevalence) {
        Frame frame = all.frame(variables, MissingHandling.COMPLETE);
        DesignMatrix design = frame.design();
        LogisticFit fit = Fits.of(frame, List.of()).unconditional();
        if (Arrays.stream(fit.b()).anyMatch(Double::isNaN)) {
            return null;
        }
        RocCurve curve = RocCurve.of(Scores.risks(all.size(), design, fit.b()), all.cases(), Direction.HIGHER);
        return new RiskModel(
                covariates,
                RegressionSummary.of(fit, RegressionSummary.CiMethod.WALD),
                curve,
                DeLong.withDefaults().of(curve),
                Nomogram.of(design, fit.b()),
                CohortRisk.of(design, frame.y(), seed, threads, prevalence));
    }
}
