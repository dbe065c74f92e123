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
 * @param notes what a researcher should know
 */
@SuppressWarnings("ArrayRecordComponent") // a value handed on, never compared
public record PreparedCohort(Cohort cohort, boolean[] eligible, int[] cases, List<Note> notes) {
    public PreparedCohort {
        notes = List.copyOf(notes);
    }

    public static PreparedCohort of(StudyPlan plan, ReadResult read) {
        Selection.Judged judged = plan.selection().judge(read.cohort());
        boolean[] eligible = new boolean[read.cohort().size()];
        int[] cases = new int[eligible.length];
        Arrays.fill(cases, -1);
        int[] rows = judged.eligible().rows();
        for (int i = 0; i < rows.length; i++) {
            eligible[rows[i]] = true;
            Status status = judged.statuses()[i];
            if (plan.hasOutcome()) {
                cases[rows[i]] = status == Status.CASE ? 1 : status == Status.CONTROL ? 0 : -1;
            }
        }
        List<Note> notes = new ArrayList<>(read.notes());
        judged.derivations().forEach(d -> notes.addAll(d.notes(judged.cohort())));
        plan.selection().derivations().stream()
                .filter(d -> d.stage() == Stage.ANALYSIS)
                .map(Derivation::name)
                .forEach(name -> notes.add(Note.of("derive.not-prepared", name)));
        return new PreparedCohort(judged.cohort(), eligible, cases, notes);
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
        return (int) Arrays.stream(cases).filter(c -> c == code).count();
    }
}
