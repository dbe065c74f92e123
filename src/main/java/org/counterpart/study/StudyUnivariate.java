package org.counterpart.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.LikelihoodRatio;
import org.counterpart.univariate.test.TestResult;

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
                .with((GroupComparison.SetTest) variable -> setTest(data, variable))
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

    /** The likelihood-ratio test of a univariable conditional model. */
    private static TestResult setTest(MatchedData data, String variable) {
        DesignMatrix design = StudyModels.design(data.cohort(), List.of(variable));
        if (design.rows() == 0 || design.columns() == 0) {
            return LikelihoodRatio.absent(Note.of("univariate.one-category"));
        }
        if (!StudyModels.informative(data, design)) {
            return LikelihoodRatio.absent(Note.of("univariate.no-complete-set"));
        }
        ModelTest lr = ConditionalLogistic.withDefaults()
                .fit(design, StudyModels.outcome(data, design), StudyModels.sets(data, design))
                .likelihoodRatio();
        return LikelihoodRatio.of(lr.statistic(), lr.df(), lr.p());
    }
}
