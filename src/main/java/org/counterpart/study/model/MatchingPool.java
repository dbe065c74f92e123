package org.counterpart.study.model;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.AtRiskRows;
import org.counterpart.matching.Observation;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.NotAnalysableException;
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
    public static boolean[] exposed(Cohort cohort, String exposure) {
        LevelColumn column = cohort.levels(exposure);
        boolean[] exposed = new boolean[column.size()];
        for (int row = 0; row < exposed.length; row++) {
            exposed[row] = column.code(row) == 1;
        }
        return exposed;
    }

    private static MatchingPool atRisk(RiskSetRule rule, Selection.Selected selected) {
        Cohort cohort = selected.cohort();
        AtRiskRows rows =
                AtRiskRows.of(cohort, selected.isCase(), observation(rule, cohort), cohort.variable(rule.exit()));
        return new MatchingPool(rows.cohort(), rows.isCase(), rows.isCase(), rows.notes());
    }

    /**
     * @param cohort which may lack variables that are derived later
     * @throws NotAnalysableException when what the plan declares as times of an event says yes and no
     */
    public static void requireTimes(StudyPlan plan, Cohort cohort) {
        plan.matching()
                .flatMap(MatchingDesign::riskSet)
                .filter(rule -> cohort.has(rule.event()))
                .ifPresent(rule -> requireTimes(cohort.column(rule.event())));
    }

    private static void requireTimes(Column event) {
        if (event instanceof NumberColumn times
                && times.variable().type() != Variable.Type.DATE
                && times.isZeroOrOne()) {
            throw new NotAnalysableException(
                    Note.of("matching.risk-set.yes-or-no", event.variable().name()));
        }
    }

    private static Observation observation(RiskSetRule rule, Cohort cohort) {
        Optional<double[]> entry = rule.entry().map(name -> cohort.numbers(name).values());
        double[] exit = cohort.numbers(rule.exit()).values();
        Column event = cohort.column(rule.event());
        requireTimes(event);
        if (event instanceof NumberColumn times) {
            return Observation.of(entry, exit, times.values());
        }
        LevelColumn happened = (LevelColumn) event;
        for (int row = 0; row < exit.length; row++) {
            // Who does not say whether it has the event is not known to be observed either.
            exit[row] = happened.missing(row) ? Double.NaN : exit[row];
        }
        return Observation.of(entry, exit, row -> happened.code(row) == 1);
    }
}
