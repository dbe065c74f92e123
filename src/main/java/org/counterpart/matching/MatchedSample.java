package org.counterpart.matching;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;

/** Who counts, and how much: rows before matching, rows after in the order of the sets, and each row's weight after. */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
record MatchedSample(int[] cases, int[] controls, int[] matchedCases, int[] matchedControls, double[] weight) {

    static MatchedSample of(Cohort cohort, boolean[] isCase, Matching matching) {
        boolean[] complete = new boolean[cohort.size()];
        Arrays.fill(complete, true);
        for (String name : matching.design().variables()) {
            Column column = cohort.column(name);
            for (int row = 0; row < complete.length; row++) {
                complete[row] &= !column.missing(row);
            }
        }
        double[] weight = new double[cohort.size()];
        Set<Integer> cases = new LinkedHashSet<>();
        Set<Integer> controls = new LinkedHashSet<>();
        for (MatchedSet set : matching.sets()) {
            cases.add(set.caseRow());
            weight[set.caseRow()] = 1;
            for (MatchedSet.Partner partner : set.controls()) {
                controls.add(partner.row());
                weight[partner.row()] += 1.0 / set.controls().size();
            }
        }
        return new MatchedSample(
                IntStream.range(0, complete.length)
                        .filter(r -> complete[r] && isCase[r])
                        .toArray(),
                IntStream.range(0, complete.length)
                        .filter(r -> complete[r] && !isCase[r])
                        .toArray(),
                rows(cases),
                rows(controls),
                weight);
    }

    private static int[] rows(Set<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
