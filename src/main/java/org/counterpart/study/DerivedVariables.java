package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;

/** What a study says of its derived variables beside their values. */
final class DerivedVariables {
    private DerivedVariables() {}

    /** Every derivation, cut points as numbers, the parts of each before it. */
    static List<Derivation> of(StudyPlan plan, Selection.Selected selected) {
        return Stream.concat(selected.derivations().stream(), markers(plan)).toList();
    }

    private static Stream<Derivation> markers(StudyPlan plan) {
        return plan.selection().derivations().stream().filter(d -> d.stage() == Stage.ANALYSIS);
    }

    /** The fitted markers that have values, in the plan's order. */
    static List<String> markers(StudyPlan plan, Sample data) {
        return markers(plan)
                .map(Derivation::name)
                .filter(name -> data.cohort().column(name).missingCount() < data.size())
                .toList();
    }

    /** What a researcher should know of the values. */
    static List<Note> notes(Selection.Selected selected) {
        return selected.derivations().stream()
                .flatMap(d -> d.notes(selected.cohort()).stream())
                .toList();
    }

    /** That a marker has been judged by those it was made from, or could not be made. */
    static List<Note> notes(StudyPlan plan, Sample data) {
        List<String> found = markers(plan, data);
        return markers(plan)
                .map(d -> Note.of(found.contains(d.name()) ? "derive.optimistic" : "derive.separated", d.name()))
                .toList();
    }

    /** @throws ProblemsException when a derived variable has the name of a column that the plan does not declare */
    static void requireNewNames(StudyPlan plan, ReadResult read) {
        List<Problem> problems = new ArrayList<>();
        for (Derivation derivation : plan.selection().derivations()) {
            if (read.ignoredColumns().contains(derivation.name())) {
                problems.add(new Problem(
                        derivation.place().plan(),
                        derivation.place().line(),
                        "derive." + derivation.name(),
                        "",
                        Note.of("plan.derived-column")));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
