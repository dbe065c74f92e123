package org.counterpart.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The matched sets a conditional likelihood is made of: those with a case and a control, the pairs first, in each set the cases first.
 * Sets with cases only or controls only say nothing and are counted.
 */
final class RiskSets {
    /** Rows of the design, set after set. */
    final int[] members;

    /** Where each set begins; one more than there are sets. */
    final int[] start;

    /** Number of cases of each set. */
    final int[] cases;

    /** Sets of one case and one control; they come first. */
    final int pairs;

    final int uninformative;
    final int uninformativeRows;

    private RiskSets(List<int[]> sets, List<Integer> caseCounts, int uninformative, int uninformativeRows) {
        int n = sets.size();
        this.start = new int[n + 1];
        this.cases = new int[n];
        int pairCount = 0;
        for (int s = 0; s < n; s++) {
            start[s + 1] = start[s] + sets.get(s).length;
            cases[s] = caseCounts.get(s);
            pairCount += sets.get(s).length == 2 ? 1 : 0;
        }
        this.members = new int[start[n]];
        for (int s = 0; s < n; s++) {
            System.arraycopy(sets.get(s), 0, members, start[s], sets.get(s).length);
        }
        this.pairs = pairCount;
        this.uninformative = uninformative;
        this.uninformativeRows = uninformativeRows;
    }

    /** @param set the set of each row of the design, any numbers */
    static RiskSets of(DesignMatrix x, double[] y, int[] set) {
        int n = y.length;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = ((long) set[i] << 32) | i;
        }
        Arrays.sort(keys);
        List<int[]> sets = new ArrayList<>();
        List<Integer> caseCounts = new ArrayList<>();
        int uninformative = 0;
        int rows = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            int caseCount = 0;
            while (to < n && keys[to] >> 32 == keys[from] >> 32) {
                caseCount += y[(int) keys[to]] > 0.5 ? 1 : 0;
                to++;
            }
            if (caseCount == 0 || caseCount == to - from) {
                uninformative++;
                rows += to - from;
            } else {
                sets.add(casesFirst(keys, from, to, y, caseCount));
                caseCounts.add(caseCount);
            }
            from = to;
        }
        return ordered(x, sets, caseCounts, uninformative, rows, n <= UnconditionalRegression.CANONICAL_ROWS);
    }

    private static int[] casesFirst(long[] keys, int from, int to, double[] y, int caseCount) {
        int[] members = new int[to - from];
        int nextCase = 0;
        int nextControl = caseCount;
        for (int i = from; i < to; i++) {
            int row = (int) keys[i];
            members[y[row] > 0.5 ? nextCase++ : nextControl++] = row;
        }
        return members;
    }

    /** Pairs first; and, unless there are too many, everything in an order that depends on the contents alone. */
    private static RiskSets ordered(
            DesignMatrix x,
            List<int[]> sets,
            List<Integer> caseCounts,
            int uninformative,
            int uninformativeRows,
            boolean canonical) {
        if (canonical) {
            for (int s = 0; s < sets.size(); s++) {
                sets.set(s, sorted(x, sets.get(s), caseCounts.get(s)));
            }
        }
        Comparator<Integer> order = Comparator.comparingInt(s -> sets.get(s).length);
        if (canonical) {
            order = order.thenComparing(caseCounts::get).thenComparing((a, b) -> compare(x, sets.get(a), sets.get(b)));
        }
        List<Integer> places = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            places.add(s);
        }
        places.sort(order);
        return new RiskSets(
                places.stream().map(sets::get).toList(),
                places.stream().map(caseCounts::get).toList(),
                uninformative,
                uninformativeRows);
    }

    private static int[] sorted(DesignMatrix x, int[] members, int caseCount) {
        Integer[] rows = Arrays.stream(members).boxed().toArray(Integer[]::new);
        Comparator<Integer> byContent = (a, b) -> {
            int order = 0;
            for (int j = 0; j < x.columns() && order == 0; j++) {
                order = Double.compare(x.column(j)[a], x.column(j)[b]);
            }
            return order;
        };
        Arrays.sort(rows, 0, caseCount, byContent);
        Arrays.sort(rows, caseCount, rows.length, byContent);
        return Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
    }

    /** Equally large sets by their members' distances from the first one, which is all that a conditional likelihood sees. */
    private static int compare(DesignMatrix x, int[] a, int[] b) {
        for (int i = 1; i < a.length; i++) {
            for (int j = 0; j < x.columns(); j++) {
                double[] column = x.column(j);
                int order = Double.compare(column[a[i]] - column[a[0]], column[b[i]] - column[b[0]]);
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    int sets() {
        return cases.length;
    }

    /** The sets that hold only these members (by position); sets that no longer have a case and a control vanish. */
    RiskSets keep(boolean[] kept) {
        List<int[]> sets = new ArrayList<>();
        List<Integer> caseCounts = new ArrayList<>();
        for (int s = 0; s < sets(); s++) {
            int[] rest = new int[start[s + 1] - start[s]];
            int size = 0;
            int caseCount = 0;
            for (int i = start[s]; i < start[s + 1]; i++) {
                if (kept[i]) {
                    rest[size++] = members[i];
                    caseCount += i < start[s] + cases[s] ? 1 : 0;
                }
            }
            if (caseCount > 0 && caseCount < size) {
                sets.add(Arrays.copyOf(rest, size));
                caseCounts.add(caseCount);
            }
        }
        return ordered(null, sets, caseCounts, uninformative, uninformativeRows, false);
    }
}
