package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;

/**
 * What a plan's specification finds in one matched sample: the screen, the models and the area, the same numbers as
 * {@link Study} reports, and nothing that only a report shows. For re-analyses by the thousand.
 *
 * @param entered variables in the models, in the order of the table
 * @param terms of each model in turn, the intercept left out
 * @param auc of the unconditional model's fitted probability; NaN where there is no such model or a coefficient has no
 *     finite estimate
 * @param aucSe DeLong's standard error
 */
public record Reanalysis(List<String> entered, List<Estimate> terms, double auc, double aucSe) {
    /** No variable entered. */
    public static final Reanalysis EMPTY = new Reanalysis(List.of(), List.of(), Double.NaN, Double.NaN);

    /**
     * @param b log odds ratio; NaN where it has no finite estimate, or where the reference level did not occur and
     *     another took its place
     * @param se its standard error
     * @param p Wald
     */
    public record Estimate(MultivariablePlan.Model model, Term term, double b, double se, double p) {}

    public Reanalysis {
        entered = List.copyOf(entered);
        terms = List.copyOf(terms);
    }

    /**
     * The complete rows, as {@link Study} takes them.
     *
     * @throws org.counterpart.stats.NotAnalysableException when a model cannot be fitted at all
     */
    public static Reanalysis of(StudyPlan plan, MatchedData data) {
        return new SampleAnalyses(data).of(plan, MissingHandling.COMPLETE);
    }

    /**
     * @param y 1 for a case, by row of the design
     * @param sets matched set, likewise
     */
    static Reanalysis of(MultivariablePlan wanted, DesignMatrix design, double[] y, int[] sets) {
        if (design.predictors().isEmpty()) {
            return EMPTY;
        }
        LogisticFit fit = Logistic.withDefaults().fit(design, y);
        List<Estimate> terms = new ArrayList<>();
        add(terms, MultivariablePlan.Model.UNCONDITIONAL, fit);
        if (wanted.models().contains(MultivariablePlan.Model.CONDITIONAL)) {
            add(
                    terms,
                    MultivariablePlan.Model.CONDITIONAL,
                    ConditionalLogistic.withDefaults().fit(design, y, sets));
        }
        if (wanted.models().contains(MultivariablePlan.Model.FIRTH)) {
            add(
                    terms,
                    MultivariablePlan.Model.FIRTH,
                    FirthLogistic.withDefaults().fit(fit));
        }
        List<String> entered = design.predictors().stream().map(Predictor::name).toList();
        double[] b = fit.b();
        if (Arrays.stream(b).anyMatch(Double::isNaN)) {
            return new Reanalysis(entered, terms, Double.NaN, Double.NaN);
        }
        double[] risk = new double[y.length];
        boolean[] cases = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            risk[i] = Logit.inverse(StudyModels.rounded(design.linearPredictor(b, i)));
            cases[i] = y[i] == 1;
        }
        DeLong.Result area = DeLong.withDefaults().of(RocCurve.of(risk, cases, Direction.HIGHER));
        return new Reanalysis(entered, terms, area.auc(), area.se());
    }

    private static void add(List<Estimate> terms, MultivariablePlan.Model model, RegressionFit fit) {
        for (Coefficient c : fit.coefficients()) {
            if (!c.term().isIntercept()) {
                boolean other =
                        c.term().variable().filter(fit.design()::referenceMoved).isPresent();
                terms.add(
                        other
                                ? new Estimate(model, c.term(), Double.NaN, Double.NaN, Double.NaN)
                                : new Estimate(model, c.term(), c.b(), c.se(), c.p()));
            }
        }
    }
}
