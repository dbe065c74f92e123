package org.counterpart.study.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * The way from subjects to a model as a plan means it: the variables that pass the table are offered, the selection
 * keeps some of them on the rows that have all that is offered, and the models are fitted on those rows.
 *
 * @param imputing how the models are fitted on all rows in a re-analysis that imputes
 */
public record ModelRoute(
        UnivariatePlan table, MultivariablePlan models, MissingHandling missing, Optional<ImputationModels> imputing) {

    public static ModelRoute of(StudyPlan plan) {
        return of(plan, MissingHandling.COMPLETE);
    }

    public static ModelRoute of(StudyPlan plan, MissingHandling missing) {
        return new ModelRoute(
                plan.screen(),
                plan.multivariable(),
                missing,
                missing == MissingHandling.IMPUTED ? Optional.of(ImputationModels.of(plan)) : Optional.empty());
    }

    /** The variables that may be in a model. */
    public List<String> candidates() {
        return models.candidates(table.variables());
    }

    /** The plan's own list, or those that always enter and those whose P in the table is below the entry level. */
    List<String> offered(AnalysedSubjects subjects) {
        if (!models.predictors().isEmpty()) {
            return models.predictors();
        }
        ToDoubleFunction<String> p = subjects.table(table);
        Stream<String> passed = table.variables().stream()
                .filter(v -> !models.afterOutcome().contains(v))
                .filter(v -> models.entry().isEmpty()
                        || p.applyAsDouble(v) < models.entry().getAsDouble());
        return Stream.concat(models.always().stream(), passed).distinct().toList();
    }

    /**
     * What is to be fitted.
     *
     * @param trace of the selection; {@code null} where all enter
     * @param refused why there can be no model of what was offered; the frame is then that of all of it
     */
    public record Chosen(List<String> offered, Frame frame, PredictorSelection.Trace trace, Optional<Note> refused) {
        /** Whether there are variables to fit; without any and not refused, a model is its constant. */
        public boolean fits() {
            return refused.isEmpty() && !frame.design().predictors().isEmpty();
        }
    }

    public Chosen choose(AnalysedSubjects subjects) {
        List<String> offered = offered(subjects);
        Frame all = subjects.frame(offered, missing);
        if (!offered.isEmpty() && !all.informative()) {
            return new Chosen(offered, all, null, Optional.of(tooFewComplete(subjects.sample(), offered)));
        }
        try {
            Frame.Selected selected = subjects.select(all, models.selection());
            return new Chosen(offered, selected.frame(), selected.trace(), Optional.empty());
        } catch (NotAnalysableException e) {
            return new Chosen(offered, all, null, Optional.of(e.note()));
        }
    }

    public Fits fit(AnalysedSubjects subjects, Chosen chosen) {
        return subjects.fit(chosen.frame(), models.models());
    }

    /** Names the variable that lacks most cells: with it hardly a row is complete. */
    private Note tooFewComplete(Sample sample, List<String> offered) {
        Cohort cohort = sample.filled(offered, missing).cohort();
        String most = offered.stream()
                .max(Comparator.comparingInt((String v) -> cohort.column(v).missingCount()))
                .orElseThrow();
        return Note.of("study.few-complete", most, cohort.column(most).missingCount(), sample.size());
    }
}
