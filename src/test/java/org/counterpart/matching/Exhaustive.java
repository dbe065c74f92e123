package org.counterpart.matching;

/** Tries every assignment of controls to cases. */
public final class Exhaustive {
    private final PairGraph graph;
    private final int ratio;
    private final double[][] distance;
    private final int[] count;
    private long[] best;

    private Exhaustive(PairGraph graph, int ratio) {
        this.graph = graph;
        this.ratio = ratio;
        this.count = new int[graph.cases()];
        this.distance = new double[graph.cases()][graph.controls()];
        for (double[] row : distance) {
            java.util.Arrays.fill(row, -1);
        }
        for (int i = 0; i < graph.cases(); i++) {
            for (int k = graph.start()[i]; k < graph.start()[i + 1]; k++) {
                distance[i][graph.control()[k]] = graph.distance()[k];
            }
        }
    }

    /** Cases with at least 1, 2, ... controls, lexicographically most, then the smallest total distance. */
    public static long[] best(PairGraph graph, int ratio) {
        Exhaustive search = new Exhaustive(graph, ratio);
        search.from(0, 0);
        return search.best;
    }

    private void from(int control, double total) {
        if (control == graph.controls()) {
            long[] told = new long[ratio + 1];
            for (int c : count) {
                for (int r = 0; r < c; r++) {
                    told[r]++;
                }
            }
            told[ratio] = (long) total;
            if (best == null || better(told)) {
                best = told;
            }
            return;
        }
        from(control + 1, total);
        for (int i = 0; i < graph.cases(); i++) {
            if (count[i] < ratio && distance[i][control] >= 0) {
                count[i]++;
                from(control + 1, total + distance[i][control]);
                count[i]--;
            }
        }
    }

    private boolean better(long[] told) {
        for (int r = 0; r < ratio; r++) {
            if (told[r] != best[r]) {
                return told[r] > best[r];
            }
        }
        return told[ratio] < best[ratio];
    }
}
