package org.counterpart.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.stats.Note;

/**
 * A cohort with follow-up written down as cases and possible controls: a subject with the event has a row as a case,
 * and everybody under observation a row as a control, so that who is a case and who may serve one is told by the row.
 * That a control is at risk at the time of a case's event becomes two windows of the matching: times are replaced by
 * their ranks, and the controls' are moved by the width of the window, so that only one of its ends can bind.
 *
 * @param cohort with the columns {@link RiskSetRule#ENTERED}, {@link RiskSetRule#AT_RISK} and {@link RiskSetRule#TIME}
 * @param isCase by row of that cohort
 * @param notes who is left out, and why
 */
@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
public record AtRiskRows(Cohort cohort, boolean[] isCase, List<Note> notes) {

    /**
     * @param cohort of which some rows are asked about
     * @param cases whose event makes them cases
     * @param time the variable that times are written as
     */
    public static AtRiskRows of(Cohort cohort, boolean[] cases, Observation observed, Variable time) {
        double[] entry = observed.entry();
        double[] exit = observed.exit();
        double[] event = observed.event();
        int n = cohort.size();
        double[] end = new double[n];
        int unknown = 0;
        int untimed = 0;
        int never = 0;
        int unseen = 0;
        List<Integer> asCase = new ArrayList<>();
        List<Integer> asControl = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(entry[i]) || Double.isNaN(exit[i])) {
                unknown++;
                continue;
            }
            if (cases[i] && Double.isNaN(event[i])) {
                untimed++;
                continue;
            }
            end[i] = event[i] < exit[i] ? event[i] : exit[i];
            boolean seen = entry[i] < end[i];
            if (seen) {
                asControl.add(i);
            } else {
                never++;
            }
            if (cases[i]) {
                if (seen && event[i] <= exit[i]) {
                    asCase.add(i);
                } else {
                    unseen++;
                }
            }
        }
        List<Note> notes = new ArrayList<>();
        note(notes, "matching.risk-set.unknown", unknown);
        note(notes, "matching.risk-set.untimed", untimed);
        note(notes, "matching.risk-set.never", never);
        note(notes, "matching.risk-set.unseen", unseen);
        int[] rows = IntStream.concat(
                        asCase.stream().mapToInt(Integer::intValue),
                        asControl.stream().mapToInt(Integer::intValue))
                .toArray();
        boolean[] isCase = new boolean[rows.length];
        Arrays.fill(isCase, 0, asCase.size(), true);
        double[] times = IntStream.of(rows)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(entry[i], end[i]))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        double[] ofCase = IntStream.range(0, rows.length)
                .mapToDouble(k -> isCase[k] ? end[rows[k]] : Double.NaN)
                .toArray();
        Cohort timed = cohort.select(rows).with(new NumberColumn(as(time), ofCase));
        return new AtRiskRows(windows(timed, rows, isCase, entry, end, times), isCase, notes);
    }

    private static void note(List<Note> notes, String code, int subjects) {
        if (subjects > 0) {
            notes.add(Note.of(code, subjects));
        }
    }

    private static Cohort windows(
            Cohort cohort, int[] rows, boolean[] isCase, double[] entry, double[] end, double[] times) {
        double[] entered = new double[rows.length];
        double[] atRisk = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            int last = Arrays.binarySearch(times, end[rows[k]]);
            if (isCase[k]) {
                entered[k] = last;
                atRisk[k] = last;
            } else {
                double from = entry[rows[k]];
                // The first time that is after the entry is one further; without an entry it is the first of all.
                int first = Double.isFinite(from) ? Arrays.binarySearch(times, from) + 1 : 0;
                entered[k] = RiskSetRule.moved(first, RiskSetRule.ENTERED);
                atRisk[k] = RiskSetRule.moved(last, RiskSetRule.AT_RISK);
            }
        }
        return cohort.with(column(RiskSetRule.ENTERED, entered)).with(column(RiskSetRule.AT_RISK, atRisk));
    }

    /** A date as dates are written in the file. */
    private static Variable as(Variable time) {
        return time.type() == Variable.Type.DATE
                ? Variable.date(RiskSetRule.TIME, time.formats())
                : Variable.of(RiskSetRule.TIME, Variable.Type.NUMERIC);
    }

    private static NumberColumn column(String name, double[] values) {
        return new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), values);
    }
}
