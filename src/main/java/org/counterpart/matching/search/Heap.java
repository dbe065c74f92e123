package org.counterpart.matching.search;

import java.util.Arrays;

/** A binary heap of (key, node) in primitive arrays, smallest key first, of equal keys the smallest node. */
final class Heap {
    private long[] key = new long[64];
    private int[] node = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long smallestKey() {
        return key[0];
    }

    void push(long k, int n) {
        if (size == key.length) {
            key = Arrays.copyOf(key, 2 * size);
            node = Arrays.copyOf(node, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int up = (at - 1) >>> 1;
            if (!before(k, n, up)) {
                break;
            }
            key[at] = key[up];
            node[at] = node[up];
            at = up;
        }
        key[at] = k;
        node[at] = n;
    }

    /** Takes the smallest away and returns its node. */
    int pop() {
        int top = node[0];
        size--;
        long k = key[size];
        int n = node[size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(key[child + 1], node[child + 1], child)) {
                child++;
            }
            if (before(k, n, child)) {
                break;
            }
            key[at] = key[child];
            node[at] = node[child];
            at = child;
        }
        key[at] = k;
        node[at] = n;
        return top;
    }

    private boolean before(long k, int n, int other) {
        return k < key[other] || (k == key[other] && n < node[other]);
    }
}
