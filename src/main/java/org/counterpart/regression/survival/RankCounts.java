package org.counterpart.regression.survival;

/** How many have a rank below another, while they are added one by one (Fenwick 1994, doi:10.1002/spe.4380240306). */
final class RankCounts {
    private final int[] tree;
    private int all;

    RankCounts(int ranks) {
        tree = new int[ranks + 1];
    }

    void add(int rank) {
        all++;
        for (int i = rank + 1; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }

    long below(int rank) {
        long sum = 0;
        for (int i = rank; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    int all() {
        return all;
    }
}
