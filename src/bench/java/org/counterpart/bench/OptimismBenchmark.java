package org.counterpart.bench;

import java.util.List;
import org.counterpart.prediction.Optimism;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The optimism of a logistic model of 122 subjects and four predictors over 2,000 resamples, with every measure (AUC,
 * Brier score,
 * Nagelkerke's R², slope and intercept): R's {@code rms::validate(fit, B = 2000)}.
 */
@State(Scope.Benchmark)
public class OptimismBenchmark extends Timing {
    private static final int N = 122;
    private static final double[] BETA = {0.6, -0.4, 0.3, 0};

    private double[] y;
    private boolean[] cases;
    private DesignMatrix design;

    @Setup
    public void data() {
        Normal normal = new Normal(14);
        double[][] x = normal.columns(BETA.length, N);
        y = new double[N];
        cases = new boolean[N];
        for (int i = 0; i < N; i++) {
            double logOdds = 0;
            for (int j = 0; j < BETA.length; j++) {
                logOdds += BETA[j] * x[j][i];
            }
            y[i] = normal.outcome(logOdds);
            cases[i] = y[i] == 1;
        }
        design = DesignMatrix.ofColumns(List.of("x0", "x1", "x2", "x3"), x);
    }

    @Benchmark
    public Optimism.Result validate() {
        return new Optimism(2000, 1).ofSubjects(cases, rows -> {
            double[] b = Logistic.coefficients(design, y, rows);
            return row -> design.linearPredictor(b, row);
        });
    }
}
