package org.counterpart.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Refit;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;

/** From the univariate table to the models: who is offered, who is selected, and the fits on the same rows. */
final class StudyModels {
    /** The largest power of ten that a double holds exactly. */
    private static final int LAST_EXACT_POWER = 22;

    private static final double[] POWERS = IntStream.rangeClosed(0, LAST_EXACT_POWER)
            .mapToDouble(k -> BigDecimal.TEN.pow(k).doubleValue())
            .toArray();

    private final StudyPlan plan;

    StudyModels(StudyPlan plan) {
        this.plan = plan;
    }

    /** The plan's own list, or the variables whose P in the table is below the entry level. */
    List<String> offered(Comparison comparison) {
        MultivariablePlan models = plan.multivariable();
        if (!models.predictors().isEmpty()) {
            return models.predictors();
        }
        return comparison.rows().stream()
                .filter(r -> r.chosen().result().p() < models.entry())
                .map(r -> r.variable().name())
                .toList();
    }

    /** A design of these variables on the matched rows that have them all, with what became of the choice. */
    record Designed(DesignMatrix design, StepwiseSelection.Result selection) {}

    Designed designed(MatchedData data, List<String> variables) {
        DesignMatrix all = design(data.cohort(), variables);
        StepwiseSelection.Method method = plan.multivariable().selection();
        if (method == StepwiseSelection.Method.ENTER || variables.isEmpty()) {
            return new Designed(all, null);
        }
        StepwiseSelection.Result chosen = StepwiseSelection.withDefaults()
                .with(method)
                .withEntry(plan.multivariable().entry(), plan.multivariable().removal())
                .select(all, outcome(data, all));
        return new Designed(all.select(chosen.selected()), chosen);
    }

    static DesignMatrix design(Cohort cohort, List<String> variables) {
        List<Predictor> predictors =
                variables.stream().map(v -> Predictor.of(cohort.variable(v))).toList();
        return DesignMatrix.of(cohort, predictors, List.of());
    }

    static double[] outcome(MatchedData data, DesignMatrix design) {
        return IntStream.range(0, design.rows())
                .mapToDouble(i -> data.isCase(design.sourceRow(i)) ? 1 : 0)
                .toArray();
    }

    static int[] sets(MatchedData data, DesignMatrix design) {
        return IntStream.range(0, design.rows())
                .map(i -> data.set(design.sourceRow(i)))
                .toArray();
    }

    StudyResult.Models fit(MatchedData data, List<String> offered) {
        DesignMatrix complete = design(data.cohort(), offered);
        if (!offered.isEmpty() && !informative(data, complete)) {
            return new StudyResult.Models(
                    offered, List.of(), null, null, null, null, complete, List.of(tooFewComplete(data, offered)));
        }
        Designed designed = designed(data, offered);
        DesignMatrix design = designed.design();
        List<String> entered = design.predictors().stream().map(Predictor::name).toList();
        if (entered.isEmpty()) {
            return new StudyResult.Models(
                    offered, entered, null, null, null, null, design, List.of(Note.of("study.no-predictor")));
        }
        double[] y = outcome(data, design);
        LogisticFit fit = Logistic.withDefaults().fit(design, y);
        RegressionSummary firth = plan.multivariable().models().contains(MultivariablePlan.Model.FIRTH)
                ? RegressionSummary.of(FirthLogistic.withDefaults().fit(fit), ci())
                : null;
        return new StudyResult.Models(
                offered,
                entered,
                RegressionSummary.of(fit, ci(), designed.selection(), null),
                conditional(data, design, y),
                firth,
                missingCategory(data, entered, design.rows()),
                design,
                fit.notes());
    }

    /** Whether some set has both a case and a control among these rows: else no model can be fitted. */
    static boolean informative(MatchedData data, DesignMatrix design) {
        Set<Integer> withCase = new HashSet<>();
        Set<Integer> withControl = new HashSet<>();
        for (int row : design.sourceRows()) {
            (data.isCase(row) ? withCase : withControl).add(data.set(row));
        }
        return !Collections.disjoint(withCase, withControl);
    }

    /** Names the variable that lacks most cells: with it hardly a row is complete. */
    private static Note tooFewComplete(MatchedData data, List<String> offered) {
        String most = offered.stream()
                .max(Comparator.comparingInt(
                        (String v) -> data.cohort().column(v).missingCount()))
                .orElseThrow();
        return Note.of("study.few-complete", most, data.cohort().column(most).missingCount(), data.size());
    }

    private RegressionSummary.CiMethod ci() {
        return plan.multivariable().ci() == MultivariablePlan.Ci.PROFILE
                ? RegressionSummary.CiMethod.PROFILE
                : RegressionSummary.CiMethod.WALD;
    }

    private RegressionSummary conditional(MatchedData data, DesignMatrix design, double[] y) {
        return plan.multivariable().models().contains(MultivariablePlan.Model.CONDITIONAL)
                ? RegressionSummary.of(ConditionalLogistic.withDefaults().fit(design, y, sets(data, design)), ci())
                : null;
    }

    /** Null when every entered predictor with levels is complete, or when all who lack a level lack a number, too. */
    private MissingCategory missingCategory(MatchedData data, List<String> entered, int completeRows) {
        List<LevelColumn> completed = MissingCategory.completed(data.cohort(), entered);
        if (completed.isEmpty()) {
            return null;
        }
        MatchedData filled = data.with(completed);
        DesignMatrix design = design(filled.cohort(), entered);
        if (design.rows() == completeRows) {
            return null;
        }
        double[] y = outcome(filled, design);
        return new MissingCategory(
                completed.stream().map(LevelColumn::variable).toList(),
                design.rows() - completeRows,
                RegressionSummary.of(Logistic.withDefaults().fit(design, y), ci()),
                conditional(filled, design, y));
    }

    /** The crude odds ratio of one variable, unconditional and conditional. */
    static StudyResult.Crude crude(MatchedData data, String variable) {
        DesignMatrix design = design(data.cohort(), List.of(variable));
        double[] y = outcome(data, design);
        if (!informative(data, design)) {
            return new StudyResult.Crude(variable, null, null);
        }
        return new StudyResult.Crude(
                variable,
                RegressionSummary.of(Logistic.withDefaults().fit(design, y), RegressionSummary.CiMethod.WALD),
                RegressionSummary.of(
                        ConditionalLogistic.withDefaults().fit(design, y, sets(data, design)),
                        RegressionSummary.CiMethod.WALD));
    }

    /** Entry, selection and fit done again on some rows: what the bootstrap repeats. */
    Refit refit(MatchedData data, StudyUnivariate univariate) {
        return new ModelRefit(plan, univariate, data);
    }

    /**
     * The linear predictor of every row, NaN where a predictor is missing; rounded so that equal covariates tie.
     *
     * @param fitted the design the coefficients belong to; a level that did not occur in it scores as the reference
     * @param b intercept first, then one a term of that design
     */
    static double[] linearPredictors(Cohort cohort, DesignMatrix fitted, double[] b) {
        DesignMatrix design =
                design(cohort, fitted.predictors().stream().map(Predictor::name).toList());
        return linearPredictors(cohort.size(), design, inTermsOf(design, fitted, b));
    }

    /** The coefficients of a design with the same predictors, where a level may be that was not in the one fitted. */
    static double[] inTermsOf(DesignMatrix design, DesignMatrix fitted, double[] b) {
        double[] of = new double[design.terms().size() + 1];
        of[0] = b[0];
        for (int j = 0; j < design.terms().size(); j++) {
            int at = fitted.terms().indexOf(design.terms().get(j));
            of[j + 1] = at < 0 ? 0 : b[at + 1];
        }
        return of;
    }

    /** The same for a design made of {@code size} rows, with one coefficient a term of it. */
    static double[] linearPredictors(int size, DesignMatrix design, double[] b) {
        double[] scores = new double[size];
        Arrays.fill(scores, Double.NaN);
        for (int i = 0; i < design.rows(); i++) {
            scores[design.sourceRow(i)] = rounded(design.linearPredictor(b, i));
        }
        return scores;
    }

    /** To 12 significant digits, so that linear predictors of equal covariates tie however their sums were rounded. */
    static double rounded(double value) {
        int decimals = 11 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (decimals < 0 || decimals > LAST_EXACT_POWER) {
            return value == 0 || !Double.isFinite(value)
                    ? value + 0.0
                    : new BigDecimal(value).round(new MathContext(12)).doubleValue();
        }
        double power = POWERS[decimals];
        return Math.rint(value * power) / power;
    }
}
