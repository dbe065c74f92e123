package org.counterpart.study.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.cell.CodePointOrder;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.design.Exclusion;
import org.counterpart.matching.design.Matching;
import org.counterpart.plan.StudyPlan;

/**
 * The subjects a study analyses, in an order that the file's rows do not decide, and how they came out of those
 * eligible.
 *
 * @param pool whom the matching, or the choice of everybody, started from
 * @param matching what the program matched; empty where it does not
 * @param step of the flow, from the eligible to those in sets; empty where everybody eligible is analysed
 */
public record StudySample(Sample sample, MatchingPool pool, Optional<Matching> matching, Optional<Flow.Matching> step) {

    /**
     * The sample that a plan's design asks for.
     *
     * @param selected cases and controls, both of which there are
     */
    public static StudySample of(StudyPlan plan, Selection.Selected selected) {
        return switch (plan.design()) {
            case MATCHED, MATCHED_COHORT -> matched(plan, selected);
            case SETS -> new FileSets(selected, plan).sample(MatchingPool.of(plan, selected));
            case UNMATCHED, COHORT, GROUPS -> everybody(MatchingPool.of(plan, selected));
        };
    }

    private static StudySample matched(StudyPlan plan, Selection.Selected selected) {
        MatchingPool pool = MatchingPool.of(plan, selected);
        Matching matching = Matcher.match(
                        pool.cohort(), pool.partnered(), plan.matching().orElseThrow())
                .with(pool.notes());
        return of(Sample.of(matching.in(pool.cohort()), pool.isCase(), matching), pool, matching);
    }

    private static StudySample of(Sample sample, MatchingPool pool, Matching matching) {
        Map<String, Integer> missing = new LinkedHashMap<>();
        for (Exclusion e : matching.missing()) {
            missing.put(e.variable(), e.cases() + e.controls());
        }
        Flow.Matching step = new Flow.Matching(
                missing,
                matching.casesLeftOut(),
                matching.controlsLeftOut(),
                matching.sets().size(),
                matching.matchedControls(),
                matching.unmatched().size(),
                matching.candidates() - matching.matchedControls());
        return new StudySample(sample, pool, Optional.of(matching), Optional.of(step));
    }

    /** In the order of the ids. */
    private static StudySample everybody(MatchingPool pool) {
        int[] rows = IntStream.range(0, pool.isCase().length)
                .boxed()
                .sorted(Comparator.comparing(pool.cohort()::id, CodePointOrder.INSTANCE))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] cases = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cases[i] = pool.isCase()[rows[i]];
        }
        return new StudySample(Sample.of(pool.cohort().select(rows), cases), pool, Optional.empty(), Optional.empty());
    }
}
