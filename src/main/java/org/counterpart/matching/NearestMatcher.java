package org.counterpart.matching;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Each case in its turn takes the nearest control left; in rounds, so that every case has its first control before any gets a second. Greedy:
 * quick, understood by every reviewer, but it may leave cases unmatched that {@link OptimalMatcher} matches. Same as R: {@code matchit(method =
 * "nearest", m.order = "data")}, and {@code "closest"} of MatchIt 4.6 and later; of equally near controls ours takes the one that seed and id
 * put first, MatchIt the first row.
 */
final class NearestMatcher {
    private final PairGraph graph;
    private final int ratio;
    /** Positions in the pair graph, {@code ratio} places a case. */
    private final int[] taken;

    private final int[] count;
    private final boolean[] used;
    /** Where each case looks next in its list: everything nearer is used. */
    private final int[] next;

    private NearestMatcher(PairGraph graph, int ratio) {
        this.graph = graph;
        this.ratio = ratio;
        this.taken = new int[graph.cases() * ratio];
        this.count = new int[graph.cases()];
        this.used = new boolean[graph.controls()];
        this.next = Arrays.copyOf(graph.start(), graph.cases());
    }

    static Assignment match(PairGraph graph, Subjects subjects, MatchingDesign design) {
        NearestMatcher matcher = new NearestMatcher(graph, design.ratio());
        if (design.replacement() == MatchingDesign.Replacement.WITH) {
            matcher.withReplacement();
            return matcher.assignment();
        }
        int[] turns = new int[graph.cases()];
        Arrays.setAll(turns, i -> i);
        if (design.order() == MatchingDesign.Order.DATA) {
            turns = Arrays.stream(turns)
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> subjects.cases()[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        for (int round = 1; round <= design.ratio(); round++) {
            if (design.order() == MatchingDesign.Order.CLOSEST) {
                matcher.closestFirst(round);
            } else {
                matcher.inTurn(turns, round); // cases stand in an order drawn from the seed already
            }
        }
        return matcher.assignment();
    }

    private void withReplacement() {
        for (int i = 0; i < graph.cases(); i++) {
            while (count[i] < ratio && next[i] < graph.start()[i + 1]) {
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

    /** A heap of the cases by the distance of their nearest free control; one whose control was taken meanwhile goes back in. */
    private void closestFirst(int round) {
        Heap heap = new Heap();
        for (int i = 0; i < graph.cases(); i++) {
            if (count[i] == round - 1 && findNext(i)) {
                heap.push(key(i), i);
            }
        }
        while (!heap.isEmpty()) {
            int i = heap.pop();
            if (!used[graph.control()[next[i]]]) {
                use(i);
            } else if (findNext(i)) {
                heap.push(key(i), i);
            }
        }
    }

    /** A distance is not negative, so its bits order as it does. */
    private long key(int i) {
        return Double.doubleToRawLongBits(graph.distance()[next[i]]);
    }

    private boolean findNext(int i) {
        while (next[i] < graph.start()[i + 1] && used[graph.control()[next[i]]]) {
            next[i]++;
        }
        return next[i] < graph.start()[i + 1];
    }

    private void use(int i) {
        used[graph.control()[next[i]]] = true;
        take(i, next[i]);
    }

    private void take(int i, int pair) {
        taken[i * ratio + count[i]++] = pair;
    }

    private Assignment assignment() {
        int[] start = new int[graph.cases() + 1];
        for (int i = 0; i < graph.cases(); i++) {
            start[i + 1] = start[i] + count[i];
        }
        int[] out = new int[start[graph.cases()]];
        for (int i = 0; i < graph.cases(); i++) {
            System.arraycopy(taken, i * ratio, out, start[i], count[i]);
        }
        return new Assignment(start, out);
    }
}
