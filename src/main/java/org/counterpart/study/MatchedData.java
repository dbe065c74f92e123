package org.counterpart.study;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;

/** The matched sample: the subjects of each set in turn, its case first. */
public final class MatchedData {
    private final Cohort cohort;
    private final boolean[] cases;
    private final int[] sets;

    private MatchedData(Cohort cohort, boolean[] cases, int[] sets) {
        this.cohort = cohort;
        this.cases = cases;
        this.sets = sets;
    }

    /** @param cohort the subjects that were matched */
    public static MatchedData of(Cohort cohort, Matching matching) {
        int[] rows = matching.rows();
        boolean[] cases = new boolean[rows.length];
        int at = 0;
        for (MatchedSet set : matching.sets()) {
            cases[at] = true;
            at += 1 + set.controls().size();
        }
        return new MatchedData(cohort.select(rows), cases, matching.setNumbers());
    }

    /** The subjects a lottery drew. */
    public static MatchedData of(Cohort cohort, MatchingLottery.Draw draw) {
        return new MatchedData(cohort.select(draw.rows()), draw.cases(), draw.sets());
    }

    public Cohort cohort() {
        return cohort;
    }

    public int size() {
        return cases.length;
    }

    public boolean isCase(int row) {
        return cases[row];
    }

    public int set(int row) {
        return sets[row];
    }

    boolean[] cases() {
        return cases.clone();
    }

    int[] sets() {
        return sets.clone();
    }

    /** 1 for a case, 0 for a control. */
    double[] outcome() {
        return IntStream.range(0, cases.length)
                .mapToDouble(i -> cases[i] ? 1 : 0)
                .toArray();
    }

    /** These rows, of which one may stand more than once. */
    MatchedData select(int[] rows) {
        boolean[] chosenCases = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosenCases[i] = cases[rows[i]];
        }
        return new MatchedData(
                cohort.select(rows),
                chosenCases,
                IntStream.of(rows).map(r -> sets[r]).toArray());
    }

    /** The same subjects with these variables alone and without their ids. */
    MatchedData only(Collection<String> variables) {
        int[] lines = IntStream.range(0, cases.length).map(cohort::line).toArray();
        return new MatchedData(
                Cohort.withoutIds(lines, variables.stream().map(cohort::column).toList()), cases, sets);
    }

    /** These subjects with columns replaced. */
    MatchedData with(List<? extends Column> columns) {
        Cohort changed = cohort;
        for (Column column : columns) {
            changed = changed.with(column);
        }
        return new MatchedData(changed, cases, sets);
    }

    /** Case status as a grouping variable with the levels 0 and 1. */
    LevelColumn group() {
        return new LevelColumn(
                Variable.of("case", Variable.Type.BINARY, "0", "1"),
                IntStream.range(0, cases.length).map(i -> cases[i] ? 1 : 0).toArray());
    }

    /** The variable's values as numbers, NaN where missing; null for categories without order. */
    double[] numbers(String variable) {
        var column = cohort.column(variable);
        if (column instanceof org.counterpart.cohort.NumberColumn numbers) {
            return numbers.values();
        }
        boolean ordered = column.variable().type() == Variable.Type.ORDINAL
                || column.variable().levels().size() == 2;
        return ordered && column instanceof LevelColumn levels ? levels.numbers() : null;
    }

    /** The variables in the cohort's order. */
    List<String> variables() {
        return cohort.variables().stream().map(Variable::name).toList();
    }
}
