package org.counterpart.matching;

/**
 * Every eligible pair, by case: the candidates of case {@code i} stand at {@code start[i]} up to {@code start[i + 1]}, nearest first, equally
 * near ones in the order of the controls. Cases and controls are numbered in the order drawn from the seed.
 *
 * @param eligible pairs that satisfy every constraint, those included that no optimum needs and that are not listed
 * @param control the candidate of each pair
 * @param distance its distance
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
record PairGraph(int cases, int controls, long eligible, int[] start, int[] control, double[] distance) {
    int pairs() {
        return start[cases];
    }

    int candidates(int i) {
        return start[i + 1] - start[i];
    }

    double largest() {
        double largest = 0;
        for (int i = 0; i < cases; i++) {
            if (start[i + 1] > start[i]) {
                largest = Math.max(largest, distance[start[i + 1] - 1]);
            }
        }
        return largest;
    }
}
