package org.counterpart.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.stats.Quantiles;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.posthoc.Adjustment;

/**
 * The plan's {@code univariate:} section.
 *
 * @param variables rows of the table in order, the default already worked out
 * @param alpha a P below it is called significant
 * @param paired whether the paired test fills the table (the other stands beside it either way)
 * @param choice which test fills a row
 * @param quantile definition of the quartiles
 * @param posthoc how P of pairwise comparisons of three and more groups are adjusted, where the plan asks for them
 *     under {@code posthoc:}
 * @param strata variables with levels, within each of which the binary rows have odds ratios of their own
 * @param scales of the crude odds ratios of numbers; what describes them stays in their unit
 */
public record UnivariatePlan(
        List<String> variables,
        double alpha,
        boolean paired,
        TestChoice choice,
        Quantiles quantile,
        Optional<Adjustment> posthoc,
        List<String> strata,
        Map<String, PredictorScale> scales) {
    public UnivariatePlan {
        variables = List.copyOf(variables);
        strata = List.copyOf(strata);
        scales = Map.copyOf(scales);
    }

    /** The same without regard to sets. */
    UnivariatePlan unpaired() {
        return new UnivariatePlan(variables, alpha, false, choice, quantile, posthoc, strata, scales);
    }

    /** The same table, its crude odds ratios on other scales. */
    UnivariatePlan on(Map<String, PredictorScale> other) {
        return new UnivariatePlan(variables, alpha, paired, choice, quantile, posthoc, strata, other);
    }
}
