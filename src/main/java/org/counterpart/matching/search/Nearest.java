package org.counterpart.matching.search;

import java.util.Arrays;

/**
 * The nearest so many candidates of those offered, equally near ones by the order of the controls: a heap with the
 * farthest on top.
 */
public final class Nearest {
    private double[] distance = new double[16];
    private int[] control = new int[16];
    private int size;
    private int wanted;

    public void clear(int most) {
        size = 0;
        wanted = most;
    }

    /** The square of what a candidate may be apart at most to be wanted. */
    double reachSquared() {
        return size < wanted ? Double.POSITIVE_INFINITY : distance[0] * distance[0];
    }

    /** Whether nobody from this control on is wanted any more: those before took all places, at no distance. */
    boolean isFullBefore(int c) {
        return size == wanted && distance[0] == 0 && control[0] < c;
    }

    public void offer(double d, int c) {
        if (size == wanted) {
            if (wanted > 0 && before(d, c, 0)) {
                sink(0, d, c, size);
            }
            return;
        }
        if (size == distance.length) {
            distance = Arrays.copyOf(distance, 2 * size);
            control = Arrays.copyOf(control, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int up = (at - 1) >>> 1;
            if (before(d, c, up)) {
                break;
            }
            distance[at] = distance[up];
            control[at] = control[up];
            at = up;
        }
        distance[at] = d;
        control[at] = c;
    }

    /** Puts them in order, nearest first; nothing can be offered until it is cleared. */
    public void sort() {
        for (int last = size - 1; last > 0; last--) {
            double d = distance[last];
            int c = control[last];
            distance[last] = distance[0];
            control[last] = control[0];
            sink(0, d, c, last);
        }
    }

    /** Copies, in the order they stand in. */
    int[] controls() {
        return Arrays.copyOf(control, size);
    }

    double[] distances() {
        return Arrays.copyOf(distance, size);
    }

    private void sink(int from, double d, int c, int end) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= end) {
                break;
            }
            if (child + 1 < end && before(distance[child], control[child], child + 1)) {
                child++;
            }
            if (!before(d, c, child)) {
                break;
            }
            distance[at] = distance[child];
            control[at] = control[child];
            at = child;
        }
        distance[at] = d;
        control[at] = c;
    }

    private boolean before(double d, int c, int other) {
        return d < distance[other] || (d == distance[other] && c < control[other]);
    }
}
