package org.counterpart.matching.search;

/**
 * The controls of one block of equal exact variables as a k-d tree (Bentley 1975, doi:10.1145/361002.361007; the search
 * of nearest points by Friedman, Bentley and Finkel 1977, doi:10.1145/355744.355745): boxes of points halved at the
 * median of their widest side. It says which controls a search must look at; whether a pair is eligible and how far
 * apart it is, {@link PairFinder} decides exactly.
 */
final class ControlTree {
    /** Points that a leaf holds at most. */
    private static final int LEAF = 16;

    private final int dimensions;
    /** Controls, by position among the subjects' controls, in the order of the leaves. */
    private final int[] control;
    /** Their coordinates, {@code dimensions} places a point. */
    private final double[] point;
    /**
     * Sides of each node's box, {@code dimensions} places a node: the root is node 1, the halves of node {@code i} are
     * 2i and 2i + 1.
     */
    private final double[] low;

    private final double[] high;
    /** The first of each node's controls. */
    private final int[] first;

    /**
     * @param controls kept, and brought into the order of the leaves
     * @param rows of the cohort, by control
     */
    ControlTree(int[] controls, int[] rows, PairSpace space) {
        dimensions = space.dimensions();
        control = controls;
        int nodes = 2;
        for (int size = controls.length; size > LEAF; size = (size + 1) >>> 1) {
            nodes *= 2;
        }
        low = new double[nodes * dimensions];
        high = new double[nodes * dimensions];
        first = new int[nodes];
        point = new double[controls.length * dimensions];
        new Builder(rows, space, new double[controls.length]).build(1, 0, controls.length);
    }

    int size() {
        return control.length;
    }

    int dimensions() {
        return dimensions;
    }

    /** Controls in the order of the leaves, not a copy. */
    int[] controls() {
        return control;
    }

    int control(int place) {
        return control[place];
    }

    double coordinate(int place, int dimension) {
        return point[place * dimensions + dimension];
    }

    double low(int node, int dimension) {
        return low[node * dimensions + dimension];
    }

    double high(int node, int dimension) {
        return high[node * dimensions + dimension];
    }

    /** The first of a node's controls, by position among the subjects' controls. */
    int first(int node) {
        return first[node];
    }

    static boolean isLeaf(int from, int to) {
        return to - from <= LEAF;
    }

    /** Where the second half of a node's places begins. */
    static int middle(int from, int to) {
        return (from + to) >>> 1;
    }

    private final class Builder {
        private final int[] rows;
        private final PairSpace space;
        private final double[] key;

        Builder(int[] rows, PairSpace space, double[] key) {
            this.rows = rows;
            this.space = space;
            this.key = key;
        }

        void build(int node, int from, int to) {
            int widest = 0;
            double width = -1;
            for (int d = 0; d < dimensions; d++) {
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int k = from; k < to; k++) {
                    double x = space.at()[d][rows[control[k]]];
                    least = Math.min(least, x);
                    most = Math.max(most, x);
                }
                low[node * dimensions + d] = least;
                high[node * dimensions + d] = most;
                double stretched = (most - least) * space.stretch()[d];
                if (stretched > width) {
                    width = stretched;
                    widest = d;
                }
            }
            first[node] = Integer.MAX_VALUE;
            for (int k = from; k < to; k++) {
                first[node] = Math.min(first[node], control[k]);
            }
            if (isLeaf(from, to)) {
                for (int k = from; k < to; k++) {
                    for (int d = 0; d < dimensions; d++) {
                        point[k * dimensions + d] = space.at()[d][rows[control[k]]];
                    }
                }
                return;
            }
            int middle = middle(from, to);
            if (width > 0) {
                for (int k = from; k < to; k++) {
                    key[k] = space.at()[widest][rows[control[k]]];
                }
                halve(from, to - 1, middle);
            }
            build(2 * node, from, middle);
            build(2 * node + 1, middle, to);
        }

        /** Hoare's selection (1961): what is below the median to its left, what is above to its right. */
        private void halve(int from, int to, int middle) {
            int left = from;
            int right = to;
            while (left < right) {
                double pivot = median(key[left], key[(left + right) >>> 1], key[right]);
                int i = left;
                int j = right;
                while (i <= j) {
                    while (key[i] < pivot) {
                        i++;
                    }
                    while (key[j] > pivot) {
                        j--;
                    }
                    if (i <= j) {
                        swap(i++, j--);
                    }
                }
                if (middle <= j) {
                    right = j;
                } else if (middle >= i) {
                    left = i;
                } else {
                    return;
                }
            }
        }

        private void swap(int i, int j) {
            double k = key[i];
            key[i] = key[j];
            key[j] = k;
            int c = control[i];
            control[i] = control[j];
            control[j] = c;
        }

        private static double median(double a, double b, double c) {
            return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        }
    }
}
