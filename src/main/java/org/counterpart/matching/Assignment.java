package org.counterpart.matching;

/**
 * Which of the eligible pairs are taken.
 *
 * @param taken positions in the pair graph, by case: those of case {@code i} stand at {@code start[i]} up to {@code start[i + 1]}, nearest first
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
record Assignment(int[] start, int[] taken) {
    int controls(int i) {
        return start[i + 1] - start[i];
    }
}
