package org.counterpart.cohort.derived;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;

/** Ordered groups of a number or a date by cut points; missing where the number is. */
public interface CutGroups extends Derivation {
    /** The variable that is cut. */
    String source();

    /** Ascending, none twice; of a date its days since 1970-01-01. Empty as long as they are not known. */
    List<Double> cuts();

    /** Whether a value at a cut point belongs to the group above it; else to the one below. */
    boolean leftIncluded();

    @Override
    default Set<String> variables() {
        return Set.of(source());
    }

    @Override
    default LevelColumn of(Cohort cohort, ProblemList problems) {
        return column(variable(), cohort.column(source()), cuts(), leftIncluded());
    }

    private static LevelColumn column(Variable variable, Column source, List<Double> cuts, boolean left) {
        double[] at = cuts.stream().mapToDouble(Double::doubleValue).toArray();
        int[] codes = new int[source.size()];
        for (int row = 0; row < codes.length; row++) {
            double value = Scale.position(source, row);
            codes[row] = Double.isNaN(value) || at.length == 0
                    ? -1
                    : (int) Arrays.stream(at)
                            .filter(cut -> left ? value >= cut : value > cut)
                            .count();
        }
        return new LevelColumn(variable, codes);
    }
}
