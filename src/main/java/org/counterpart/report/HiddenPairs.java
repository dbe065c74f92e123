package org.counterpart.report;

import java.util.Arrays;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;

/**
 * What the side of alpha on which P of hidden pairs fell tells a reader who knows both groups' counts. With these
 * margins the four cells of a table of pairs have one number open, here how many pairs are exposed both; {@link
 * Disclosure} hides the cells when one of them is small. Of the tables that are hidden, some have P below alpha and
 * some not: where either part is a single table, its side of alpha is its every cell.
 *
 * <p>The answer depends on the margins alone, so that a P which is not shown tells nothing.
 *
 * @param rule which counts are small
 * @param alpha P below it is told from the others
 */
record HiddenPairs(SmallCells rule, double alpha) {
    private static final TestChoice CHOICE = TestChoice.withDefaults();

    /**
     * @param cases exposed cases
     * @param controls exposed controls
     */
    boolean sideTellsCells(long pairs, long cases, long controls) {
        int below = 0;
        int others = 0;
        for (long both = Math.max(0, cases + controls - pairs); both <= Math.min(cases, controls); both++) {
            long[] cells = {both, cases - both, controls - both, pairs - cases - controls + both};
            if (Arrays.stream(cells).anyMatch(rule::small)) {
                if (p(cells) < alpha) {
                    below++;
                } else {
                    others++;
                }
            }
        }
        return below == 1 || others == 1;
    }

    private static double p(long[] cells) {
        return CHOICE.pairedCategories(ContingencyTable.of(new long[][] {{cells[3], cells[2]}, {cells[1], cells[0]}}))
                .result()
                .p();
    }
}
