package org.counterpart.univariate.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.ReferenceCsv;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values: src/test/r/groups/correlation.R, R 4.2.2 and vcd 1.4-11. */
class CorrelationTest {
    private static final List<Map<String, String>> DATA = ReferenceCsv.read("correlation_data.csv");
    private static final List<Map<String, String>> EXPECTED = ReferenceCsv.read("correlation.csv");

    private static PairedValues pairs(String set) {
        List<Map<String, String>> rows =
                DATA.stream().filter(r -> r.get("set").equals(set)).toList();
        assertThat(rows).isNotEmpty();
        return PairedValues.of(
                rows.stream().mapToDouble(r -> ReferenceCsv.number(r, "x")).toArray(),
                rows.stream().mapToDouble(r -> ReferenceCsv.number(r, "y")).toArray());
    }

    private static Map<String, String> expected(String set, String method) {
        return EXPECTED.stream()
                .filter(r -> r.get("set").equals(set) && r.get("method").equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static void same(TestResult got, Map<String, String> expected) {
        assertThat(got.estimate()).isCloseTo(ReferenceCsv.number(expected, "estimate"), within(1e-9));
        assertThat(got.ci().low()).isCloseTo(ReferenceCsv.number(expected, "low"), within(1e-8));
        assertThat(got.ci().high()).isCloseTo(ReferenceCsv.number(expected, "high"), within(1e-8));
        assertThat(got.statistic()).isCloseTo(ReferenceCsv.number(expected, "statistic"), withinPercentage(1e-5));
        assertThat(got.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cars", "stack", "binary", "phi", "nine", "eight", "twenty", "strong", "hundred", "many", "large"
            })
    void likeR(String set) {
        PairedValues pairs = pairs(set);
        Map<String, String> pearson = expected(set, "pearson");
        same(Pearson.withDefaults().test(pairs), pearson);
        // far from 0 the values themselves have fewer digits
        double percent = set.equals("large") ? 1e-4 : 1e-7;
        assertThat(Pearson.withDefaults().test(pairs).p())
                .isCloseTo(ReferenceCsv.number(pearson, "p"), withinPercentage(percent));

        Map<String, String> spearman = expected(set, "spearman");
        Spearman.Result s = Spearman.withDefaults().test(pairs);
        same(s, spearman);
        assertThat(s.pT()).isCloseTo(ReferenceCsv.number(spearman, "pT"), withinPercentage(1e-7));
        if (set.equals("strong")) {
            // R's series says 0 here; the law of t says what is left.
            assertThat(ReferenceCsv.number(spearman, "p")).isZero();
            assertThat(s.law()).isEqualTo(Spearman.Law.T);
            assertThat(s.p()).isEqualTo(s.pT());
        } else {
            assertThat(s.p()).isCloseTo(ReferenceCsv.number(spearman, "p"), withinPercentage(1e-7));
        }

        Map<String, String> kendall = expected(set, "kendall");
        Kendall.Result k = Kendall.withDefaults().test(pairs);
        same(k, kendall);
        assertThat(k.p()).isCloseTo(ReferenceCsv.number(kendall, "p"), withinPercentage(1e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "cars,T,NORMAL",
        "nine,EXACT,EXACT",
        "eight,EXACT,EXACT",
        "twenty,EDGEWORTH,EXACT",
        "hundred,EDGEWORTH,NORMAL",
        "many,T,NORMAL"
    })
    void laws(String set, Spearman.Law spearman, Kendall.Law kendall) {
        assertThat(Spearman.withDefaults().test(pairs(set)).law()).isEqualTo(spearman);
        assertThat(Kendall.withDefaults().test(pairs(set)).law()).isEqualTo(kendall);
    }

    /** By their definitions: every pair of subjects looked at. */
    @Test
    void kendallCountsEveryPair() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int n = 5 + random.nextInt(40);
            double[] x = random.ints(n, 0, 6).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, 4).asDoubleStream().toArray();
            double s = 0;
            double tx = 0;
            double ty = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    s += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                    tx += x[i] == x[j] ? 0 : 1;
                    ty += y[i] == y[j] ? 0 : 1;
                }
            }
            assertThat(Kendall.withDefaults().test(PairedValues.of(x, y)).estimate())
                    .isCloseTo(s / Math.sqrt(tx * ty), within(1e-12));
        }
    }

    @Test
    void theOrderOfTheRowsChangesNoBit() {
        PairedValues pairs = pairs("hundred");
        Random random = new Random(3);
        int[] order = IntStream.range(0, pairs.n()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        PairedValues other = PairedValues.of(
                IntStream.of(order).mapToDouble(i -> pairs.x()[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> pairs.y()[i]).toArray());
        assertThat(Pearson.withDefaults().test(other))
                .isEqualTo(Pearson.withDefaults().test(pairs));
        assertThat(Spearman.withDefaults().test(other))
                .isEqualTo(Spearman.withDefaults().test(pairs));
        assertThat(Kendall.withDefaults().test(other))
                .isEqualTo(Kendall.withDefaults().test(pairs));
    }

    @Test
    void whatHasNoAnswerSaysWhy() {
        PairedValues constant = PairedValues.of(new double[] {1, 1, 1, 1}, new double[] {1, 2, 3, 4});
        for (TestResult r : List.of(
                Pearson.withDefaults().test(constant),
                Spearman.withDefaults().test(constant),
                Kendall.withDefaults().test(constant))) {
            assertThat(r.estimate()).isNaN();
            assertThat(r.p()).isNaN();
            assertThat(r.notes().get(0).code()).isEqualTo("correlation.constant");
        }
        PairedValues two = PairedValues.of(new double[] {1, 2, Double.NaN}, new double[] {1, 3, 4});
        assertThat(Pearson.withDefaults().test(two).notes().get(0).code()).isEqualTo("correlation.too-few");
        PairedValues line = PairedValues.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 6, 8, 10});
        Pearson.Result r = Pearson.withDefaults().test(line);
        assertThat(r.estimate()).isEqualTo(1);
        assertThat(r.ci()).isEqualTo(Interval.NONE);
        assertThat(r.notes().get(0).code()).isEqualTo("correlation.line");
        // R: cor.test(1:5, 1:5, method = "kendall"): T = 10, p = 0.01667; "spearman": S = 0, p = 0.01667
        assertThat(Kendall.withDefaults().test(line).p()).isCloseTo(2.0 / 120, within(1e-15));
        assertThat(Spearman.withDefaults().test(line).p()).isCloseTo(2.0 / 120, within(1e-15));
    }

    @Test
    void kappas() {
        List<Map<String, String>> rows = ReferenceCsv.read("kappa.csv");
        assertThat(rows).hasSize(11);
        for (Map<String, String> row : rows) {
            List<Map<String, String>> cells = ReferenceCsv.read("kappa_data.csv").stream()
                    .filter(c -> c.get("set").equals(row.get("set")))
                    .toList();
            int k = (int) Math.sqrt(cells.size());
            long[][] counts = new long[k][k];
            for (Map<String, String> c : cells) {
                counts[Integer.parseInt(c.get("row")) - 1][Integer.parseInt(c.get("column")) - 1] =
                        Long.parseLong(c.get("count"));
            }
            Kappa.Result r = Kappa.withDefaults()
                    .with(Kappa.Weights.valueOf(row.get("weights").toUpperCase(java.util.Locale.ROOT)))
                    .test(ContingencyTable.of(counts));
            double se = ReferenceCsv.number(row, "se");
            assertThat(r.estimate()).as("%s", row).isCloseTo(ReferenceCsv.number(row, "estimate"), within(1e-12));
            assertThat(r.se()).as("%s", row).isCloseTo(se, within(1e-12));
            assertThat(r.statistic()).as("%s", row).isCloseTo(ReferenceCsv.number(row, "z"), within(1e-10));
            assertThat(r.p()).as("%s", row).isCloseTo(ReferenceCsv.number(row, "p"), withinPercentage(1e-8));
            assertThat(r.ci().low()).isCloseTo(r.estimate() - 1.959963984540054 * se, within(1e-10));
        }
    }

    @Test
    void degenerateRatingsSayWhy() {
        Kappa kappa = Kappa.withDefaults();
        Kappa.Result perfect = kappa.test(ContingencyTable.of(new long[][] {{20, 0}, {0, 20}}));
        assertThat(perfect.estimate()).isEqualTo(1);
        assertThat(perfect.ci()).isEqualTo(Interval.NONE);
        assertThat(perfect.notes().get(0).code()).isEqualTo("correlation.perfect");
        Kappa.Result one = kappa.test(ContingencyTable.of(new long[][] {{20, 0}, {0, 0}}));
        assertThat(one.estimate()).isNaN();
        assertThat(one.notes().get(0).code()).isEqualTo("correlation.one-rating");
        Kappa.Result constant = kappa.test(ContingencyTable.of(new long[][] {{15, 5}, {0, 0}}));
        assertThat(constant.p()).isNaN();
        assertThat(constant.notes().get(0).code()).isEqualTo("correlation.rating-constant");
    }

    @Test
    void variablesDecideWhatIsAsked() {
        LevelColumn first = new LevelColumn(
                Variable.of("first", Variable.Type.ORDINAL, "I", "II", "III"), new int[] {0, 1, 2, 2, -1, 0});
        LevelColumn second = new LevelColumn(
                Variable.of("second", Variable.Type.ORDINAL, "I", "II", "III"), new int[] {0, 1, 1, 2, 2, 1});
        NumberColumn number =
                new NumberColumn(Variable.of("crp", Variable.Type.NUMERIC), new double[] {1, 2, Double.NaN, 4, 5, 6});
        Correlation ratings = Correlation.of(first, second);
        assertThat(ratings.n()).isEqualTo(5);
        assertThat(ratings.missing()).isEqualTo(1);
        assertThat(ratings.kappas()).hasSize(3);
        assertThat(ratings.pearson().notes().get(0).code()).isEqualTo("correlation.no-distances");
        assertThat(ratings.spearman().estimate()).isBetween(0.0, 1.0);
        Correlation mixed = Correlation.of(first, number);
        assertThat(mixed.n()).isEqualTo(4);
        assertThat(mixed.kappas()).isEmpty();
        assertThat(mixed.noKappa().code()).isEqualTo("correlation.no-ratings");
        assertThat(Correlation.takes(Variable.of("x", Variable.Type.CATEGORICAL, "a", "b", "c")))
                .isFalse();
        assertThat(Correlation.takes(Variable.of("x", Variable.Type.CATEGORICAL, "a", "b")))
                .isTrue();
        assertThat(Correlation.takes(Variable.of("x", Variable.Type.DATE))).isFalse();
    }
}
