package org.counterpart.study.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.Matching;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.PredictorForm;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;

/** Subjects of whom some are cases. A matched sample has the subjects of each set in turn, its case first. */
public final class Sample implements AnalysedSubjects {
    private final Cohort cohort;
    private final boolean[] cases;
    private final int[] sets;
    /** How variables enter a model; standard deviations, knots and medians are known. */
    private final Codings codings;

    private Sample(Cohort cohort, boolean[] cases, int[] sets, Codings codings) {
        this.cohort = cohort;
        this.cases = cases;
        this.sets = sets;
        this.codings = codings;
    }

    /**
     * The subjects of the sets.
     *
     * @param cohort the subjects that were matched
     * @param isCase of each of them
     */
    public static Sample of(Cohort cohort, boolean[] isCase, Matching matching) {
        int[] rows = matching.rows();
        boolean[] cases = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cases[i] = isCase[rows[i]];
        }
        return new Sample(cohort.select(rows), cases, matching.setNumbers(), Codings.PLAIN);
    }

    /** Every subject, in no set. */
    public static Sample of(Cohort cohort, boolean[] cases) {
        return new Sample(cohort, cases, null, Codings.PLAIN);
    }

    /**
     * @param rows of the cohort, one as often as it is drawn
     * @param cases which of them are cases
     * @param sets of each; {@code null} when they are in none
     */
    static Sample of(Cohort cohort, int[] rows, boolean[] cases, int[] sets) {
        return new Sample(cohort.select(rows), cases, sets, Codings.PLAIN);
    }

    public Cohort cohort() {
        return cohort;
    }

    public int size() {
        return cases.length;
    }

    /** Matched sets; 0 where subjects are in none. */
    public int setCount() {
        return sets == null ? 0 : (int) IntStream.of(sets).distinct().count();
    }

    /** Cases, or those who are none; a subject who is in several sets counts once. */
    public int subjects(boolean ofCases) {
        return (int) IntStream.range(0, cases.length)
                .filter(i -> cases[i] == ofCases)
                .map(cohort::line)
                .distinct()
                .count();
    }

    public int caseCount() {
        return (int) IntStream.range(0, cases.length).filter(i -> cases[i]).count();
    }

    public boolean isCase(int row) {
        return cases[row];
    }

    public boolean hasSets() {
        return sets != null;
    }

    public int set(int row) {
        return sets[row];
    }

    public boolean[] cases() {
        return cases.clone();
    }

    public int[] sets() {
        return sets == null ? null : sets.clone();
    }

    /** What a resample draws, or a fold takes, as a whole: the set of each row, or each row by itself. */
    public int[] clusters() {
        return sets == null ? IntStream.range(0, cases.length).toArray() : sets();
    }

    @Override
    public Sample sample() {
        return this;
    }

    @Override
    public ToDoubleFunction<String> table(UnivariatePlan plan) {
        Comparison table = new UnivariateTable(plan).compare(this, false);
        return variable -> table.row(variable).chosen().result().p();
    }

    @Override
    public Frame frame(List<String> variables, MissingHandling missing) {
        return Frame.of(filled(variables, missing), variables);
    }

    /** These subjects, with the missing cells of these variables as the plan takes them. */
    Sample filled(List<String> variables, MissingHandling missing) {
        return switch (missing) {
            // What is imputed is chosen among the complete subjects.
            case COMPLETE, IMPUTED -> this;
            case CATEGORY -> with(completed(variables));
        };
    }

    /** These rows, of which one may stand more than once. */
    public Sample select(int[] rows) {
        return new Sample(cohort.select(rows), cases(rows), sets(rows), codings);
    }

    /**
     * These subjects, whose variables enter a model in these ways and no others; a standard deviation is that of all
     * recorded values of these subjects, a median that of the controls, and knots are those of the subjects who have
     * all that enters.
     *
     * @param together the variables of the model
     * @throws NotAnalysableException when a logarithm is asked of a number that has none, or there are too few values
     *     to bend a curve or to tell levels apart
     */
    public Sample coded(Codings asked, List<String> together) {
        Map<String, PredictorForm> known = new LinkedHashMap<>();
        asked.forms().forEach((variable, form) -> known.put(variable, known(variable, form)));
        Sample coded = on(asked.with(known));
        return asked.hasSplines() ? coded.codedAs(Frame.of(coded, together).design()) : coded;
    }

    private PredictorForm known(String variable, PredictorForm form) {
        if (form instanceof PredictorScale scale) {
            return known(variable, scale);
        }
        if (form instanceof LevelScores scores && scores.median().isPresent()) {
            LevelColumn levels = cohort.column(variable).asLevels();
            return scores.known(
                    variable,
                    levels.variable().levels().size(),
                    levels.codes(),
                    numbers(scores.median().get()),
                    i -> !cases[i]);
        }
        return form;
    }

    private PredictorScale known(String variable, PredictorScale scale) {
        double[] recorded = DoubleStream.of(numbers(variable))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (!scale.isLinear() && recorded.length > 0 && recorded[0] <= 0) {
            throw new NotAnalysableException(Note.of("study.log-of-nothing", variable));
        }
        return scale.withSd(recorded.length < 2 ? 0 : Moments.of(recorded).sd());
    }

    /** The same with codings that know all of themselves. */
    Sample on(Codings known) {
        return new Sample(cohort, cases, sets, known);
    }

    /** The same with those of a model's predictors. */
    public Sample codedAs(DesignMatrix fitted) {
        return on(Codings.of(fitted));
    }

    /** How its variables enter a model. */
    public Codings codings() {
        return codings;
    }

    /** Those of the variables that have levels and lack a cell, with the missing cells as a last level. */
    public List<LevelColumn> completed(List<String> variables) {
        return MissingLevel.completed(
                cohort,
                variables.stream().filter(v -> codings.form(v).isEmpty()).toList());
    }

    boolean[] cases(int[] rows) {
        boolean[] of = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            of[i] = cases[rows[i]];
        }
        return of;
    }

    int[] sets(int[] rows) {
        return sets == null ? null : IntStream.of(rows).map(r -> sets[r]).toArray();
    }

    /** The same subjects with these variables alone and without their ids. */
    Sample only(Collection<String> variables) {
        int[] lines = IntStream.range(0, cases.length).map(cohort::line).toArray();
        return new Sample(
                Cohort.withoutIds(lines, variables.stream().map(cohort::column).toList()), cases, sets, codings);
    }

    /** These subjects with columns replaced. */
    Sample with(List<? extends Column> columns) {
        Cohort changed = cohort;
        for (Column column : columns) {
            changed = changed.with(column);
        }
        return new Sample(changed, cases, sets, codings);
    }

    /** Case status as a grouping variable with the levels 0 and 1. */
    public LevelColumn group() {
        return new LevelColumn(
                Variable.of("case", Variable.Type.BINARY, "0", "1"),
                IntStream.range(0, cases.length).map(i -> cases[i] ? 1 : 0).toArray());
    }

    /** The variable's values as numbers, NaN where missing; null for categories without order. */
    public double[] numbers(String variable) {
        var column = cohort.column(variable);
        if (column instanceof NumberColumn numbers) {
            return numbers.values();
        }
        boolean ordered = column.variable().type() == Variable.Type.ORDINAL
                || column.variable().levels().size() == 2;
        return ordered && column instanceof LevelColumn levels ? levels.numbers() : null;
    }
}
