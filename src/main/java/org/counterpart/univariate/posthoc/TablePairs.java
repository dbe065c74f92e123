package org.counterpart.univariate.posthoc;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;

/**
 * Categories of two groups compared by the test their table would have alone: chi-square, with Yates' correction, or
 * Fisher's, as {@link TestChoice} says. Same as R: {@code pairwise.prop.test} of {@code chisq.test} or {@code
 * fisher.test}, before adjustment.
 */
record TablePairs(TestChoice choice) {

    /** @param table categories by groups */
    Pair of(ContingencyTable table, List<String> names, int a, int b) {
        long[][] two = new long[table.rows()][2];
        for (int i = 0; i < two.length; i++) {
            two[i][0] = table.count(i, a);
            two[i][1] = table.count(i, b);
        }
        TestChoice.Chosen chosen = choice.categories(ContingencyTable.of(two));
        double difference = two.length == 2
                ? (double) two[1][0] / table.columnTotal(a) - (double) two[1][1] / table.columnTotal(b)
                : Double.NaN;
        return new Pair(
                names.get(a),
                names.get(b),
                difference,
                Interval.NONE,
                chosen.result().statistic(),
                chosen.result().df(),
                chosen.result().p(),
                Double.NaN,
                chosen.test(),
                chosen.result().notes());
    }
}
