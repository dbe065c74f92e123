package org.counterpart.regression.survival;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.algebra.Cholesky;

/**
 * Whether groups have the event at the same rate: what was seen in each against what is expected of those at risk at
 * every event. Reference: Mantel (1966); Peto and Peto (1972), doi:10.2307/2344317. Same as R: {@code
 * survival::survdiff}.
 *
 * @param expected events of each group
 */
public record LogRank(List<Double> expected, ModelTest test) {
    public LogRank {
        expected = List.copyOf(expected);
    }

    /**
     * @param group of each subject, from 0
     * @param groups how many there are
     */
    public static LogRank of(SurvivalTimes times, int[] group, int groups) {
        int n = times.size();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(times::time).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] atRisk = new double[groups];
        double[] seen = new double[groups];
        double[] expected = new double[groups];
        double[] variance = new double[groups * groups];
        for (int from = 0, to; from < n; from = to) {
            to = from;
            double died = 0;
            while (to < n && times.time(order[to]) == times.time(order[from])) {
                atRisk[group[order[to]]]++;
                if (times.event(order[to])) {
                    died++;
                    seen[group[order[to]]]++;
                }
                to++;
            }
            for (int a = 0; a < groups && died > 0; a++) {
                expected[a] += died * atRisk[a] / to;
                double spread = to > 1 ? died * (to - died) / (to - 1.0) * atRisk[a] / to : 0;
                for (int b = 0; b < groups; b++) {
                    variance[a * groups + b] += spread * ((a == b ? 1 : 0) - atRisk[b] / to);
                }
            }
        }
        return new LogRank(DoubleStream.of(expected).boxed().toList(), test(seen, expected, variance));
    }

    /** Of the groups of which an event is expected, all but the last. */
    private static ModelTest test(double[] seen, double[] expected, double[] variance) {
        int[] known =
                IntStream.range(0, seen.length).filter(g -> expected[g] > 0).toArray();
        int df = known.length - 1;
        if (df < 1) {
            return ModelTest.NONE;
        }
        double[] less = new double[df];
        double[] of = new double[df * df];
        for (int a = 0; a < df; a++) {
            less[a] = seen[known[a]] - expected[known[a]];
            for (int b = 0; b < df; b++) {
                of[a * df + b] = variance[known[a] * seen.length + known[b]];
            }
        }
        Cholesky factor = Cholesky.of(of, df);
        return factor.rank() < df
                ? new ModelTest(Double.NaN, df, Double.NaN)
                : ModelTest.of(factor.quadratic(less), df);
    }
}
