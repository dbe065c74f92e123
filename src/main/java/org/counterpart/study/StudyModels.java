package org.counterpart.study;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.matching.design.Caliper;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.design.PredictorForm;
import org.counterpart.regression.design.Spline;
import org.counterpart.regression.summary.Influence;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.RegressionSummary.CiMethod;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.model.AnalysedSubjects;
import org.counterpart.study.model.Fits;
import org.counterpart.study.model.Frame;
import org.counterpart.study.model.ModelRoute;
import org.counterpart.study.model.Sample;

/**
 * What a report shows of the models that the plan's route leads to.
 *
 * @param calipers variables that the matching bounded
 */
record StudyModels(ModelRoute route, List<String> calipers) {
    private static final int KNOTS = 3;

    /** Those of a plan, by the way of one of its models. */
    static StudyModels of(StudyPlan plan, ModelRoute route) {
        return new StudyModels(
                route,
                plan.matching().stream()
                        .flatMap(design -> design.calipers().stream())
                        .map(Caliper::variable)
                        .toList());
    }

    /** Of a study without an outcome. */
    static StudyResult.Models none(Sample sample) {
        return new StudyResult.Models(
                List.of(),
                List.of(),
                Map.of(),
                null,
                null,
                Optional.empty(),
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
                    Optional.empty(),
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
        Map<Model, RegressionSummary> fitted = summaries(fits, ci(), chosen.trace());
        return new StudyResult.Models(
                chosen.offered(),
                frame.variables(),
                fitted,
                missingCategory(subjects.sample(), frame),
                influence(fits),
                adjusted(subjects.sample(), frame, fitted.get(Model.CONDITIONAL)),
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

    /** Empty without a conditional model, or where it holds every caliper variable. */
    private Optional<CaliperAdjusted> adjusted(Sample sample, Frame frame, RegressionSummary conditional) {
        List<String> more =
                calipers.stream().filter(v -> !frame.variables().contains(v)).toList();
        if (conditional == null || more.isEmpty()) {
            return Optional.empty();
        }
        Sample rows = sample.select(frame.design().sourceRows());
        List<String> all =
                Stream.concat(frame.variables().stream(), more.stream()).toList();
        return Optional.of(new CaliperAdjusted(
                more, conditional, conditional(rows.frame(all, MissingHandling.COMPLETE)), curved(rows, all, more)));
    }

    private static Optional<RegressionSummary> curved(Sample rows, List<String> all, List<String> more) {
        Map<String, PredictorForm> forms = new LinkedHashMap<>(rows.codings().forms());
        more.forEach(v -> forms.put(v, Spline.of(KNOTS)));
        try {
            return Optional.of(
                    conditional(rows.coded(rows.codings().with(forms), all).frame(all, MissingHandling.COMPLETE)));
        } catch (NotAnalysableException tooFewValues) {
            return Optional.empty();
        }
    }

    private static RegressionSummary conditional(Frame frame) {
        return summaries(Fits.of(frame, List.of(Model.CONDITIONAL)), CiMethod.WALD, null)
                .get(Model.CONDITIONAL);
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
