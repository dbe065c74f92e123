package org.counterpart.matching.search;

import java.util.Arrays;

/**
 * The exact optimum: as many cases as possible get a first control, then as many as possible a second, and so on, and
 * among all such assignments the total distance is smallest. A minimum-cost flow by successive shortest paths (Ford and
 * Fulkerson 1962; potentials after Edmonds and Karp 1972, doi:10.1145/321694.321699): cases enter one at a time; each
 * finds, by Dijkstra's search over the pairs' reduced costs, the cheapest chain of exchanges that ends at a free
 * control or, when there is none, at a case that had better give up its own (perhaps itself). A search stops at its
 * goal, so its cost is that of the neighbourhood, not of the cohort.
 *
 * <p>Round r gives each case that has r − 1 controls one more. A case that cannot be given one closes off its
 * neighbourhood for good (every control it can reach serves a case as poor as itself), so rounds settle the
 * lexicographic order by themselves.
 *
 * <p>Costs are distances rounded to whole multiples of a power of two so small that nothing overflows (for a thousand
 * cases 2⁻⁴⁸ of the largest distance): sums and comparisons are exact, no tolerance decides anything, and what is lost
 * is that two assignments whose totals differ by less than (pairs × that unit) count as equal. Among equals the order
 * of cases and controls decides, which comes from seed and ids.
 */
public final class OptimalMatcher {
    private static final long NONE = Long.MAX_VALUE;
    /** The largest magnitude a sum of costs and prices may reach. */
    private static final double ROOM = 0x1p61;

    private static final double FINEST = 0x1p52;

    private final CandidateLists lists;
    private final double scale;
    /** Costs more than any chain of exchanges can save: leaving a case without a control. */
    private final long penalty;

    private final long[] casePrice;
    private final long[] controlPrice;
    private final int[] owner;
    private final int[] count;

    private final Heap heap = new Heap();
    private int search;
    private final int[] caseSeen;
    private final long[] caseReached;
    private final int[] casesReached;
    private final int[] entry;
    private final int[] controlSeen;
    private final long[] controlReached;
    private final int[] parent;
    private final int[] controlsSettled;
    private int nCases;
    private int nControls;

    private int round;
    private long floor;
    private long best;
    private int goalControl;
    private int goalCase;

    private OptimalMatcher(CandidateLists lists, int ratio) {
        this.lists = lists;
        int n = lists.cases();
        double largest = lists.farthest();
        double most = Math.min(FINEST, ROOM / (16.0 * ratio * n));
        scale = largest > 0 ? Math.scalb(1.0, Math.getExponent(most) - 1 - Math.getExponent(largest)) : 1;
        penalty = 2L * n * (cost(largest) + 1);
        casePrice = new long[n];
        controlPrice = new long[lists.controls()];
        owner = new int[lists.controls()];
        Arrays.fill(owner, -1);
        count = new int[n];
        caseSeen = new int[n];
        caseReached = new long[n];
        casesReached = new int[n];
        entry = new int[n];
        controlSeen = new int[lists.controls()];
        controlReached = new long[lists.controls()];
        parent = new int[lists.controls()];
        controlsSettled = new int[lists.controls()];
    }

    public static Assignment match(CandidateLists lists, int ratio) {
        OptimalMatcher matcher = new OptimalMatcher(lists, ratio);
        matcher.run(ratio);
        matcher.certify();
        return matcher.assignment();
    }

    /**
     * Prices that prove the optimum of a 1:1 matching, for the tests: of the cases, then of the controls, then the
     * price of no control.
     */
    static long[][] prices(CandidateLists lists) {
        OptimalMatcher matcher = new OptimalMatcher(lists, 1);
        matcher.run(1);
        return new long[][] {matcher.casePrice, matcher.controlPrice, {matcher.penalty}};
    }

    /** The whole-number cost of a distance, for the tests. */
    static long cost(CandidateLists lists, double distance) {
        return new OptimalMatcher(lists, 1).cost(distance);
    }

    private void run(int ratio) {
        for (round = 1; round <= ratio; round++) {
            floor = Arrays.stream(casePrice).min().orElse(0);
            for (int i = 0; i < lists.cases(); i++) {
                if (count[i] == round - 1 && lists.eligible(i) >= round) {
                    if (round == 1) {
                        enter(i);
                    }
                    search(i);
                    reprice();
                    exchange(i);
                }
            }
        }
    }

    private long cost(double distance) {
        return (long) (distance * scale + 0.5);
    }

    /** The highest price at which no candidate is a bargain: one of them, or having none, becomes exactly fair. */
    private void enter(int i) {
        long price = -penalty;
        for (int k = 0; lists.has(i, k); k++) {
            long c = cost(lists.distance(i, k));
            if (-c <= price) {
                break; // prices of controls are never positive, and costs only rise from here
            }
            price = Math.max(price, controlPrice[lists.control(i, k)] - c);
        }
        casePrice[i] = price;
    }

    /** Dijkstra's search from a case to the cheapest place where a chain of exchanges can end. */
    private void search(int source) {
        search++;
        heap.clear();
        nCases = 0;
        nControls = 0;
        best = NONE;
        goalControl = -1;
        goalCase = -1;
        reach(source, 0, source);
        while (!heap.isEmpty() && heap.smallestKey() < best) {
            long d = heap.smallestKey();
            int v = heap.pop();
            if (d > controlReached[v]) {
                continue; // reached more cheaply since
            }
            controlsSettled[nControls++] = v;
            int u = owner[v];
            if (caseSeen[u] != search) {
                entry[u] = v;
                reach(u, d, source);
            }
        }
    }

    /** A case is reached at distance {@code d}: it may end the chain, or look at its other candidates. */
    private void reach(int u, long d, int source) {
        caseSeen[u] = search;
        caseReached[u] = d;
        casesReached[nCases++] = u;
        long base = d + casePrice[u];
        if (u == source || count[u] == round) {
            // A case that earlier searches of the round passed through may be past that price: nothing is left for it.
            long without = Math.max(d, base + penalty - floor);
            if (without < best) {
                best = without;
                goalCase = u;
                goalControl = -1;
            }
        }
        for (int k = 0; lists.has(u, k); k++) {
            long reached = base + cost(lists.distance(u, k));
            if (reached >= best) {
                break; // prices of controls are never positive, and costs only rise from here
            }
            int v = lists.control(u, k);
            int w = owner[v];
            if (w == u) {
                settleWithOwner(v, d);
                continue;
            }
            reached -= controlPrice[v];
            if (reached >= best) {
                continue;
            }
            if (w < 0) {
                best = reached;
                goalControl = v;
                goalCase = -1;
                parent[v] = u;
            } else if (controlSeen[v] != search || reached < controlReached[v]) {
                controlSeen[v] = search;
                controlReached[v] = reached;
                parent[v] = u;
                heap.push(reached, v);
            }
        }
    }

    /** A control keeps its price fair to the case that has it, however that case was reached. */
    private void settleWithOwner(int v, long d) {
        if (controlSeen[v] != search || controlReached[v] > d) {
            controlSeen[v] = search;
            controlReached[v] = d;
            controlsSettled[nControls++] = v;
        }
    }

    /** Lowers the prices of everything reached before the goal, so that the chain found is fair in every link. */
    private void reprice() {
        for (int k = 0; k < nCases; k++) {
            int u = casesReached[k];
            casePrice[u] += caseReached[u] - best;
        }
        for (int k = 0; k < nControls; k++) {
            int v = controlsSettled[k];
            controlPrice[v] += controlReached[v] - best;
        }
    }

    /** Hands the controls along the chain from the source to the goal. */
    private void exchange(int source) {
        if (goalCase == source) {
            return;
        }
        count[source]++;
        int v = goalControl;
        if (v < 0) {
            count[goalCase]--;
            v = entry[goalCase];
        }
        while (true) {
            int u = parent[v];
            owner[v] = u;
            if (u == source) {
                return;
            }
            v = entry[u];
        }
    }

    /**
     * The proof, checked on every run: no pair costs less than its prices say, every taken pair costs just that, and a
     * control that serves nobody is free. No exchange that keeps each case's number of controls can then be cheaper.
     * Prices of controls are never positive and a list's costs only rise, so a pair too far down a list to be listed
     * needs no look of its own once its case's price is covered.
     */
    private void certify() {
        for (int i = 0; i < lists.cases(); i++) {
            int taken = 0;
            for (int k = 0; taken < count[i] || (!covered(i, k) && lists.has(i, k)); k++) {
                int v = lists.control(i, k);
                long reduced = cost(lists.distance(i, k)) + casePrice[i] - controlPrice[v];
                if (owner[v] == i ? reduced != 0 : reduced < 0) {
                    throw new IllegalStateException("the matching is not optimal at case " + i + ", control " + v);
                }
                taken += owner[v] == i ? 1 : 0;
            }
        }
        int[] serves = new int[lists.cases()];
        for (int v = 0; v < lists.controls(); v++) {
            if (owner[v] < 0 ? controlPrice[v] != 0 : controlPrice[v] > 0) {
                throw new IllegalStateException("control " + v + " has a price although it is free");
            }
            if (owner[v] >= 0) {
                serves[owner[v]]++;
            }
        }
        if (!Arrays.equals(serves, count)) {
            throw new IllegalStateException("a case has more or fewer controls than were counted");
        }
    }

    /** Whether no pair of a case from this place of its list on can cost less than its prices say. */
    private boolean covered(int i, int place) {
        return place > 0 && cost(lists.distance(i, place - 1)) + casePrice[i] >= 0;
    }

    private Assignment assignment() {
        int[] start = Assignment.starts(count);
        int[] control = new int[start[lists.cases()]];
        double[] distance = new double[control.length];
        for (int i = 0; i < lists.cases(); i++) {
            for (int k = 0, at = start[i]; at < start[i + 1]; k++) {
                if (owner[lists.control(i, k)] == i) {
                    control[at] = lists.control(i, k);
                    distance[at++] = lists.distance(i, k);
                }
            }
        }
        return new Assignment(start, control, distance);
    }
}
