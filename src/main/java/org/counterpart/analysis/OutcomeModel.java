package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.regression.ConditionalFirth;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.summary.LassoSelection;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.RegressionSummary.CiMethod;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * A logistic model of an outcome of a file.
 *
 * @param outcome a column of 1 and 0, or {@code COL=VALUE} with the value of a case
 * @param rest who is a control where the outcome names one of several values
 * @param orders levels of factors, the reference first
 * @param categorical columns of numbers that hold categories
 * @param sets column of the matched sets, whose likelihood is conditional; empty without
 * @param clusters column of the clusters of a robust standard error; empty without
 * @param folds column of the folds of a LASSO's cross-validation; empty to deal them
 * @param shapes which predictors enter as curves, trends and products
 */
public record OutcomeModel(
        String outcome,
        List<String> predictors,
        Columns.Rest rest,
        Map<String, List<String>> orders,
        Set<String> categorical,
        Optional<String> sets,
        Optional<String> clusters,
        Penalty penalty,
        CiMethod ci,
        PredictorSelection selection,
        Optional<String> folds,
        AskedShapes shapes) {
    /** So many levels are fitted whatever the number of subjects; more must not outnumber half of the rarer outcome. */
    private static final int MANY_LEVELS = 12;

    /** What is taken off the log-likelihood. */
    public enum Penalty {
        NONE,
        FIRTH
    }

    public OutcomeModel {
        predictors = List.copyOf(predictors);
        orders = Collections.unmodifiableMap(new LinkedHashMap<>(orders));
        categorical = Set.copyOf(categorical);
        if (predictors.stream().distinct().count() < predictors.size()) {
            throw new AskedWrongly("predictors must not hold a column twice, got " + predictors);
        }
        if (penalty == Penalty.FIRTH && selection.selects()) {
            throw new AskedWrongly("Firth's penalty takes all predictors, got a selection");
        }
        if (selection.method() == SelectionMethod.LASSO && !shapes.isEmpty()) {
            throw new AskedWrongly("the LASSO chooses single columns: a curve, a trend or an interaction is none of"
                    + " its own, take another selection or leave them out");
        }
        if (clusters.isPresent() && (sets.isPresent() || penalty == Penalty.FIRTH)) {
            throw new AskedWrongly("clusters go with unconditional logistic regression only");
        }
    }

    /** The unconditional model of all predictors with Wald's intervals. */
    public static OutcomeModel of(String outcome, List<String> predictors) {
        return new OutcomeModel(
                outcome,
                predictors,
                Columns.Rest.ASK,
                Map.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Penalty.NONE,
                CiMethod.WALD,
                StepwiseSelection.withDefaults(),
                Optional.empty(),
                AskedShapes.NONE);
    }

    public OutcomeModel with(Columns.Rest newRest) {
        return new OutcomeModel(
                outcome,
                predictors,
                newRest,
                orders,
                categorical,
                sets,
                clusters,
                penalty,
                ci,
                selection,
                folds,
                shapes);
    }

    public OutcomeModel withOrders(Map<String, List<String>> newOrders) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                newOrders,
                categorical,
                sets,
                clusters,
                penalty,
                ci,
                selection,
                folds,
                shapes);
    }

    public OutcomeModel withCategorical(Set<String> columns) {
        return new OutcomeModel(
                outcome, predictors, rest, orders, columns, sets, clusters, penalty, ci, selection, folds, shapes);
    }

    public OutcomeModel withSets(String column) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                orders,
                categorical,
                Optional.of(column),
                clusters,
                penalty,
                ci,
                selection,
                folds,
                shapes);
    }

    public OutcomeModel withClusters(String column) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                orders,
                categorical,
                sets,
                Optional.of(column),
                penalty,
                ci,
                selection,
                folds,
                shapes);
    }

    public OutcomeModel with(Penalty newPenalty) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                orders,
                categorical,
                sets,
                clusters,
                newPenalty,
                ci,
                selection,
                folds,
                shapes);
    }

    public OutcomeModel with(CiMethod newCi) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                orders,
                categorical,
                sets,
                clusters,
                penalty,
                newCi,
                selection,
                folds,
                shapes);
    }

    public OutcomeModel with(PredictorSelection newSelection) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                orders,
                categorical,
                sets,
                clusters,
                penalty,
                ci,
                newSelection,
                folds,
                shapes);
    }

    /** With the LASSO, whose folds this column says. */
    public OutcomeModel with(Lasso lasso, Optional<String> foldColumn) {
        return new OutcomeModel(
                outcome,
                predictors,
                rest,
                orders,
                categorical,
                sets,
                clusters,
                penalty,
                ci,
                new LassoSelection(lasso, null),
                foldColumn,
                shapes);
    }

    /** With curves, trends and products; their columns are predictors. */
    public OutcomeModel with(AskedShapes newShapes) {
        return new OutcomeModel(
                outcome,
                Stream.concat(predictors.stream(), newShapes.columns().stream())
                        .distinct()
                        .toList(),
                rest,
                orders,
                categorical,
                sets,
                clusters,
                penalty,
                ci,
                selection,
                folds,
                newShapes);
    }

    /** The predictors whose cells must be certain, which they are; an order says what the cells mean. */
    public List<String> ask(ReadResult read) {
        Columns columns = read.columns();
        columns.requireNames(named());
        List<String> sure = new ArrayList<>(predictors);
        sure.removeAll(orders.keySet());
        columns.requireSure(sure);
        return sure;
    }

    private List<String> named() {
        List<String> names = new ArrayList<>(predictors);
        sets.ifPresent(names::add);
        clusters.ifPresent(names::add);
        folds.ifPresent(names::add);
        names.addAll(shapes.medians());
        return names;
    }

    /** @throws AskedWrongly when the outcome is a predictor, or a text predictor does not vary */
    public RegressionSummary fit(ReadResult read) {
        Fitted fitted = fitted(read);
        return RegressionSummary.of(fitted.fit, ci, fitted.trace, fitted.cluster);
    }

    /** The fit alone, without what a report shows of it. */
    RegressionFit regression(ReadResult read) {
        return fitted(read).fit;
    }

    @SuppressWarnings("ArrayRecordComponent") // passed along inside the class, never compared
    private record Fitted(RegressionFit fit, PredictorSelection.Trace trace, int[] cluster) {}

    private Fitted fitted(ReadResult read) {
        ask(read);
        Columns columns = read.columns();
        Outcome cases = columns.outcome(outcome, rest);
        if (predictors.contains(cases.variable())) {
            throw new AskedWrongly("predictors must not hold the outcome: " + cases.variable());
        }
        CodedPredictors coded = coded(columns);
        shapes.requireGroups(coded.predictors());
        requireFewLevels(coded.predictors(), cases);
        sets.ifPresent(name -> requireWholeSets(columns, name));
        List<String> alsoComplete = new ArrayList<>(named().subList(predictors.size(), named().size()));
        alsoComplete.add(cases.variable());
        DesignMatrix plain = DesignMatrix.of(coded.cohort(), coded.predictors(), alsoComplete);
        if (shapes.isEmpty()) {
            return fitted(columns, plain, cases);
        }
        List<Predictor> all =
                shapes.of(coded.cohort(), columns, coded.predictors(), plain.sourceRows(), row -> cases.code(row) == 1);
        return fitted(columns, DesignMatrix.of(coded.cohort(), all, alsoComplete), cases);
    }

    private CodedPredictors coded(Columns columns) {
        Set<String> levels = new HashSet<>(categorical);
        for (String name : shapes.levels()) {
            if (!orders.containsKey(name) && !(columns.any(name) instanceof NumberColumn)) {
                throw new AskedWrongly("the order of the levels of " + name + " is not known: say it with --levels "
                        + name + "=FIRST|SECOND|...");
            }
            levels.add(name);
        }
        return CodedPredictors.of(columns, columns.cohort(), predictors, orders, levels);
    }

    private Fitted fitted(Columns columns, DesignMatrix all, Outcome cases) {
        double[] y = IntStream.of(all.sourceRows()).mapToDouble(cases::code).toArray();
        int[] set = sets.map(name -> numbered(columns, name, all)).orElse(null);
        PredictorSelection.Chosen chosen = selecting(columns, all).choose(all, y, set);
        int[] cluster = clusters.map(name -> numbered(columns, name, all)).orElse(null);
        return new Fitted(fit(chosen.design(), y, set), chosen.trace(), cluster);
    }

    /** The selection, with the folds that a column says. */
    private PredictorSelection selecting(Columns columns, DesignMatrix all) {
        if (folds.isEmpty() || !(selection instanceof LassoSelection lasso)) {
            return selection;
        }
        LevelColumn column = columns.levels(folds.get());
        int[] of = new int[column.size()];
        IntStream.of(all.sourceRows()).forEach(row -> of[row] = column.code(row));
        return new LassoSelection(lasso.lasso(), of);
    }

    private RegressionFit fit(DesignMatrix x, double[] y, int[] set) {
        return switch (penalty) {
            case NONE ->
                set == null
                        ? Logistic.withDefaults().fit(x, y)
                        : ConditionalLogistic.withDefaults().fit(x, y, set);
            case FIRTH ->
                set == null
                        ? FirthLogistic.withDefaults().fit(x, y)
                        : ConditionalFirth.withDefaults().fit(x, y, set);
        };
    }

    /**
     * More categories than cases (or controls) cannot be estimated, and a fit of dozens of separated terms takes
     * minutes to say so: it is said at once, with the count.
     */
    private static void requireFewLevels(List<Predictor> coded, Outcome cases) {
        int fewest = Math.min(cases.cases(), cases.controls());
        for (Predictor predictor : coded) {
            int levels = predictor.levels().size();
            if (levels > Math.max(MANY_LEVELS, fewest / 2)) {
                throw new NotAnalysableException(
                        Note.of("regression.many-levels", predictor.name(), levels, cases.cases(), cases.controls()));
            }
        }
    }

    /** A set written in the first of its rows only, as merged cells leave it, is said as such. */
    private static void requireWholeSets(Columns columns, String name) {
        Column column = columns.any(name);
        int missing = column.missingCount();
        boolean behindOne = missing > 0;
        for (int row = 0; row < column.size(); row++) {
            behindOne &= !column.missing(row) || (row > 0 && (!column.missing(row - 1) || missing > column.size() / 2));
        }
        if (behindOne && missing * 3 >= column.size() && !column.missing(0)) {
            throw new NotAnalysableException(Note.of("regression.sets-not-filled", name, missing, column.size()));
        }
    }

    private static int[] numbered(Columns columns, String name, DesignMatrix x) {
        LevelColumn column = columns.levels(name);
        return IntStream.of(x.sourceRows()).map(column::code).toArray();
    }
}
