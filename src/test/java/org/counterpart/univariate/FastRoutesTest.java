package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NoncentralHypergeometric;
import org.counterpart.stats.Ranks;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.ExactTables;
import org.counterpart.univariate.test.FisherExact;
import org.counterpart.univariate.test.Groups;
import org.counterpart.univariate.test.NumericGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed in a fast way is what the plain way gives. */
class FastRoutesTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** Ties, both zeros, both signs. */
    private static double[] numbers(SplittableRandom random, int size) {
        double[] kinds = {0.0, -0.0, 1, -1};
        int kind = random.nextInt(3);
        return random.doubles(size)
                .map(u -> u < 0.05
                        ? kinds[(int) (u * 20 * kinds.length)]
                        : kind == 0 ? Math.rint(u * 40) / 4 - 3 : kind == 1 ? Math.rint(u * 9) : 1e6 * (u - 0.5) * u)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rankSumsAndMeansAreThoseOfTheJoinedSample(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int repeat = 0; repeat < 50; repeat++) {
            List<double[]> groups = new ArrayList<>();
            for (int g = 1 + random.nextInt(4); g >= 0; g--) {
                groups.add(numbers(random, random.nextInt(60)));
            }
            double[] all = Groups.joined(groups);
            Ranks ranks = Ranks.of(all);
            NumericGroups fast = NumericGroups.of(groups);
            int at = 0;
            for (int g = 0; g < groups.size(); g++) {
                long sum = 0;
                for (int i = 0; i < groups.get(g).length; i++) {
                    sum += ranks.doubled()[at++];
                }
                assertThat(fast.ranks().doubled()[g]).isEqualTo(sum);
            }
            assertThat(fast.ranks().tieSum()).isEqualTo(ranks.tieSum());
            assertThat(fast.ranks().ties()).isEqualTo(ranks.tieSizes().length > 0);
            if (all.length > 0) {
                assertThat(fast.grandMean()).isEqualTo(Moments.of(all).mean());
            }
        }
    }

    /** The whole range of the cell, from compensated sums of logarithms. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theLawAroundItsModeIsTheWholeLaw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int repeat = 0; repeat < 40; repeat++) {
            int most = repeat % 4 == 0 ? 20_000 : repeat % 4 == 1 ? 500 : 30;
            int a = random.nextInt(1, most);
            int b = random.nextInt(1, most);
            int total = Math.max(a, b) + random.nextInt(most);
            NoncentralHypergeometric law = new NoncentralHypergeometric(a, b, total);
            double logOdds = repeat % 3 == 0 ? 0 : 6 * random.nextDouble() - 3;
            double[] plain = density(a, b, total, logOdds);
            double mean = 0;
            for (int i = 0; i < plain.length; i++) {
                mean += plain[i] * (law.low() + i);
            }
            assertThat(law.high() - law.low() + 1).isEqualTo(plain.length);
            assertThat(law.mean(logOdds)).isCloseTo(mean, within(1e-11 * Math.max(1, mean)));
            int x = law.low() + random.nextInt(plain.length);
            int near = (int) Math.max(law.low(), Math.min(law.high(), mean + random.nextInt(-90, 91)));
            for (int at : new int[] {x, near}) {
                close(
                        law.lower(at, logOdds),
                        Arrays.stream(plain, 0, at - law.low() + 1).sum());
                close(
                        law.upper(at, logOdds),
                        Arrays.stream(plain, at - law.low(), plain.length).sum());
                double[] null0 = density(a, b, total, 0);
                double seen = null0[at - law.low()] * (1 + 1e-7);
                close(
                        law.noLikelier(at, 1 + 1e-7),
                        Arrays.stream(null0).filter(d -> d <= seen).sum());
            }
        }
    }

    /** Relative to the 13th digit; what the plain sum of exponentials cannot hold may be anything as small. */
    private static void close(double fast, double plain) {
        assertThat(fast).isCloseTo(Math.min(1, plain), within(1e-11 * plain + 1e-290));
    }

    private static double[] density(int first, int row, int total, double logOdds) {
        int low = Math.max(0, first + row - total);
        double[] log = new double[Math.min(first, row) - low + 1];
        CompensatedSum sum = new CompensatedSum();
        for (int i = 1; i < log.length; i++) {
            double k = (double) low + i;
            sum.add(Math.log((first - k + 1) / k * ((row - k + 1) / (total - first - row + k))));
            sum.add(logOdds);
            log[i] = sum.value();
        }
        double top = Arrays.stream(log).max().orElseThrow();
        double[] density = Arrays.stream(log).map(v -> Math.exp(v - top)).toArray();
        double all = Arrays.stream(density).sum();
        return Arrays.stream(density).map(d -> d / all).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void briefIsFullWhereTablesAreFew(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] counts = new long[2 + random.nextInt(2)][3];
        for (long[] row : counts) {
            Arrays.setAll(row, j -> random.nextInt(8));
        }
        ContingencyTable table = ContingencyTable.of(counts);
        FisherExact full = FisherExact.withDefaults();
        FisherExact.Result brief = full.with(FisherExact.Effort.BRIEF).test(table);
        assertThat(brief.p()).isEqualTo(full.test(table).p());
        assertThat(brief.notes()).isEqualTo(full.test(table).notes());
    }

    /** Where millions of tables have the margins the brief P is drawn; the exact one is within five standard errors. */
    @Test
    void briefDrawsWhereTablesAreMany() {
        ContingencyTable table = ContingencyTable.of(new long[][] {{1030, 2480, 3010}, {1110, 2390, 3020}});
        FisherExact.Result brief =
                FisherExact.withDefaults().with(FisherExact.Effort.BRIEF).test(table);
        assertThat(brief.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.code()).isEqualTo("univariate.fisher-sampled"));
        double p = new ExactTables(table, 60_000_000).p();
        assertThat(brief.p()).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / 10_000)));
    }

    @Test
    void threadsDoNotChangeATable() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        int n = 8000;
        List<Column> columns = new ArrayList<>();
        Map<String, Comparison.Kind> kinds = new LinkedHashMap<>();
        for (int j = 0; j < 12; j++) {
            String name = "v" + j;
            columns.add(
                    j % 2 == 0
                            ? new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), numbers(random, n))
                            : new LevelColumn(
                                    Variable.of(name, Variable.Type.CATEGORICAL, "a", "b", "c"),
                                    random.ints(n, -1, 3).toArray()));
            kinds.put(name, j % 2 == 0 ? Comparison.Kind.NUMERIC : Comparison.Kind.CATEGORICAL);
        }
        LevelColumn group = new LevelColumn(
                Variable.of("g", Variable.Type.BINARY, "0", "1"),
                random.ints(n, -1, 2).toArray());
        Cohort cohort = Cohort.withoutIds(IntStream.range(2, n + 2).toArray(), columns);
        GroupComparison all = GroupComparison.withDefaults().with(GroupComparison.Scope.ALL);
        List<String> one = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            List<String> rows = pool.submit(() -> all.compare(cohort, group, kinds, null).rows().stream()
                            .map(r -> r.variable().name() + r.summaries() + r.chosen() + r.smd() + r.tests())
                            .toList())
                    .get();
            pool.shutdown();
            if (one.isEmpty()) {
                one.addAll(rows);
            }
            assertThat(rows).isEqualTo(one);
        }
    }
}
