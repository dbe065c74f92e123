package org.counterpart.matching.search;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.MatchingDesign;

/**
 * Checks every constraint on every pair after matching, by a route of its own: cells compared as such, calipers as
 * exact decimals. A breach is a bug of ours and stops the program; no result with one leaves it.
 */
public final class Constraints {
    private Constraints() {}

    public static void check(
            Cohort cohort, boolean[] isCase, MatchingDesign design, List<CaliperWidth> widths, List<MatchedSet> sets) {
        Coordinates coordinates = new Coordinates(cohort);
        BitSet cases = new BitSet(isCase.length);
        BitSet controls = new BitSet(isCase.length);
        for (MatchedSet set : sets) {
            require(isCase[set.caseRow()] && !cases.get(set.caseRow()), "a case stands in two sets");
            cases.set(set.caseRow());
            require(
                    !set.controls().isEmpty() && set.controls().size() <= design.ratio(),
                    "a set has too few or too many controls");
            Set<Integer> own = new HashSet<>();
            for (MatchedSet.Partner partner : set.controls()) {
                int row = partner.row();
                require(!isCase[row] && own.add(row), "a set has a control twice");
                require(
                        design.riskSet().isEmpty() || !cohort.id(row).equals(cohort.id(set.caseRow())),
                        "a case serves as its own control");
                require(
                        !controls.get(row) || design.replacement() == MatchingDesign.Replacement.WITH,
                        "a control stands in two sets");
                controls.set(row);
                for (String name : design.exact()) {
                    require(same(cohort.column(name), set.caseRow(), row), "a pair differs in " + name);
                }
                for (CaliperWidth w : widths) {
                    double[] values = coordinates.of(w.variable()).values();
                    BigDecimal apart = Decimals.shortest(values[set.caseRow()])
                            .subtract(Decimals.shortest(values[row]))
                            .abs();
                    require(apart.compareTo(w.exact()) <= 0, "a pair lies outside the caliper of " + w.variable());
                }
            }
        }
    }

    private static boolean same(Column column, int a, int b) {
        if (column.missing(a) || column.missing(b)) {
            return false;
        }
        return column instanceof NumberColumn numbers
                ? numbers.value(a) == numbers.value(b)
                : column.text(a).equals(column.text(b));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
