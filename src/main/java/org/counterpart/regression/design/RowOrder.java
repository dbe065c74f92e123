package org.counterpart.regression.design;

import java.util.Arrays;
import org.counterpart.stats.RandomStreams;

/**
 * An order of rows that depends on what they hold, not on where they stand, so that sums over them are the same to the
 * last bit however the file was sorted: by a 64-bit hash of the row's numbers, equal rows having equal hashes.
 */
public final class RowOrder {
    private RowOrder() {}

    public static int[] byContent(DesignMatrix x, double[] y) {
        int n = y.length;
        long[] hash = new long[n];
        for (int i = 0; i < n; i++) {
            hash[i] = RandomStreams.mix(Double.doubleToLongBits(y[i] + 0.0));
        }
        for (int j = 0; j < x.columns(); j++) {
            double[] column = x.column(j);
            for (int i = 0; i < n; i++) {
                hash[i] = next(hash[i], column[i]);
            }
        }
        return byHash(hash);
    }

    public static long next(long hash, double value) {
        return RandomStreams.mix(hash * 31 + Double.doubleToLongBits(value + 0.0));
    }

    /** Positions in the order of their hashes; the lowest bits of a hash give way to the position. */
    public static int[] byHash(long[] hash) {
        int n = hash.length;
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(1, n - 1)));
        long low = (1L << bits) - 1;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = (hash[i] & ~low) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) (keys[i] & low);
        }
        return order;
    }
}
