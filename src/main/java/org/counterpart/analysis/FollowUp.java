package org.counterpart.analysis;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.matching.Observation;
import org.counterpart.matching.design.RiskSetRule;

/**
 * How long each subject of a file is observed, and who is a case.
 *
 * @param rows of the file that say whether they are a case; all others take no part
 * @param isCase by place in these rows, as are the times
 * @param status column that says who is a case; empty where every time of an event does
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
record FollowUp(int[] rows, boolean[] isCase, Observation observed, Optional<Outcome> status) {

    /**
     * The event is a column of times, or of yes and no: then its time is that of the exit.
     *
     * @param cases who of those with the event is a case; empty: all of them
     */
    static FollowUp of(Columns columns, RiskSetRule rule, Optional<String> cases, Columns.Rest rest) {
        Optional<Outcome> happened = Optional.of(columns.any(rule.event()))
                .filter(FollowUp::isYesOrNo)
                .map(yes -> columns.outcome(rule.event(), rest));
        Optional<Outcome> status =
                cases.map(asked -> columns.outcome(asked, rest)).or(() -> happened);
        int[] rows = IntStream.range(0, columns.cohort().size())
                .filter(row -> Stream.concat(status.stream(), happened.stream()).noneMatch(o -> o.missing(row)))
                .toArray();
        double[] exit = times(columns, rule.exit(), rows);
        Optional<double[]> entry = rule.entry().map(name -> times(columns, name, rows));
        Observation observed = happened.map(yes -> Observation.of(entry, exit, i -> yes.isCase(rows[i])))
                .orElseGet(() -> Observation.of(entry, exit, times(columns, rule.event(), rows)));
        boolean[] isCase = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            isCase[i] = status.isPresent() ? status.get().isCase(rows[i]) : !Double.isNaN(observed.event()[i]);
        }
        return new FollowUp(rows, isCase, observed, status);
    }

    private static double[] times(Columns columns, String name, int[] rows) {
        NumberColumn column = columns.numbers(name);
        return IntStream.of(rows).mapToDouble(column::value).toArray();
    }

    /** Words, or nothing but 0 and 1; every other column of numbers or dates holds times. */
    private static boolean isYesOrNo(Column column) {
        return !(column instanceof NumberColumn numbers)
                || (numbers.variable().type() != Variable.Type.DATE && numbers.isZeroOrOne());
    }
}
