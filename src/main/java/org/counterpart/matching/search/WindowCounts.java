package org.counterpart.matching.search;

import java.util.Arrays;

/**
 * How many points lie in each of many windows, all windows counted in two sweeps along the first coordinate over a tree
 * of sums along the second (Fenwick 1994, doi:10.1002/spe.4380240306): a moment for each window where walking down a
 * {@link ControlTree} takes hundreds. Coordinates and reaches must be such that sums of them are not rounded; a reach
 * may be infinite.
 */
final class WindowCounts {
    private final double[] x;
    /** Points in the order of x. */
    private final int[] byX;

    private final double[] sortedY;
    /** Where each point stands by y, from 1. */
    private final int[] place;

    WindowCounts(double[] x, double[] y) {
        this.x = x;
        byX = order(x);
        sortedY = y.clone();
        Arrays.sort(sortedY);
        place = new int[y.length];
        for (int k = 0; k < y.length; k++) {
            place[k] = 1 + before(sortedY, y[k]);
        }
    }

    /** By window: points that are no farther from its centre than the reach, in both coordinates. */
    int[] count(double[] centreX, double reachX, double[] centreY, double reachY) {
        int[] low = new int[centreY.length];
        int[] high = new int[centreY.length];
        for (int w = 0; w < low.length; w++) {
            low[w] = before(sortedY, centreY[w] - reachY);
            high[w] = before(sortedY, Math.nextUp(centreY[w] + reachY));
        }
        int[] order = order(centreX);
        int[] counts = sweep(order, centreX, reachX, low, high);
        int[] left = sweep(order, centreX, Math.nextDown(-reachX), low, high);
        Arrays.setAll(counts, w -> counts[w] - left[w]);
        return counts;
    }

    /** By window: points with x up to its centre plus the shift whose place by y is above low and not above high. */
    private int[] sweep(int[] order, double[] centreX, double shift, int[] low, int[] high) {
        int[] sums = new int[place.length + 1];
        int[] counts = new int[order.length];
        int next = 0;
        for (int w : order) {
            while (next < byX.length && x[byX[next]] - centreX[w] <= shift) {
                for (int k = place[byX[next]]; k < sums.length; k += k & -k) {
                    sums[k]++;
                }
                next++;
            }
            counts[w] = upTo(sums, high[w]) - upTo(sums, low[w]);
        }
        return counts;
    }

    private static int upTo(int[] sums, int last) {
        int sum = 0;
        for (int k = last; k > 0; k -= k & -k) {
            sum += sums[k];
        }
        return sum;
    }

    private static int[] order(double[] key) {
        int[] order = new int[key.length];
        Arrays.setAll(order, i -> i);
        new IndexSort().sort(order, 0, order.length, key);
        return order;
    }

    /** How many of the sorted values are smaller. */
    private static int before(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
