package org.counterpart.matching;

import java.util.Arrays;

/**
 * The largest number of controls that can be given out at all: Kuhn's augmenting paths, each case standing there {@code
 * ratio} times.
 */
public final class AugmentingPaths {
    private final PairGraph graph;
    private final int[] owner;
    private final boolean[] seen;

    private AugmentingPaths(PairGraph graph) {
        this.graph = graph;
        this.owner = new int[graph.controls()];
        Arrays.fill(owner, -1);
        this.seen = new boolean[graph.controls()];
    }

    public static int most(PairGraph graph, int ratio) {
        AugmentingPaths paths = new AugmentingPaths(graph);
        int found = 0;
        for (int r = 0; r < ratio; r++) {
            for (int i = 0; i < graph.cases(); i++) {
                Arrays.fill(paths.seen, false);
                found += paths.augment(i) ? 1 : 0;
            }
        }
        return found;
    }

    private boolean augment(int i) {
        for (int k = graph.start()[i]; k < graph.start()[i + 1]; k++) {
            int v = graph.control()[k];
            if (!seen[v]) {
                seen[v] = true;
                if (owner[v] < 0 || (owner[v] != i && augment(owner[v]))) {
                    owner[v] = i;
                    return true;
                }
            }
        }
        return false;
    }
}
