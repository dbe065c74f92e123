package org.counterpart.study;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/** The groups of a study that does not compare by its outcome. */
final class StudyGroups {
    private StudyGroups() {}

    /**
     * The group of each subject, in the order of the variable's levels; those that nobody has are left out.
     *
     * @param cohort in which everybody has a value of the variable
     * @throws NotAnalysableException when all are in one group
     */
    static LevelColumn of(Cohort cohort, String variable) {
        LevelColumn column = cohort.levels(variable);
        int[] present = IntStream.range(0, column.size())
                .map(column::code)
                .distinct()
                .sorted()
                .toArray();
        if (present.length < 2) {
            throw new NotAnalysableException(Note.of("selection.one-group", variable));
        }
        List<String> all = column.variable().levels();
        List<String> levels = IntStream.of(present).mapToObj(all::get).toList();
        Variable groups = new Variable(
                variable,
                column.variable().type(),
                levels,
                column.variable().label(),
                column.variable().unit(),
                null,
                null,
                List.of(),
                column.variable().levelLabels());
        return new LevelColumn(
                groups,
                IntStream.range(0, column.size())
                        .map(i -> levels.indexOf(all.get(column.code(i))))
                        .toArray());
    }
}
