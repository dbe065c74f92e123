package org.counterpart.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.regression.summary.Influence;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.RegressionSummary.CiMethod;
import org.counterpart.stats.Note;
import org.counterpart.study.model.AnalysedSubjects;
import org.counterpart.study.model.Fits;
import org.counterpart.study.model.Frame;
import org.counterpart.study.model.ModelRoute;
import org.counterpart.study.model.Sample;

/** What a report shows of the models that the plan's route leads to. */
record StudyModels(ModelRoute route) {

    /** Of a study without an outcome. */
    static StudyResult.Models none(Sample sample) {
        return new StudyResult.Models(
                List.of(),
                List.of(),
                Map.of(),
                null,
                null,
                sample.frame(List.of(), MissingHandling.COMPLETE).design(),
                null,
                List.of());
    }

    /** @param subjects of the sample, who may know their table already */
    StudyResult.Models of(AnalysedSubjects subjects) {
        ModelRoute.Chosen chosen = route.choose(subjects);
        if (!chosen.fits()) {
            return new StudyResult.Models(
                    chosen.offered(),
                    List.of(),
                    Map.of(),
                    null,
                    null,
                    chosen.frame().design(),
                    chosen.trace(),
                    List.of(chosen.refused()
                            .orElseGet(() -> Note.of(
                                    chosen.trace() != null
                                                    && chosen.trace().lasso().isPresent()
                                            ? "study.no-predictor-lasso"
                                            : "study.no-predictor"))));
        }
        Frame frame = chosen.frame();
        Fits fits = route.fit(subjects, chosen);
        return new StudyResult.Models(
                chosen.offered(),
                frame.variables(),
                summaries(fits, ci(), chosen.trace()),
                missingCategory(subjects.sample(), frame),
                influence(fits),
                frame.design(),
                chosen.trace(),
                fits.unconditional().notes());
    }

    private Influence influence(Fits fits) {
        return route.models().influence() && !fits.unconditional().separation().detected()
                ? Influence.of(fits.unconditional())
                : null;
    }

    private CiMethod ci() {
        return route.models().ci() == MultivariablePlan.Ci.PROFILE ? CiMethod.PROFILE : CiMethod.WALD;
    }

    /** @param trace of the selection, which is the unconditional model's */
    private static Map<Model, RegressionSummary> summaries(Fits fits, CiMethod ci, PredictorSelection.Trace trace) {
        Map<Model, RegressionSummary> summaries = new EnumMap<>(Model.class);
        fits.all()
                .forEach((model, fit) -> summaries.put(
                        model, RegressionSummary.of(fit, ci, model == Model.UNCONDITIONAL ? trace : null, null)));
        return summaries;
    }

    /** Null when every entered predictor with levels is complete, or when all who lack a level lack a number, too. */
    private MissingCategory missingCategory(Sample sample, Frame complete) {
        List<LevelColumn> completed = sample.completed(complete.variables());
        if (completed.isEmpty()) {
            return null;
        }
        Frame filled = sample.frame(complete.variables(), MissingHandling.CATEGORY);
        int recovered = filled.design().rows() - complete.design().rows();
        if (recovered == 0) {
            return null;
        }
        List<Model> models = route.models().models().stream()
                .filter(StudyModels::hasMissingCategory)
                .toList();
        Map<Model, RegressionSummary> fitted = summaries(Fits.of(filled, models), ci(), null);
        return new MissingCategory(
                completed.stream().map(LevelColumn::variable).toList(),
                recovered,
                fitted.get(Model.UNCONDITIONAL),
                fitted.get(Model.CONDITIONAL));
    }

    private static boolean hasMissingCategory(Model model) {
        return switch (model) {
            case UNCONDITIONAL, CONDITIONAL -> true;
            case FIRTH -> false;
        };
    }

    /** The crude odds ratio of one variable, unconditional and conditional. */
    static StudyResult.Crude crude(Sample sample, String variable) {
        Frame frame = sample.frame(List.of(variable), MissingHandling.COMPLETE);
        if (!frame.informative()) {
            return new StudyResult.Crude(variable, null, null);
        }
        Fits fits = Fits.of(frame, List.of(Model.UNCONDITIONAL, Model.CONDITIONAL));
        Map<Model, RegressionSummary> fitted = summaries(fits, CiMethod.WALD, null);
        return new StudyResult.Crude(variable, fitted.get(Model.UNCONDITIONAL), fitted.get(Model.CONDITIONAL));
    }
}
