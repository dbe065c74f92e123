package org.counterpart.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.Study;
import org.counterpart.study.model.MatchingPool;
import org.counterpart.study.model.StudySample;
import org.counterpart.study.model.ValidationSplit;
import org.counterpart.yaml.YamlEdit;
import org.counterpart.yaml.YamlProblems;

/**
 * Counts what a plan finds in its file, as {@code check} and {@code run} would. The file is read again only when it, or
 * what the plan declares of it, has changed. One thread uses it.
 */
final class Counting {
    /** What says who is a case; the rest of a plan may still be wrong. */
    private static final Set<String> WHO =
            Set.of("cohort", "variables", "derive", "eligibility", "case", "outcomes", "control", "design", "exposure");

    private record Reading(CohortFile file, List<Variable> variables, FileTime changed) {}

    private Reading reading;
    private ReadResult read;

    /** Of the present plan. */
    Counted of(PlanText text, PlanPlace place) {
        Counted nothing = Counted.nothing(text.version());
        if (text.isEmpty()) {
            return nothing;
        }
        YamlProblems problems = new YamlProblems(place.file().toString());
        place.check(text.text(), problems);
        if (problems.any()) {
            return nothing.failed(new ProblemsException(problems.list()));
        }
        try {
            StudyPlan plan = StudyPlanReader.read(place.file(), text.bytes());
            return counted(nothing, plan);
        } catch (ProblemsException e) {
            return whoAlone(nothing, text, place).failed(e);
        } catch (IOException | NotAnalysableException e) {
            return nothing.failed(e);
        }
    }

    private Counted counted(Counted nothing, StudyPlan plan) throws IOException {
        if (plan.published().isPresent()) {
            PublishedReader.read(plan.published().get());
        }
        ReadResult cohort = read(plan);
        Selection.Selected selected = plan.selection().select(cohort.cohort());
        Optional<Selection.Selected> derivation = Optional.empty();
        Optional<StudySample> sample = Optional.empty();
        Optional<Note> none = Optional.empty();
        Optional<Exception> failure = Optional.empty();
        try {
            if (plan.hasOutcome()) {
                selected.requireBothGroups();
            }
            Selection.Selected of = plan.validation().isPresent()
                    ? ValidationSplit.of(plan, cohort.cohort()).derivation()
                    : selected;
            derivation = Optional.of(of);
            sample = Optional.of(StudySample.of(plan, of));
            Study.checkParts(plan, cohort);
        } catch (NotAnalysableException e) {
            none = Optional.of(e.note());
        } catch (ProblemsException e) {
            failure = Optional.of(e);
        }
        return new Counted(
                nothing.version(),
                failure,
                Optional.of(plan),
                Optional.of(cohort),
                Optional.of(selected),
                derivation,
                sample,
                none,
                Study.notes(plan, cohort),
                List.of());
    }

    /** The same with the pairs at other widths of its calipers. */
    static Counted withCurves(Counted counted, BooleanSupplier stop) {
        StudyPlan plan = counted.plan().orElse(null);
        Selection.Selected selected = counted.derivation().orElse(null);
        if (plan == null
                || selected == null
                || plan.matching().isEmpty()
                || counted.failure().isPresent()) {
            return counted;
        }
        try {
            MatchingPool pool =
                    counted.sample().map(StudySample::pool).orElseGet(() -> MatchingPool.of(plan, selected));
            return counted.with(CaliperCurve.of(
                    pool.cohort(), pool.partnered(), plan.matching().get(), stop));
        } catch (NotAnalysableException e) {
            return counted; // told already
        }
    }

    /** Cases and controls of a plan whose later parts are not right yet. */
    private Counted whoAlone(Counted nothing, PlanText text, PlanPlace place) {
        YamlEdit edit = new YamlEdit(text.text(), List.of());
        if (!edit.possible()) {
            return nothing;
        }
        for (String key : edit.keys()) {
            edit = WHO.contains(key) ? edit : edit.remove(List.of(key));
            if (!edit.possible()) {
                return nothing; // none of its keys says who is a case
            }
        }
        edit = edit.written(List.of("design")).equals("cohort") ? edit : edit.set(List.of("design"), "unmatched");
        try {
            PlanText less = new PlanText(text.version(), edit.text());
            StudyPlan plan = StudyPlanReader.read(place.file(), less.bytes());
            ReadResult cohort = read(plan);
            return new Counted(
                    text.version(),
                    Optional.empty(),
                    Optional.of(plan),
                    Optional.of(cohort),
                    Optional.of(plan.selection().select(cohort.cohort())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        } catch (ProblemsException | IOException | NotAnalysableException e) {
            return nothing;
        }
    }

    private ReadResult read(StudyPlan plan) throws IOException {
        Path file = plan.cohort().file().orElseThrow();
        Reading now = new Reading(plan.cohort(), plan.variables(), Files.getLastModifiedTime(file));
        if (!now.equals(reading)) {
            reading = null;
            read = Study.read(plan);
            reading = now;
        }
        return read;
    }
}
