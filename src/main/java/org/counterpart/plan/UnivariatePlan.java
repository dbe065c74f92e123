package org.counterpart.plan;

import java.util.List;
import java.util.Optional;
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
 *     under
 *     {@code posthoc:}
 * @param strata variables with levels, within each of which the binary rows have odds ratios of their own
 */
public record UnivariatePlan(
        List<String> variables,
        double alpha,
        boolean paired,
        TestChoice choice,
        Quantiles quantile,
        Optional<Adjustment> posthoc,
        List<String> strata) {
    public UnivariatePlan {
        variables = List.copyOf(variables);
        strata = List.copyOf(strata);
    }
}
