package org.counterpart.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Quantiles;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.Summary;

/**
 * The analysed subjects, cases and controls together, and the variables they were matched on: what Table 1 shows beside
 * the comparison.
 */
public final class WholeSample {
    private final StudyResult result;
    private final Quantiles quantiles;

    public WholeSample(StudyResult result) {
        this.result = result;
        this.quantiles = result.plan().univariate().quantile();
    }

    public int size() {
        return result.matched().size();
    }

    public Summary summary(String variable) {
        NumberColumn column = result.matched().cohort().numbers(variable);
        return Summary.of(
                Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).toArray(), quantiles);
    }

    /** Cases and controls by the matching variables that the comparison leaves out. */
    public Comparison matched() {
        Set<String> names = new LinkedHashSet<>(result.matchingVariables());
        result.univariate().rows().forEach(r -> names.remove(r.variable().name()));
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String name : names) {
            Column column = result.matched().cohort().column(name);
            if (!(column instanceof TextColumn)) {
                kinds.put(name, kind(column));
            }
        }
        List<Comparison.Row> rows = new ArrayList<>(GroupComparison.withDefaults()
                .with(quantiles)
                .compare(result.matched().cohort(), result.group(), kinds, null)
                .rows());
        return new Comparison(
                result.univariate().group(),
                result.univariate().levels(),
                result.univariate().n(),
                rows,
                List.of());
    }

    private static Kind kind(Column column) {
        if (column instanceof NumberColumn) {
            return Kind.NUMERIC;
        }
        return column.variable().type() == Variable.Type.ORDINAL ? Kind.ORDINAL : Kind.CATEGORICAL;
    }
}
