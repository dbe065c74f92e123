package org.counterpart.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Logistic regression with ten predictors, from columns to the fit with its covariance: R's {@code glm(y ~ .,
 * binomial)}.
 */
@State(Scope.Benchmark)
public class LogisticBenchmark extends Timing {
    private static final int PREDICTORS = 10;

    @Param({"10000", "100000", "1000000"})
    public int n;

    private List<String> names;
    private double[][] x;
    private double[] y;

    @Setup
    public void data() {
        Normal normal = new Normal(11);
        names = IntStream.range(0, PREDICTORS).mapToObj(j -> "x" + j).toList();
        x = normal.columns(PREDICTORS, n);
        y = new double[n];
        for (int i = 0; i < n; i++) {
            double logOdds = -0.3;
            for (int j = 0; j < PREDICTORS; j++) {
                logOdds += (j / 9.0 - 0.5) * x[j][i];
            }
            y[i] = normal.outcome(logOdds);
        }
    }

    @Benchmark
    public LogisticFit fit() {
        return Logistic.withDefaults().fit(DesignMatrix.ofColumns(names, x), y);
    }
}
