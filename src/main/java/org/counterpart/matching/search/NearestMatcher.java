package org.counterpart.matching.search;

import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.matching.design.MatchingDesign;

/**
 * Each case in its turn takes the nearest control left; in rounds, so that every case has its first control before any
 * gets a second. Greedy: quick, understood by every reviewer, but it may leave cases unmatched that {@link
 * OptimalMatcher} matches. Same as R: {@code matchit(method = "nearest", m.order = "data")} and {@code "largest"}, and
 * {@code "closest"} of MatchIt 4.6 and later; of equally near controls ours takes the one that seed and id put first,
 * MatchIt the first row.
 */
public final class NearestMatcher {
    private final CandidateLists lists;
    private final int ratio;
    /** Places in the case's list, {@code ratio} of them a case. */
    private final int[] taken;

    private final int[] count;
    private final boolean[] used;
    /** Where each case looks next in its list: everything nearer is used. */
    private final int[] next;

    private NearestMatcher(CandidateLists lists, int ratio) {
        this.lists = lists;
        this.ratio = ratio;
        this.taken = new int[lists.cases() * ratio];
        this.count = new int[lists.cases()];
        this.used = new boolean[lists.controls()];
        this.next = new int[lists.cases()];
    }

    /** @param asked the order of the turns; empty for the closest pair first, or the order drawn from the seed */
    public static Assignment match(CandidateLists lists, MatchingDesign design, Optional<int[]> asked) {
        NearestMatcher matcher = new NearestMatcher(lists, design.ratio());
        if (design.replacement() == MatchingDesign.Replacement.WITH) {
            matcher.withReplacement();
            return matcher.assignment();
        }
        // Without an order of their own the cases stand in one drawn from the seed already.
        int[] turns = asked.orElseGet(() -> IntStream.range(0, lists.cases()).toArray());
        for (int round = 1; round <= design.ratio(); round++) {
            if (design.order() == MatchingDesign.Order.CLOSEST) {
                matcher.closestFirst(round);
            } else {
                matcher.inTurn(turns, round);
            }
        }
        return matcher.assignment();
    }

    private void withReplacement() {
        for (int i = 0; i < lists.cases(); i++) {
            while (count[i] < ratio && lists.has(i, next[i])) {
                take(i, next[i]++);
            }
        }
    }

    private void inTurn(int[] turns, int round) {
        for (int i : turns) {
            if (count[i] == round - 1 && findNext(i)) {
                use(i);
            }
        }
    }

    /**
     * A heap of the cases by the distance of their nearest free control; one whose control was taken meanwhile goes
     * back in.
     */
    private void closestFirst(int round) {
        Heap heap = new Heap();
        for (int i = 0; i < lists.cases(); i++) {
            if (count[i] == round - 1 && findNext(i)) {
                heap.push(key(i), i);
            }
        }
        while (!heap.isEmpty()) {
            int i = heap.pop();
            if (!used[lists.control(i, next[i])]) {
                use(i);
            } else if (findNext(i)) {
                heap.push(key(i), i);
            }
        }
    }

    /** A distance is not negative, so its bits order as it does. */
    private long key(int i) {
        return Double.doubleToRawLongBits(lists.distance(i, next[i]));
    }

    private boolean findNext(int i) {
        while (lists.has(i, next[i])) {
            if (!used[lists.control(i, next[i])]) {
                return true;
            }
            next[i]++;
        }
        return false;
    }

    private void use(int i) {
        used[lists.control(i, next[i])] = true;
        take(i, next[i]);
    }

    private void take(int i, int place) {
        taken[i * ratio + count[i]++] = place;
    }

    private Assignment assignment() {
        int[] start = Assignment.starts(count);
        int[] control = new int[start[lists.cases()]];
        double[] distance = new double[control.length];
        for (int i = 0; i < lists.cases(); i++) {
            for (int k = 0; k < count[i]; k++) {
                control[start[i] + k] = lists.control(i, taken[i * ratio + k]);
                distance[start[i] + k] = lists.distance(i, taken[i * ratio + k]);
            }
        }
        return new Assignment(start, control, distance);
    }
}
