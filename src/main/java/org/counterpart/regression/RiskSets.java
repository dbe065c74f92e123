package org.counterpart.regression;

import java.util.Arrays;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.RowOrder;

/**
 * The matched sets a conditional likelihood is made of: those with a case and a control, the pairs first, in each set
 * the cases first. Sets with cases only or controls only say nothing and are counted.
 */
public final class RiskSets {
    /** Rows of the design, set after set. */
    public final int[] members;

    /** Where each set begins; one more than there are sets. */
    public final int[] start;

    /** Number of cases of each set. */
    public final int[] cases;

    /** Sets of one case and one control; they come first. */
    final int pairs;

    final int uninformative;
    final int uninformativeRows;

    private RiskSets(int[] members, int[] start, int[] cases, int pairs, int uninformative, int uninformativeRows) {
        this.members = members;
        this.start = start;
        this.cases = cases;
        this.pairs = pairs;
        this.uninformative = uninformative;
        this.uninformativeRows = uninformativeRows;
    }

    /** @param set the set of each row of the design, any numbers */
    static RiskSets of(DesignMatrix x, double[] y, int[] set) {
        int n = y.length;
        boolean canonical = n <= UnconditionalRegression.CANONICAL_ROWS;
        int[] order = canonical ? RowOrder.byContent(x, y) : null;
        long[] keys = new long[n];
        for (int place = 0; place < n; place++) {
            int row = canonical ? order[place] : place;
            keys[place] = ((long) set[row] << 32) | place;
        }
        Arrays.sort(keys);
        int[] members = new int[n];
        for (int i = 0; i < n; i++) {
            int place = (int) keys[i];
            members[i] = canonical ? order[place] : place;
        }
        int[] start = new int[n + 1];
        int[] cases = new int[n];
        int sets = 0;
        int used = 0;
        int uninformative = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            int caseCount = 0;
            while (to < n && keys[to] >> 32 == keys[from] >> 32) {
                caseCount += y[members[to]] > 0.5 ? 1 : 0;
                to++;
            }
            if (caseCount == 0 || caseCount == to - from) {
                uninformative++;
            } else {
                casesFirst(members, from, to, y);
                System.arraycopy(members, from, members, used, to - from);
                used += to - from;
                cases[sets++] = caseCount;
                start[sets] = used;
            }
            from = to;
        }
        return ordered(canonical ? x : null, members, start, cases, sets, uninformative, n - used);
    }

    private static void casesFirst(int[] members, int from, int to, double[] y) {
        int[] block = Arrays.copyOfRange(members, from, to);
        int next = from;
        for (int pass = 1; pass >= 0; pass--) {
            for (int row : block) {
                if (y[row] == pass) {
                    members[next++] = row;
                }
            }
        }
    }

    /** Pairs first; and, when a design is given, sets in an order that depends on their contents alone. */
    private static RiskSets ordered(
            DesignMatrix x, int[] members, int[] start, int[] cases, int sets, int uninformative, int lost) {
        int[] order = new int[sets];
        if (x == null) {
            Arrays.setAll(order, s -> s);
        } else {
            order = RowOrder.byHash(hashes(x, members, start, cases, sets));
        }
        int[] newMembers = new int[start[sets]];
        int[] newStart = new int[sets + 1];
        int[] newCases = new int[sets];
        int next = 0;
        int pairs = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int s : order) {
                int size = start[s + 1] - start[s];
                if (size == 2 == (pass == 0)) {
                    System.arraycopy(members, start[s], newMembers, newStart[next], size);
                    newCases[next] = cases[s];
                    newStart[++next] = newStart[next - 1] + size;
                    pairs += pass == 0 ? 1 : 0;
                }
            }
        }
        return new RiskSets(newMembers, newStart, newCases, pairs, uninformative, lost);
    }

    /** Of the members' distances from the first one, which is all that a conditional likelihood sees. */
    private static long[] hashes(DesignMatrix x, int[] members, int[] start, int[] cases, int sets) {
        long[] hash = new long[sets];
        for (int s = 0; s < sets; s++) {
            long h = cases[s];
            for (int i = start[s] + 1; i < start[s + 1]; i++) {
                for (int j = 0; j < x.columns(); j++) {
                    double[] column = x.column(j);
                    h = RowOrder.next(h, column[members[i]] - column[members[start[s]]]);
                }
            }
            hash[s] = h;
        }
        return hash;
    }

    public int sets() {
        return cases.length;
    }

    /** The sets that hold only these members (by position); sets that no longer have a case and a control vanish. */
    RiskSets keep(boolean[] kept) {
        int[] rest = new int[members.length];
        int[] newStart = new int[sets() + 1];
        int[] newCases = new int[sets()];
        int sets = 0;
        for (int s = 0; s < sets(); s++) {
            int size = newStart[sets];
            int caseCount = 0;
            for (int i = start[s]; i < start[s + 1]; i++) {
                if (kept[i]) {
                    rest[size++] = members[i];
                    caseCount += i < start[s] + cases[s] ? 1 : 0;
                }
            }
            if (caseCount > 0 && caseCount < size - newStart[sets]) {
                newCases[sets++] = caseCount;
                newStart[sets] = size;
            }
        }
        return ordered(null, rest, newStart, newCases, sets, uninformative, uninformativeRows);
    }
}
