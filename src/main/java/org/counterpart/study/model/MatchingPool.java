package org.counterpart.study.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Selection;
import org.counterpart.matching.AtRiskRows;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.Note;

/**
 * Who is matched with whom, in the rows that the matching speaks of: the subjects selected, or with risk sets a row for
 * each case and one for everybody who may serve as a control at some time.
 *
 * @param isCase by row
 * @param partnered who is given partners: the cases, or in a cohort the exposed
 * @param notes who is left out before anybody is matched
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the matcher, never compared
public record MatchingPool(Cohort cohort, boolean[] isCase, boolean[] partnered, List<Note> notes) {
    public MatchingPool {
        notes = List.copyOf(notes);
    }

    /** Of a plan that does not match, the subjects selected. */
    public static MatchingPool of(StudyPlan plan, Selection.Selected selected) {
        Optional<RiskSetRule> riskSet = plan.matching().flatMap(MatchingDesign::riskSet);
        if (riskSet.isPresent()) {
            return atRisk(riskSet.get(), selected);
        }
        boolean[] partnered =
                plan.matchesExposed() ? exposed(selected.cohort(), plan.group().orElseThrow()) : selected.isCase();
        return new MatchingPool(selected.cohort(), selected.isCase(), partnered, List.of());
    }

    /**
     * @param exposure a variable of two levels of which the second is the exposed
     * @param cohort in which everybody has a value of it
     */
    static boolean[] exposed(Cohort cohort, String exposure) {
        LevelColumn column = cohort.levels(exposure);
        boolean[] exposed = new boolean[column.size()];
        for (int row = 0; row < exposed.length; row++) {
            exposed[row] = column.code(row) == 1;
        }
        return exposed;
    }

    private static MatchingPool atRisk(RiskSetRule rule, Selection.Selected selected) {
        Cohort cohort = selected.cohort();
        Column event = cohort.column(rule.event());
        double[] exit = exits(cohort.numbers(rule.exit()), event);
        double[] entry = rule.entry().map(name -> cohort.numbers(name).values()).orElseGet(() -> {
            double[] always = new double[exit.length];
            Arrays.fill(always, Double.NEGATIVE_INFINITY);
            return always;
        });
        AtRiskRows rows = AtRiskRows.of(
                cohort, selected.isCase(), entry, exit, events(event, exit), cohort.variable(rule.exit()));
        return new MatchingPool(rows.cohort(), rows.isCase(), rows.isCase(), rows.notes());
    }

    /** Not known either of those who do not say whether they have the event. */
    private static double[] exits(NumberColumn column, Column event) {
        double[] exit = column.values();
        if (event instanceof LevelColumn) {
            for (int row = 0; row < exit.length; row++) {
                exit[row] = event.missing(row) ? Double.NaN : exit[row];
            }
        }
        return exit;
    }

    /** Times, or yes (the second of two levels) at the exit; NaN without an event. */
    private static double[] events(Column event, double[] exit) {
        return event instanceof NumberColumn times
                ? times.values()
                : IntStream.range(0, exit.length)
                        .mapToDouble(row -> ((LevelColumn) event).code(row) == 1 ? exit[row] : Double.NaN)
                        .toArray();
    }
}
