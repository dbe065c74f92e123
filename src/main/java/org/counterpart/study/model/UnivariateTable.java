package org.counterpart.study.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;

/** The plan's univariate section done on a sample. */
public record UnivariateTable(UnivariatePlan plan) {

    /**
     * @param besidePaired whether the paired tests are done too; they are, and fill the table, when the plan lets them
     *     decide
     */
    public Comparison compare(Sample sample, boolean besidePaired) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        plan.variables().forEach(v -> kinds.put(v, kind(sample.cohort().variable(v))));
        boolean paired = sample.hasSets() && (besidePaired || plan.paired());
        Comparison comparison = GroupComparison.withDefaults()
                .with(plan.choice())
                .with(plan.quantile())
                .compare(sample.cohort(), sample.group(), kinds, paired ? sample.sets() : null);
        return plan.paired() ? comparison.filledByPairs() : comparison;
    }

    static Kind kind(Variable variable) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER, DATE -> Kind.NUMERIC;
            case ORDINAL -> Kind.ORDINAL;
            case BINARY, CATEGORICAL, TEXT -> Kind.CATEGORICAL;
        };
    }
}
