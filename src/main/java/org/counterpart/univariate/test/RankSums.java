package org.counterpart.univariate.test;

import java.util.Arrays;

/**
 * Rank sums of groups in their joint order; tied values share midranks. The same as summing {@link
 * org.counterpart.stats.Ranks}, by one walk through groups that are in order already.
 *
 * @param doubled twice each group's sum of midranks: a whole number
 * @param tieSum Σ(t³ − t) over the groups of ties
 * @param values of all groups together
 */
@SuppressWarnings("ArrayRecordComponent") // a hot-path value, never compared
public record RankSums(long[] doubled, double tieSum, boolean ties, int values) {

    /** @param sorted each group ascending, no NaN; 0.0 equals -0.0 */
    static RankSums ofSorted(double[][] sorted) {
        int[] at = new int[sorted.length];
        int[] here = new int[sorted.length];
        long[] doubled = new long[sorted.length];
        int total = Arrays.stream(sorted).mapToInt(g -> g.length).sum();
        double tieSum = 0;
        boolean ties = false;
        for (int below = 0; below < total; ) {
            double least = Double.POSITIVE_INFINITY;
            for (int g = 0; g < sorted.length; g++) {
                if (at[g] < sorted[g].length && sorted[g][at[g]] < least) {
                    least = sorted[g][at[g]];
                }
            }
            int equal = 0;
            for (int g = 0; g < sorted.length; g++) {
                int from = at[g];
                while (at[g] < sorted[g].length && sorted[g][at[g]] == least) {
                    at[g]++;
                }
                here[g] = at[g] - from;
                equal += here[g];
            }
            long rank = 2L * below + 1 + equal;
            for (int g = 0; g < sorted.length; g++) {
                doubled[g] += rank * here[g];
            }
            if (equal > 1) {
                ties = true;
                tieSum += (double) equal * equal * equal - equal;
            }
            below += equal;
        }
        return new RankSums(doubled, tieSum, ties, total);
    }
}
