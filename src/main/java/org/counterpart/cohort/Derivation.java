package org.counterpart.cohort;

import java.util.List;
import java.util.Map;

/**
 * A new binary variable: 1 where the rule is true, 0 where it is false, missing where missing cells leave it open.
 * Derivations are made in order, so that a later one may look at an earlier one.
 */
public record Derivation(String name, Rule rule, Label label) {

    public Variable variable() {
        return new Variable(
                name, Variable.Type.BINARY, List.of("0", "1"), label, Label.NONE, null, null, null, Map.of());
    }

    public Cohort addTo(Cohort cohort) {
        Rule.InCohort bound = rule.in(cohort);
        int[] codes = new int[cohort.size()];
        for (int row = 0; row < codes.length; row++) {
            Truth truth = bound.of(row);
            codes[row] = truth == Truth.UNKNOWN ? -1 : truth == Truth.TRUE ? 1 : 0;
        }
        return cohort.with(new LevelColumn(variable(), codes));
    }

    public static Cohort addAll(List<Derivation> derivations, Cohort cohort) {
        Cohort more = cohort;
        for (Derivation derivation : derivations) {
            more = derivation.addTo(more);
        }
        return more;
    }
}
