package org.counterpart.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.ConditionalFit;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.design.DesignMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Conditional logistic regression of pairs with four predictors: R's {@code clogit(case ~ . + strata(set))}. */
@State(Scope.Benchmark)
public class ConditionalLogisticBenchmark extends Timing {
    private static final double[] BETA = {0.5, -0.3, 0.2, 0.8};

    @Param({"10000", "100000", "1000000"})
    public int pairs;

    private List<String> names;
    private double[][] x;
    private double[] y;
    private int[] set;

    @Setup
    public void data() {
        Normal normal = new Normal(12);
        names = IntStream.range(0, BETA.length).mapToObj(j -> "x" + j).toList();
        x = normal.columns(BETA.length, 2 * pairs);
        y = new double[2 * pairs];
        set = new int[2 * pairs];
        for (int s = 0; s < pairs; s++) {
            double logOdds = 0;
            for (int j = 0; j < BETA.length; j++) {
                logOdds += BETA[j] * (x[j][2 * s] - x[j][2 * s + 1]);
            }
            y[2 * s] = normal.outcome(logOdds);
            y[2 * s + 1] = 1 - y[2 * s];
            set[2 * s] = s;
            set[2 * s + 1] = s;
        }
    }

    @Benchmark
    public ConditionalFit fit() {
        return ConditionalLogistic.withDefaults().fit(DesignMatrix.ofColumns(names, x), y, set);
    }
}
