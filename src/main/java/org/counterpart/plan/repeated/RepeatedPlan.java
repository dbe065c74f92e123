package org.counterpart.plan.repeated;

import java.util.List;
import org.counterpart.cohort.Label;
import org.counterpart.univariate.posthoc.Adjustment;

/**
 * A quantity that was measured several times on each subject.
 *
 * @param name what it is called
 * @param measures the variables that hold it, in the order of time; at least two
 * @param adjust for the number of later measurements that each group's first one is compared with
 */
public record RepeatedPlan(Label name, List<String> measures, Adjustment adjust) {
    public RepeatedPlan {
        measures = List.copyOf(measures);
    }

    public List<String> later() {
        return measures.subList(1, measures.size());
    }
}
