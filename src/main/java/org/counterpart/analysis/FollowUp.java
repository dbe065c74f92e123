package org.counterpart.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.matching.design.RiskSetRule;

/**
 * How long each subject of a file is observed, and when it has the event: numbers, or dates as days.
 *
 * @param entry negative infinity where the rule names none; NaN where not recorded
 * @param exit NaN where not recorded
 * @param event NaN without one
 * @param noStatus rows that do not say whether they are a case
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
record FollowUp(boolean[] isCase, double[] entry, double[] exit, double[] event, int noStatus) {

    /**
     * The event is a column of times, or of yes and no: then its time is that of the exit.
     *
     * @param cases who of those with the event is a case; empty: all of them
     */
    static FollowUp of(Columns columns, RiskSetRule rule, Optional<String> cases, Columns.Rest rest) {
        int n = columns.cohort().size();
        double[] exit = columns.numbers(rule.exit()).values();
        double[] entry = rule.entry()
                .map(name -> columns.numbers(name).values())
                .orElseGet(() -> {
                    double[] always = new double[n];
                    Arrays.fill(always, Double.NEGATIVE_INFINITY);
                    return always;
                });
        double[] event = new double[n];
        Arrays.fill(event, Double.NaN);
        int noStatus = 0;
        if (isYesOrNo(columns.any(rule.event()))) {
            Outcome happened = columns.outcome(rule.event(), rest);
            noStatus = happened.missingCount();
            for (int row = 0; row < n; row++) {
                if (!happened.missing(row) && happened.isCase(row)) {
                    event[row] = exit[row];
                }
            }
        } else {
            event = columns.numbers(rule.event()).values();
        }
        boolean[] isCase = new boolean[n];
        if (cases.isEmpty()) {
            Arrays.fill(isCase, true);
            return new FollowUp(isCase, entry, exit, event, noStatus);
        }
        Outcome asked = columns.outcome(cases.get(), rest);
        for (int row = 0; row < n; row++) {
            isCase[row] = !asked.missing(row) && asked.isCase(row);
        }
        return new FollowUp(isCase, entry, exit, event, asked.missingCount());
    }

    /** Words, or nothing but 0 and 1; every other column of numbers or dates holds times. */
    private static boolean isYesOrNo(Column column) {
        return column instanceof NumberColumn numbers
                ? numbers.variable().type() != Variable.Type.DATE
                        && Arrays.stream(numbers.values()).allMatch(v -> Double.isNaN(v) || v == 0 || v == 1)
                : true;
    }
}
