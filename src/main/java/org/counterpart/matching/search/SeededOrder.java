package org.counterpart.matching.search;

import java.util.Arrays;
import java.util.Comparator;
import org.counterpart.cohort.Cohort;
import org.counterpart.stats.RandomStreams;

/**
 * An order of subjects drawn from a seed and their ids alone, so that no result depends on the order of the file's
 * rows.
 */
final class SeededOrder {
    /** The seed of computations that must not depend on the design's. */
    static final long FIXED = 0;

    private SeededOrder() {}

    /** These rows, ordered by the seeded hash of their ids. */
    static int[] of(Cohort cohort, int[] rows, long seed) {
        long[] hashes = new long[rows.length];
        long[] packed = new long[rows.length];
        int bits = 32 - Integer.numberOfLeadingZeros(rows.length);
        for (int i = 0; i < rows.length; i++) {
            hashes[i] = RandomStreams.hash(seed, cohort.id(rows[i]));
            packed[i] = (hashes[i] >>> bits << bits) | i;
        }
        Arrays.sort(packed);
        int[] order = new int[rows.length];
        long mask = (1L << bits) - 1;
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j < order.length && packed[j] >>> bits == packed[i] >>> bits) {
                order[j] = (int) (packed[j] & mask);
                j++;
            }
            if (j - i > 1) {
                settle(cohort, rows, hashes, order, i, j);
            }
            i = j;
        }
        for (int i = 0; i < order.length; i++) {
            order[i] = rows[order[i]];
        }
        return order;
    }

    /** Hashes that agree in their leading bits: the whole hash decides, then the id. */
    private static void settle(Cohort cohort, int[] rows, long[] hashes, int[] order, int from, int to) {
        Integer[] same = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
        Arrays.sort(
                same,
                Comparator.comparingLong((Integer p) -> hashes[p]).thenComparing((Integer p) -> cohort.id(rows[p])));
        for (int i = 0; i < same.length; i++) {
            order[from + i] = same[i];
        }
    }
}
