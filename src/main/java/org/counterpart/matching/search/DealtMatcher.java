package org.counterpart.matching.search;

import org.counterpart.matching.design.MatchingDesign;

/**
 * Where only exact variables are matched on, every control of a block is as near as any other: cases take them in turn,
 * one a round. As many cases as possible have a first control, then a second, and so on, at distance 0: what {@link
 * OptimalMatcher} and {@link NearestMatcher} find, too, who would look at every pair for it.
 */
public final class DealtMatcher {
    private DealtMatcher() {}

    /**
     * @param cases by block, in the order they take their turns
     * @param controls by block, in the order they are taken
     */
    public static Assignment match(int[][] cases, int[][] controls, MatchingDesign design) {
        int n = 0;
        for (int[] block : cases) {
            n += block.length;
        }
        int ratio = design.ratio();
        int[] count = new int[n];
        int[] taken = new int[n * ratio];
        for (int b = 0; b < cases.length; b++) {
            int next = 0;
            for (int round = 0; round < ratio; round++) {
                for (int i : cases[b]) {
                    int place = design.replacement() == MatchingDesign.Replacement.WITH ? round : next++;
                    if (place < controls[b].length) {
                        taken[i * ratio + count[i]++] = controls[b][place];
                    }
                }
            }
        }
        int[] start = Assignment.starts(count);
        int[] control = new int[start[n]];
        for (int i = 0; i < n; i++) {
            System.arraycopy(taken, i * ratio, control, start[i], count[i]);
        }
        return new Assignment(start, control, new double[control.length]);
    }
}
