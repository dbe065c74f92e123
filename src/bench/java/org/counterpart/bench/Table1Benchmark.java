package org.counterpart.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.GroupComparison;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every test of 30 numbers and 20 categories of 2 to 6 levels between two groups, a tenth and the rest. */
@State(Scope.Benchmark)
public class Table1Benchmark extends Timing {
    @Param({"10000", "100000", "1000000"})
    public int n;

    private Cohort cohort;
    private LevelColumn group;
    private Map<String, Comparison.Kind> kinds;

    @Setup
    public void data() {
        Normal normal = new Normal(15);
        int[] g = new int[n];
        for (int i = 0; i < n; i++) {
            g[i] = normal.below(10) == 0 ? 1 : 0;
        }
        group = new LevelColumn(Variable.of("g", Variable.Type.BINARY, "0", "1"), g);
        List<Column> columns = new ArrayList<>();
        for (int j = 1; j <= 30; j++) {
            double[] x = normal.column(n);
            for (int i = 0; i < n; i++) {
                x[i] = j % 3 == 0 ? Math.rint(10 * Math.exp(x[i] + 0.02 * g[i])) / 10 : x[i] + 0.02 * g[i] * j;
            }
            columns.add(new NumberColumn(Variable.of("num" + j, Variable.Type.NUMERIC), x));
        }
        for (int j = 1; j <= 20; j++) {
            String[] levels = IntStream.range(0, j <= 12 ? 2 : 2 + j % 5)
                    .mapToObj(Integer::toString)
                    .toArray(String[]::new);
            int[] codes = new int[n];
            for (int i = 0; i < n; i++) {
                codes[i] = normal.below(levels.length);
            }
            columns.add(new LevelColumn(Variable.of("cat" + j, Variable.Type.CATEGORICAL, levels), codes));
        }
        cohort = Cohort.withoutIds(IntStream.range(2, n + 2).toArray(), columns);
        kinds = new LinkedHashMap<>();
        columns.forEach(c -> kinds.put(c.variable().name(), GroupComparison.kindOf(c)));
    }

    @Benchmark
    public Comparison compare() {
        return GroupComparison.withDefaults().with(GroupComparison.Scope.ALL).compare(cohort, group, kinds, null);
    }
}
