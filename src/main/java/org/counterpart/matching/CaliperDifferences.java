package org.counterpart.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.search.Coordinates;
import org.counterpart.matching.search.Decimals;

/**
 * Case minus control on each caliper variable and on the score, as the decimals in the file subtract: 0.90 − 0.85 is
 * 0.05. Days for dates.
 */
public final class CaliperDifferences {
    private final List<String> variables;
    private final Decimals[] values;

    private CaliperDifferences(List<String> variables, Decimals[] values) {
        this.variables = variables;
        this.values = values;
    }

    public static CaliperDifferences of(Cohort cohort, Matching matching) {
        Set<String> named = new LinkedHashSet<>();
        matching.calipers().forEach(c -> named.add(c.variable()));
        matching.score().ifPresent(score -> named.add(score.column().variable().name()));
        List<String> variables = List.copyOf(named);
        Coordinates coordinates = new Coordinates(matching.in(cohort));
        return new CaliperDifferences(
                variables, variables.stream().map(coordinates::of).toArray(Decimals[]::new));
    }

    public List<String> variables() {
        return variables;
    }

    /** @param caliper position among {@link #variables} */
    public double of(int caliper, int caseRow, int controlRow) {
        return values[caliper].difference(caseRow, controlRow);
    }
}
