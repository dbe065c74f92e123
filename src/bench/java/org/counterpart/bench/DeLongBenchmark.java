package org.counterpart.bench;

import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The ROC curve of a marker and its area with DeLong's interval: R's {@code pROC::ci.auc(roc(y, x), method =
 * "delong")}.
 */
@State(Scope.Benchmark)
public class DeLongBenchmark extends Timing {
    @Param({"10000", "100000", "1000000"})
    public int n;

    private double[] marker;
    private boolean[] cases;

    @Setup
    public void data() {
        Normal normal = new Normal(13);
        marker = normal.column(n);
        cases = new boolean[n];
        for (int i = 0; i < n; i++) {
            cases[i] = normal.outcome(Math.log(0.3 / 0.7)) == 1;
            marker[i] += cases[i] ? 0.8 : 0;
        }
    }

    @Benchmark
    public DeLong.Result auc() {
        return DeLong.withDefaults().of(RocCurve.of(marker, cases, Direction.HIGHER));
    }
}
