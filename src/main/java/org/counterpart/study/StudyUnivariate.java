package org.counterpart.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.TestChoice;

/** The plan's univariate section done on matched subjects. */
final class StudyUnivariate {
    private final UnivariatePlan plan;

    StudyUnivariate(UnivariatePlan plan) {
        this.plan = plan;
    }

    /**
     * @param besidePaired whether the paired tests are done too; they are, and fill the table, when the plan lets them
     * decide
     */
    Comparison compare(MatchedData data, boolean besidePaired) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        plan.variables().forEach(v -> kinds.put(v, kind(data.cohort().variable(v))));
        Comparison comparison = GroupComparison.withDefaults()
                .with(new TestChoice(plan.correction()))
                .with(plan.quantile())
                .compare(data.cohort(), data.group(), kinds, besidePaired || plan.paired() ? data.sets() : null);
        return plan.paired() ? comparison.filledByPairs() : comparison;
    }

    private static Kind kind(Variable variable) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER, DATE -> Kind.NUMERIC;
            case ORDINAL -> Kind.ORDINAL;
            case BINARY, CATEGORICAL, TEXT -> Kind.CATEGORICAL;
        };
    }
}
