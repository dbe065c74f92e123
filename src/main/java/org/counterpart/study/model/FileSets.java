package org.counterpart.study.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.cell.CodePointOrder;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * The matched sets that a column of the file names. A set has any number of cases and of controls; one without a case
 * or without a control says nothing of the difference and is left out, and so is a subject without a set. Sets are
 * numbered in the order of their names, as whole numbers where all are, and hold their cases first, each by id.
 */
final class FileSets {
    private final Cohort cohort;
    private final boolean[] isCase;
    private final StudyPlan plan;
    private final Column column;

    FileSets(Selection.Selected selected, StudyPlan plan) {
        this.cohort = selected.cohort();
        this.isCase = selected.isCase();
        this.plan = plan;
        this.column = cohort.column(plan.matchedFile().sets());
    }

    /**
     * @param pool everybody selected
     * @throws NotAnalysableException when no set has a case and a control
     * @throws ProblemsException when a set has two values of a variable that every set must share
     */
    StudySample sample(MatchingPool pool) {
        Map<String, List<Integer>> sets = new LinkedHashMap<>();
        int[] without = new int[2];
        for (int row = 0; row < isCase.length; row++) {
            if (column.missing(row)) {
                without[group(row)]++;
            } else {
                sets.computeIfAbsent(column.text(row), name -> new ArrayList<>())
                        .add(row);
            }
        }
        List<List<Integer>> complete = new ArrayList<>();
        int[] used = new int[2];
        int[] alone = new int[2];
        for (String name : sets.keySet().stream().sorted(order(sets)).toList()) {
            List<Integer> rows = sets.get(name);
            int[] n = new int[2];
            rows.forEach(row -> n[group(row)]++);
            boolean whole = n[0] > 0 && n[1] > 0;
            for (int g = 0; g < 2; g++) {
                (whole ? used : alone)[g] += n[g];
            }
            if (whole) {
                rows.sort(Comparator.comparing((Integer row) -> !isCase[row])
                        .thenComparing(cohort::id, CodePointOrder.INSTANCE));
                complete.add(rows);
            }
        }
        if (complete.isEmpty()) {
            throw new NotAnalysableException(
                    Note.of("selection.no-set", column.variable().name()));
        }
        requireShared(complete);
        Map<String, Integer> missing = without[0] + without[1] == 0
                ? Map.of()
                : Map.of(column.variable().name(), without[0] + without[1]);
        Flow.Matching step = new Flow.Matching(missing, without[1], without[0], used[1], used[0], alone[1], alone[0]);
        return new StudySample(sample(complete), pool, Optional.empty(), Optional.of(step));
    }

    private int group(int row) {
        return isCase[row] ? 1 : 0;
    }

    private static Comparator<String> order(Map<String, ?> sets) {
        return sets.keySet().stream().allMatch(name -> name.matches("[0-9]+"))
                ? Comparator.comparing((String name) -> new BigInteger(name)).thenComparing(CodePointOrder.INSTANCE)
                : CodePointOrder.INSTANCE;
    }

    private Sample sample(List<List<Integer>> complete) {
        int[] rows = complete.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] cases = new boolean[rows.length];
        int[] numbers = new int[rows.length];
        int at = 0;
        for (int set = 0; set < complete.size(); set++) {
            for (int row : complete.get(set)) {
                cases[at] = isCase[row];
                numbers[at++] = set + 1;
            }
        }
        return Sample.of(cohort, rows, cases, numbers);
    }

    /** Every subject whose value is not that of the first of the set who has one. */
    private void requireShared(List<List<Integer>> complete) {
        List<Problem> problems = new ArrayList<>();
        for (String variable : plan.matchedFile().exact()) {
            Column shared = cohort.column(variable);
            for (List<Integer> rows : complete) {
                int[] known = rows.stream()
                        .mapToInt(Integer::intValue)
                        .filter(row -> !shared.missing(row))
                        .toArray();
                IntStream.of(known)
                        .filter(row -> !shared.text(row).equals(shared.text(known[0])))
                        .forEach(row -> problems.add(new Problem(
                                plan.cohort().given(),
                                cohort.line(row),
                                variable,
                                shared.text(row),
                                Note.of(
                                        "cohort.set-not-alike",
                                        column.text(row),
                                        shared.text(known[0]),
                                        cohort.line(known[0])))));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
