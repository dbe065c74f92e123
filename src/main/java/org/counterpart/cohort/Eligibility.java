package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who may enter the study: criteria applied in order to future cases and controls alike, before anyone knows which they
 * are. A subject whose missing cells leave a criterion open fails it, and is counted as such.
 */
public record Eligibility(List<Criterion> criteria) {

    /** @param label what the flow diagram prints instead of the rule, or null */
    public record Criterion(Rule rule, Label label) {
        public static Criterion of(Rule rule) {
            return new Criterion(rule, null);
        }
    }

    /**
     * What one criterion did.
     *
     * @param excluded subjects it took out
     * @param byMissing how many of those because a missing cell left it open
     * @param left subjects still in
     */
    public record Exclusion(Criterion criterion, int excluded, int byMissing, int left) {}

    /** @param rows who passed every criterion, in the cohort's order */
    @SuppressWarnings("ArrayRecordComponent") // a hot-path value, never compared
    public record Result(int[] rows, List<Exclusion> exclusions) {}

    public Eligibility {
        criteria = List.copyOf(criteria);
    }

    /** With one more criterion, the last. */
    public Eligibility and(Criterion criterion) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new Eligibility(more);
    }

    public static Eligibility everyone() {
        return new Eligibility(List.of());
    }

    public Result apply(Cohort cohort) {
        int[] rows = IntStream.range(0, cohort.size()).toArray();
        List<Exclusion> exclusions = new ArrayList<>();
        for (Criterion criterion : criteria) {
            Rule.InCohort bound = criterion.rule().in(cohort);
            int[] left =
                    IntStream.of(rows).filter(r -> bound.of(r) == Truth.TRUE).toArray();
            int open = (int)
                    IntStream.of(rows).filter(r -> bound.of(r) == Truth.UNKNOWN).count();
            exclusions.add(new Exclusion(criterion, rows.length - left.length, open, left.length));
            rows = left;
        }
        return new Result(rows, exclusions);
    }
}
