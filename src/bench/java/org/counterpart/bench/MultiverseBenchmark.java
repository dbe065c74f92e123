package org.counterpart.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.counterpart.multiverse.Grid;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The example study (61 cases of 1,120) again and again, reading its file included; run from the project's folder. A
 * re-analysis matches,
 * compares five variables, fits the logistic and the conditional model of those that enter, and has DeLong's interval
 * of the AUC.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class MultiverseBenchmark {
    private static final int THREADS = 2;

    private StudyPlan plan;
    private StudyPlan byDefault;

    @Setup
    public void plan() throws IOException {
        Map<String, String> five = new HashMap<>();
        five.put("univariate.variables", "[tfi, mri_fluid, multi_level, poor_cement, bmi]");
        five.put("published", null);
        plan = StudyPlanReader.read(Path.of("examples/pvp-residual-pain/study.yaml"))
                .vary(five);
        Map<String, String> noList = new HashMap<>();
        noList.put("multiverse", null);
        byDefault = plan.vary(noList);
    }

    /** 10,000 matchings drawn at random. */
    @Benchmark
    public Multiverse.Result lottery() throws IOException {
        return Multiverse.withDefaults().withDraws(10_000).run(plan, THREADS, () -> false);
    }

    /** Every combination of the default grid, each with its own optimal or nearest matching: 12,288. */
    @Benchmark
    public Multiverse.Result grid() throws IOException {
        return Multiverse.withDefaults()
                .withDraws(0)
                .with(Grid.of(byDefault, 0))
                .run(byDefault, THREADS, () -> false);
    }
}
