package org.counterpart.matching;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The Hungarian method (Kuhn 1955, doi:10.1002/nav.3800020109; the O(n²m) form with row-by-row shortest paths on a
 * dense matrix) in big whole
 * numbers: a case has a place for each control it may get, and a dummy for each place that costs more the earlier the
 * place.
 */
public final class Hungarian {
    private Hungarian() {}

    /**
     * Cases with at least 1, 2, ... controls, lexicographically most, then the smallest total distance (whole numbers).
     */
    public static long[] best(PairGraph graph, int ratio) {
        int n = graph.cases() * ratio;
        int m = graph.controls() + n;
        BigInteger unit = BigInteger.TWO.pow(40);
        BigInteger never = unit.pow(ratio + 2);
        BigInteger[][] cost = new BigInteger[n][m];
        for (int place = 0; place < n; place++) {
            int i = place % graph.cases();
            int r = place / graph.cases();
            Arrays.fill(cost[place], never);
            cost[place][graph.controls() + place] = unit.pow(ratio - r);
            for (int k = graph.start()[i]; k < graph.start()[i + 1]; k++) {
                cost[place][graph.control()[k]] = BigInteger.valueOf((long) graph.distance()[k]);
            }
        }
        int[] column = solve(cost);
        long[] told = new long[ratio + 1];
        int[] count = new int[graph.cases()];
        for (int place = 0; place < n; place++) {
            if (column[place] < graph.controls()) {
                count[place % graph.cases()]++;
                told[ratio] += cost[place][column[place]].longValueExact();
            }
        }
        for (int c : count) {
            for (int r = 0; r < c; r++) {
                told[r]++;
            }
        }
        return told;
    }

    private static int[] solve(BigInteger[][] cost) {
        int n = cost.length;
        int m = cost[0].length;
        BigInteger[] u = new BigInteger[n + 1];
        BigInteger[] v = new BigInteger[m + 1];
        Arrays.fill(u, BigInteger.ZERO);
        Arrays.fill(v, BigInteger.ZERO);
        int[] row = new int[m + 1];
        int[] way = new int[m + 1];
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int at = 0;
            BigInteger[] min = new BigInteger[m + 1];
            boolean[] used = new boolean[m + 1];
            do {
                used[at] = true;
                int next = -1;
                BigInteger delta = null;
                for (int j = 1; j <= m; j++) {
                    if (used[j]) {
                        continue;
                    }
                    BigInteger reduced =
                            cost[row[at] - 1][j - 1].subtract(u[row[at]]).subtract(v[j]);
                    if (min[j] == null || reduced.compareTo(min[j]) < 0) {
                        min[j] = reduced;
                        way[j] = at;
                    }
                    if (delta == null || min[j].compareTo(delta) < 0) {
                        delta = min[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= m; j++) {
                    if (used[j]) {
                        u[row[j]] = u[row[j]].add(delta);
                        v[j] = v[j].subtract(delta);
                    } else if (min[j] != null) {
                        min[j] = min[j].subtract(delta);
                    }
                }
                at = next;
            } while (row[at] != 0);
            do {
                int before = way[at];
                row[at] = row[before];
                at = before;
            } while (at != 0);
        }
        int[] column = new int[n];
        for (int j = 1; j <= m; j++) {
            if (row[j] != 0) {
                column[row[j] - 1] = j - 1;
            }
        }
        return column;
    }
}
