package org.counterpart.stats;

import java.util.Arrays;

/**
 * Midranks of a sample: tied values share the mean of the ranks they occupy.
 *
 * @param doubled twice each value's midrank, in the order of the sample, so that every number is whole and sums of them
 *     are exact
 * @param tieSizes sizes of the groups of equal values larger than one, in ascending order of the value
 */
@SuppressWarnings("ArrayRecordComponent") // a hot-path value, never compared
public record Ranks(long[] doubled, int[] tieSizes) {

    /** @param values no NaN; compared exactly, but 0.0 equals -0.0 */
    public static Ranks of(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        for (int i = 0; i < n; i++) {
            sorted[i] += 0.0; // -0.0 becomes 0.0
        }
        Arrays.sort(sorted);
        double[] distinct = new double[n];
        long[] doubledRank = new long[n];
        int[] ties = new int[n];
        int groups = 0;
        int tied = 0;
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && sorted[j] == sorted[i]) {
                j++;
            }
            distinct[groups] = sorted[i];
            doubledRank[groups++] = (long) i + 1 + j;
            if (j - i > 1) {
                ties[tied++] = j - i;
            }
            i = j;
        }
        long[] doubled = new long[n];
        for (int i = 0; i < n; i++) {
            doubled[i] = doubledRank[Arrays.binarySearch(distinct, 0, groups, values[i] + 0.0)];
        }
        return new Ranks(doubled, Arrays.copyOf(ties, tied));
    }

    public double rank(int i) {
        return doubled[i] / 2.0;
    }

    /** Σ(t³ − t) over the groups of ties. */
    public double tieSum() {
        double sum = 0;
        for (int t : tieSizes) {
            sum += (double) t * t * t - t;
        }
        return sum;
    }
}
