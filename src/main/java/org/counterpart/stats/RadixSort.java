package org.counterpart.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sorts numbers into the order of {@link Arrays#sort(double[])} (−0 before 0, NaN last), to the last bit the same
 * array, by distributing them over the digits of their bits from the lowest digit up: each pass is one walk, so the
 * cost grows as the length, not as n log n. Long arrays are sorted as two halves on two threads and merged from both
 * ends.
 */
public final class RadixSort {
    private static final int DIGIT = 11;
    private static final int PASSES = 6;
    private static final int BUCKETS = 1 << DIGIT;

    /** Shorter arrays sort faster by comparison. */
    private static final int FEW = 3000;

    /** From here on a second thread pays for itself. */
    private static final int HALVED = 50_000;

    private RadixSort() {}

    public static void sort(double[] values) {
        int n = values.length;
        if (n < FEW) {
            Arrays.sort(values);
            return;
        }
        double[] other = new double[n];
        if (n < HALVED) {
            sort(values, other, 0, n);
            return;
        }
        int middle = n / 2;
        IntStream.range(0, 2)
                .parallel()
                .forEach(half -> sort(values, other, half == 0 ? 0 : middle, half == 0 ? middle : n));
        IntStream.range(0, 2).parallel().forEach(end -> {
            if (end == 0) {
                mergeLower(values, middle, other);
            } else {
                mergeUpper(values, middle, other);
            }
        });
        System.arraycopy(other, 0, values, 0, n);
    }

    /** Sorts one stretch of {@code values}, using the same stretch of {@code other}. */
    private static void sort(double[] values, double[] other, int from, int to) {
        int[][] counts = new int[PASSES][BUCKETS];
        int[] c0 = counts[0];
        int[] c1 = counts[1];
        int[] c2 = counts[2];
        int[] c3 = counts[3];
        int[] c4 = counts[4];
        int[] c5 = counts[5];
        boolean numbers = true;
        for (int i = from; i < to; i++) {
            double x = values[i];
            numbers &= !Double.isNaN(x);
            long key = key(x);
            c0[(int) key & (BUCKETS - 1)]++;
            c1[(int) (key >>> DIGIT) & (BUCKETS - 1)]++;
            c2[(int) (key >>> (2 * DIGIT)) & (BUCKETS - 1)]++;
            c3[(int) (key >>> (3 * DIGIT)) & (BUCKETS - 1)]++;
            c4[(int) (key >>> (4 * DIGIT)) & (BUCKETS - 1)]++;
            c5[(int) (key >>> (5 * DIGIT)) & (BUCKETS - 1)]++;
        }
        if (!numbers) {
            Arrays.sort(values, from, to);
            return;
        }
        double[] source = values;
        double[] target = other;
        for (int pass = 0; pass < PASSES; pass++) {
            int shift = pass * DIGIT;
            int[] next = counts[pass];
            if (next[(int) (key(values[from]) >>> shift) & (BUCKETS - 1)] == to - from) {
                continue;
            }
            int at = from;
            for (int b = 0; b < BUCKETS; b++) {
                int size = next[b];
                next[b] = at;
                at += size;
            }
            distribute(source, target, from, to, shift, next);
            double[] swap = source;
            source = target;
            target = swap;
        }
        if (source != values) {
            System.arraycopy(source, from, values, from, to - from);
        }
    }

    private static void distribute(double[] source, double[] target, int from, int to, int shift, int[] next) {
        for (int i = from; i < to; i++) {
            double x = source[i];
            target[next[(int) (key(x) >>> shift) & (BUCKETS - 1)]++] = x;
        }
    }

    /** Bits whose order as an unsigned number is that of the numbers. */
    private static long key(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    /** The same with the order of a signed number; every NaN last. */
    private static long signedKey(double x) {
        long bits = Double.doubleToLongBits(x);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The smaller half of the merged numbers, from the smallest up. */
    private static void mergeLower(double[] values, int middle, double[] out) {
        int i = 0;
        int j = middle;
        for (int k = 0; k < middle; k++) {
            double a = values[i];
            double b = values[j];
            boolean first = signedKey(a) <= signedKey(b);
            out[k] = first ? a : b;
            i += first ? 1 : 0;
            j += first ? 0 : 1;
        }
    }

    /** The larger half, from the largest down. */
    private static void mergeUpper(double[] values, int middle, double[] out) {
        int i = middle - 1;
        int j = values.length - 1;
        for (int k = values.length - 1; k >= middle; k--) {
            double a = i < 0 ? Double.NEGATIVE_INFINITY : values[i];
            double b = values[j];
            boolean second = i < 0 || signedKey(a) <= signedKey(b);
            out[k] = second ? b : a;
            j -= second ? 1 : 0;
            i -= second ? 0 : 1;
        }
    }
}
