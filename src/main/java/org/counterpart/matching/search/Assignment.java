package org.counterpart.matching.search;

/**
 * Who gets whom, cases and controls numbered in the order drawn from the seed.
 *
 * @param start by case: the controls of case {@code i} stand at {@code start[i]} up to {@code start[i + 1]}, nearest
 *     first
 * @param control those taken
 * @param distance of each from its case
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
public record Assignment(int[] start, int[] control, double[] distance) {
    /** Where each case's controls begin, and at the end where the last ones end. */
    static int[] starts(int[] count) {
        int[] start = new int[count.length + 1];
        for (int i = 0; i < count.length; i++) {
            start[i + 1] = start[i] + count[i];
        }
        return start;
    }

    public int controls(int i) {
        return start[i + 1] - start[i];
    }
}
