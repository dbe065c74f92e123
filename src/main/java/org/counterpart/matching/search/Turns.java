package org.counterpart.matching.search;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.ScoreRule;

/** The order in which cases choose, where the design says one by its data: positions among the cases. */
public final class Turns {
    private Turns() {}

    /**
     * By row or by score; cases of one score in the order drawn from seed and ids.
     *
     * @param cohort with the design's score
     * @return empty where no such order is asked for
     */
    public static Optional<int[]> of(Cohort cohort, Subjects subjects, MatchingDesign design) {
        if (design.method() != MatchingDesign.Method.NEAREST) {
            return Optional.empty();
        }
        int[] cases = subjects.cases();
        return switch (design.order()) {
            case CLOSEST, RANDOM -> Optional.empty();
            case DATA -> Optional.of(sorted(cases, Comparator.comparingInt(i -> cases[i])));
            case LARGEST -> Optional.of(sorted(cases, byScore(cohort, cases).reversed()));
            case SMALLEST -> Optional.of(sorted(cases, byScore(cohort, cases)));
        };
    }

    private static Comparator<Integer> byScore(Cohort cohort, int[] cases) {
        NumberColumn score = (NumberColumn) cohort.column(ScoreRule.COLUMN);
        return Comparator.comparingDouble(i -> score.value(cases[i]));
    }

    private static int[] sorted(int[] cases, Comparator<Integer> order) {
        return IntStream.range(0, cases.length)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
