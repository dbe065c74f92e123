package org.counterpart.cohort.derived;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Truth;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;

/** A binary variable: 1 where the rule is true, 0 where it is false, missing where missing cells leave it open. */
public record ByRule(Variable variable, Rule rule, Stage stage, Place place) implements Derivation {

    public static ByRule of(String name, Rule rule, Label label) {
        return new ByRule(variable(name, label), rule, Stage.RECORD, Place.NONE);
    }

    public static Variable variable(String name, Label label) {
        return new Variable(
                name, Variable.Type.BINARY, List.of("0", "1"), label, Label.NONE, null, null, List.of(), Map.of());
    }

    @Override
    public Set<String> variables() {
        return rule.variables();
    }

    @Override
    public String kind() {
        return "rule";
    }

    @Override
    public LevelColumn of(Cohort cohort, ProblemList problems) {
        Rule.InCohort bound = rule.in(cohort);
        int[] codes = new int[cohort.size()];
        for (int row = 0; row < codes.length; row++) {
            Truth truth = bound.of(row);
            codes[row] = truth == Truth.UNKNOWN ? -1 : truth == Truth.TRUE ? 1 : 0;
        }
        return new LevelColumn(variable, codes);
    }
}
