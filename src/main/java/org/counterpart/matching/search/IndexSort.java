package org.counterpart.matching.search;

/** Stable merge sort of indices by a double key, without boxing. */
final class IndexSort {
    private static final int SHORT_RUN = 16;
    private int[] buffer = new int[0];

    /** Sorts {@code index[from..to)} by {@code key[index]}; equal keys keep their order. */
    void sort(int[] index, int from, int to, double[] key) {
        if (buffer.length < to - from) {
            buffer = new int[Math.max(to - from, 2 * buffer.length)];
        }
        mergeSort(index, from, to, key);
    }

    private void mergeSort(int[] index, int from, int to, double[] key) {
        if (to - from <= SHORT_RUN) {
            insertionSort(index, from, to, key);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(index, from, middle, key);
        mergeSort(index, middle, to, key);
        if (key[index[middle - 1]] <= key[index[middle]]) {
            return;
        }
        int left = middle - from;
        System.arraycopy(index, from, buffer, 0, left);
        int i = 0;
        int j = middle;
        for (int k = from; i < left; k++) {
            index[k] = j < to && key[index[j]] < key[buffer[i]] ? index[j++] : buffer[i++];
        }
    }

    private static void insertionSort(int[] index, int from, int to, double[] key) {
        for (int i = from + 1; i < to; i++) {
            int moved = index[i];
            double k = key[moved];
            int j = i;
            while (j > from && key[index[j - 1]] > k) {
                index[j] = index[j - 1];
                j--;
            }
            index[j] = moved;
        }
    }
}
