package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.RocAnalysis;

/**
 * ROC curves of columns of a file.
 *
 * @param outcome a column of 1 and 0, or {@code COL=VALUE} with the value of a case
 * @param markers columns of numbers
 * @param rest who is a control where the outcome names one of several values
 * @param sets column of the matched sets, resampled whole; empty without
 * @param procedure direction, prevalence and resamples
 */
public record MarkerCurves(
        String outcome, List<String> markers, Columns.Rest rest, Optional<String> sets, RocAnalysis procedure) {

    public MarkerCurves {
        markers = List.copyOf(markers);
        if (markers.stream().distinct().count() < markers.size()) {
            throw new AskedWrongly("markers must not hold a column twice, got " + markers);
        }
    }

    /** Higher values speak for a case; the file's own share of cases; no resamples. */
    public static MarkerCurves of(String outcome, List<String> markers) {
        return new MarkerCurves(outcome, markers, Columns.Rest.ASK, Optional.empty(), RocAnalysis.withDefaults());
    }

    public MarkerCurves with(Columns.Rest newRest) {
        return new MarkerCurves(outcome, markers, newRest, sets, procedure);
    }

    /** Matched sets: how many cases there are is by design, so that nothing follows from their share. */
    public MarkerCurves withSets(String column) {
        return new MarkerCurves(
                outcome, markers, rest, Optional.of(column), procedure.with(Prevalence.fixedByDesign()));
    }

    public MarkerCurves with(RocAnalysis newProcedure) {
        return new MarkerCurves(outcome, markers, rest, sets, newProcedure);
    }

    /** The markers, whose cells are certain; an exception names every column that is not there or not certain. */
    public List<String> ask(ReadResult read) {
        List<String> names = new ArrayList<>(markers);
        sets.ifPresent(names::add);
        read.columns().requireNames(names);
        read.columns().requireSure(markers);
        return markers;
    }

    public RocAnalysis.Result analyse(ReadResult read) {
        ask(read);
        Columns columns = read.columns();
        Outcome cases = columns.outcome(outcome, rest);
        LevelColumn set = sets.map(columns::levels).orElse(null);
        int[] rows = IntStream.range(0, cases.size())
                .filter(row -> !cases.missing(row) && (set == null || !set.missing(row)))
                .toArray();
        boolean[] isCase = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            isCase[i] = cases.isCase(rows[i]);
        }
        Map<String, double[]> values = new LinkedHashMap<>();
        for (String name : markers) {
            NumberColumn column = columns.numbers(name);
            values.put(name, IntStream.of(rows).mapToDouble(column::value).toArray());
        }
        return set == null
                ? procedure.of(values, isCase)
                : procedure.ofSets(
                        values, isCase, IntStream.of(rows).map(set::code).toArray());
    }
}
