package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.cohort.CaseDefinition.Status;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.Note;

/**
 * Every record of a plan's cohort file as the plan reads it, before anybody is matched.
 *
 * @param cohort the plan's variables, then the derived ones, in the order of the file; without the fitted markers,
 *     which are of the subjects analysed
 * @param eligible whether each record passes every rule of eligibility
 * @param cases 1 for an eligible case, 0 for an eligible control, -1 for everybody else: who is not eligible, whose
 *     cells leave it open, and who is neither; -1 for everybody where the plan names no outcome
 * @param others of a plan with several outcomes, those after the first, which the cases are of
 * @param notes what a researcher should know
 */
@SuppressWarnings("ArrayRecordComponent") // a value handed on, never compared
public record PreparedCohort(Cohort cohort, boolean[] eligible, int[] cases, List<Other> others, List<Note> notes) {
    /** @param cases as those of the first outcome */
    public record Other(String name, int[] cases) {
        /** @param code 1 or 0 */
        public int count(int code) {
            return PreparedCohort.count(cases, code);
        }
    }

    public PreparedCohort {
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    public static PreparedCohort of(StudyPlan plan, ReadResult read) {
        Selection.Judged judged = plan.selection().judge(read.cohort());
        boolean[] eligible = new boolean[read.cohort().size()];
        for (int row : judged.eligible().rows()) {
            eligible[row] = true;
        }
        int[] cases = cases(plan, judged, eligible.length);
        List<Other> others = plan.outcomes().others().stream()
                .map(other -> new Other(
                        other.outcomes().own().orElseThrow().name(),
                        cases(other, other.selection().judge(read.cohort()), eligible.length)))
                .toList();
        List<Note> notes = new ArrayList<>(read.notes());
        judged.derivations().forEach(d -> notes.addAll(d.notes(judged.cohort())));
        plan.selection().derivations().stream()
                .filter(d -> d.stage() == Stage.ANALYSIS)
                .map(Derivation::name)
                .forEach(name -> notes.add(Note.of("derive.not-prepared", name)));
        return new PreparedCohort(judged.cohort(), eligible, cases, others, notes);
    }

    private static int[] cases(StudyPlan plan, Selection.Judged judged, int records) {
        int[] cases = new int[records];
        Arrays.fill(cases, -1);
        int[] rows = judged.eligible().rows();
        for (int i = 0; i < rows.length; i++) {
            Status status = judged.statuses()[i];
            if (plan.hasOutcome()) {
                cases[rows[i]] = status == Status.CASE ? 1 : status == Status.CONTROL ? 0 : -1;
            }
        }
        return cases;
    }

    public int eligibleCount() {
        int count = 0;
        for (boolean one : eligible) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** @param code 1 or 0 */
    public int count(int code) {
        return count(cases, code);
    }

    private static int count(int[] cases, int code) {
        return (int) Arrays.stream(cases).filter(c -> c == code).count();
    }
}
