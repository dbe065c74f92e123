package org.counterpart.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cases and ten times as many candidates: sex equal, age within 5 years, bone mineral density within 0.05. Checked,
 * certified, reasons told.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class MatchingBenchmark {
    @Param({"1000", "10000", "100000"})
    public int cases;

    @Param({"OPTIMAL", "NEAREST"})
    public MatchingDesign.Method method;

    private Cohort cohort;
    private boolean[] isCase;
    private MatchingDesign design;

    @Setup
    public void data() {
        Normal normal = new Normal(20240601);
        int n = 11 * cases;
        isCase = new boolean[n];
        Arrays.fill(isCase, 0, cases, true);
        int[] sex = new int[n];
        double[] age = new double[n];
        double[] bmd = new double[n];
        for (int i = 0; i < n; i++) {
            sex[i] = normal.outcome(isCase[i] ? 0.85 : 0.2);
            age[i] = Math.rint(10 * ((isCase[i] ? 66 : 62) + 9 * normal.draw())) / 10;
            bmd[i] =
                    Math.rint(1000 * ((isCase[i] ? 0.82 : 0.88) - 0.003 * (age[i] - 62) + 0.11 * normal.draw())) / 1000;
        }
        List<Column> columns = List.of(
                new LevelColumn(Variable.of("sex", Variable.Type.CATEGORICAL, "M", "F"), sex),
                new NumberColumn(Variable.of("age", Variable.Type.NUMERIC), age),
                new NumberColumn(Variable.of("bmd", Variable.Type.NUMERIC), bmd));
        String[] ids = IntStream.range(0, n).mapToObj(Integer::toString).toArray(String[]::new);
        cohort = Cohort.of("id", ids, IntStream.range(2, n + 2).toArray(), columns);
        design = MatchingDesign.withDefaults()
                .withExact(List.of("sex"))
                .withCalipers(List.of(Caliper.of("age", "5"), Caliper.of("bmd", "0.05")))
                .with(method);
    }

    @Benchmark
    public Matching match() {
        return Matcher.match(cohort, isCase, design);
    }
}
