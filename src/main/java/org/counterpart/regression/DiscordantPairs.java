package org.counterpart.regression;

import java.util.HashMap;
import java.util.Map;

/**
 * Pairs of one case and one control by a binary exposure. Their ratio {@code caseOnly / controlOnly} is the crude conditional odds ratio.
 *
 * @param both case and control exposed
 * @param caseOnly the case exposed, the control not
 * @param controlOnly the control exposed, the case not
 * @param neither neither exposed
 */
public record DiscordantPairs(int both, int caseOnly, int controlOnly, int neither) {

    /**
     * Of a column of 0 and 1, over the sets of one case and one control; other sets are not counted.
     *
     * @param set the matched set of each row
     * @return null when the column holds other numbers
     */
    public static DiscordantPairs of(DesignMatrix x, int column, double[] y, int[] set) {
        Map<Integer, int[]> seen = new HashMap<>();
        for (int i = 0; i < y.length; i++) {
            double value = x.value(i, column);
            if (value != 0 && value != 1) {
                return null;
            }
            // members, cases, exposed cases, exposed controls
            int[] counts = seen.computeIfAbsent(set[i], s -> new int[4]);
            counts[0]++;
            counts[1] += (int) y[i];
            counts[2] += (int) (y[i] * value);
            counts[3] += (int) ((1 - y[i]) * value);
        }
        int[][] cells = new int[2][2];
        for (int[] counts : seen.values()) {
            if (counts[0] == 2 && counts[1] == 1) {
                cells[counts[2]][counts[3]]++;
            }
        }
        return new DiscordantPairs(cells[1][1], cells[1][0], cells[0][1], cells[0][0]);
    }

    public double oddsRatio() {
        return (double) caseOnly / controlOnly;
    }
}
