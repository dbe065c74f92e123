package org.counterpart.study.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.posthoc.PostHocTests;

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

    /** The same of any groups, in no sets. */
    public Comparison compare(Cohort cohort, LevelColumn group) {
        return compare(cohort, group, null);
    }

    /**
     * The same of two groups, in sets.
     *
     * @param sets of each row, in which the first group's subjects are the second's partners; null without
     */
    public Comparison compare(Cohort cohort, LevelColumn group, int[] sets) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        plan.variables().forEach(v -> kinds.put(v, kind(cohort.variable(v))));
        Comparison comparison = GroupComparison.withDefaults()
                .with(plan.choice())
                .with(plan.quantile())
                .compare(cohort, group, kinds, sets);
        return sets != null && plan.paired() ? comparison.filledByPairs() : comparison;
    }

    /**
     * Which of three and more groups differ; none where the plan does not ask.
     *
     * @param comparison of the same subjects and groups
     */
    public List<PostHoc> posthoc(Cohort cohort, LevelColumn group, Comparison comparison) {
        return plan.posthoc()
                .map(adjust -> PostHocTests.withDefaults()
                        .with(adjust)
                        .with(plan.choice())
                        .withAlpha(plan.alpha())
                        .of(
                                comparison,
                                group,
                                row -> cohort.column(row.variable().name())))
                .orElse(List.of());
    }

    static Kind kind(Variable variable) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER, DATE -> Kind.NUMERIC;
            case ORDINAL -> Kind.ORDINAL;
            case BINARY, CATEGORICAL, TEXT -> Kind.CATEGORICAL;
        };
    }
}
