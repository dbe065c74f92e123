package org.counterpart.univariate;

import java.util.Arrays;

/**
 * Numbers in the order of {@link Arrays#sort(double[])}, -0.0 before 0.0. Many of them by their bits, eleven at a time from the last (a radix
 * sort: each number moves at most six times, however many there are), few by {@code Arrays.sort} itself.
 */
final class Ascending {
    private static final int FEW = 2000;
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int PASSES = (Long.SIZE + BITS - 1) / BITS;

    private Ascending() {}

    /**
     * @param values no NaN; left as they are
     * @return a new array
     */
    static double[] of(double[] values) {
        if (values.length > FEW) {
            return byBits(values);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] byBits(double[] values) {
        long[] keys = new long[values.length];
        int[][] starts = new int[PASSES][DIGITS];
        for (int i = 0; i < keys.length; i++) {
            long key = Double.doubleToRawLongBits(values[i]);
            // As unsigned numbers: negative ones the other way round and below all others.
            key ^= key >> 63 | Long.MIN_VALUE;
            keys[i] = key;
            for (int pass = 0; pass < PASSES; pass++) {
                starts[pass][digit(key, pass)]++;
            }
        }
        long[] other = new long[keys.length];
        for (int pass = 0; pass < PASSES; pass++) {
            int[] start = starts[pass];
            if (start[digit(keys[0], pass)] == keys.length) {
                continue; // all alike in these bits
            }
            int sum = 0;
            for (int d = 0; d < DIGITS; d++) {
                int count = start[d];
                start[d] = sum;
                sum += count;
            }
            for (long key : keys) {
                other[start[digit(key, pass)]++] = key;
            }
            long[] swap = keys;
            keys = other;
            other = swap;
        }
        double[] sorted = new double[keys.length];
        for (int i = 0; i < sorted.length; i++) {
            long key = keys[i];
            sorted[i] = Double.longBitsToDouble(key ^ (~key >> 63 | Long.MIN_VALUE));
        }
        return sorted;
    }

    private static int digit(long key, int pass) {
        return (int) (key >>> (BITS * pass)) & (DIGITS - 1);
    }
}
