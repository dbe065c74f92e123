package org.counterpart.univariate.posthoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractDoubleAssert;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.EffectSize;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.NamedTest;
import org.counterpart.univariate.ReferenceCsv;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.NumericGroups;
import org.counterpart.univariate.test.WelchAnova;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: src/test/r/groups/posthoc.R, R 4.2.2 and its data sets. */
class PostHocTest {
    private static final List<Map<String, String>> PAIRS = ReferenceCsv.read("posthoc.csv");
    private static final List<Map<String, String>> DATA = ReferenceCsv.read("groups_data.csv");

    private static List<String> levels(String set) {
        return DATA.stream()
                .filter(r -> r.get("set").equals(set))
                .map(r -> r.get("group"))
                .distinct()
                .sorted()
                .toList();
    }

    private static NumericGroups groups(String set) {
        return NumericGroups.of(levels(set).stream()
                .map(level -> DATA.stream()
                        .filter(r -> r.get("set").equals(set) && r.get("group").equals(level))
                        .mapToDouble(r -> ReferenceCsv.number(r, "value"))
                        .toArray())
                .toList());
    }

    private static List<Map<String, String>> expected(String set, String method) {
        List<Map<String, String>> rows = PAIRS.stream()
                .filter(r -> r.get("set").equals(set) && r.get("method").equals(method))
                .toList();
        assertThat(rows).as("%s %s", set, method).isNotEmpty();
        return rows;
    }

    private static void close(double got, Map<String, String> row, String column, double percent) {
        AbstractDoubleAssert<?> that = assertThat(got).as("%s of %s", column, row);
        double expected = ReferenceCsv.number(row, column);
        if (Double.isNaN(expected)) {
            that.isNaN();
        } else if (Math.abs(expected) < 1e-9 && column.equals("difference")) {
            that.isCloseTo(expected, within(1e-12));
        } else {
            that.isCloseTo(expected, withinPercentage(percent));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chickwts,tukey",
        "sprays,tukey",
        "plants,tukey",
        "chickwts,games-howell",
        "sprays,games-howell",
        "plants,games-howell"
    })
    void means(String set, String method) {
        PostHoc.Method of = method.equals("tukey") ? PostHoc.Method.TUKEY : PostHoc.Method.GAMES_HOWELL;
        NumericGroups groups = groups(set);
        List<Pair> pairs = new MeanPairs(of, 0.95).all(groups, levels(set));
        List<Map<String, String>> rows = expected(set, method);
        assertThat(pairs).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            Pair pair = pairs.get(i);
            assertThat(pair.a() + pair.b()).isEqualTo(row.get("a") + row.get("b"));
            close(pair.difference(), row, "difference", 1e-9);
            close(pair.statistic(), row, "statistic", 1e-8);
            close(pair.df(), row, "df", 1e-9);
            close(pair.p(), row, "p", 1e-6);
            close(pair.ci().low(), row, "low", 1e-4);
            close(pair.ci().high(), row, "high", 1e-4);
            // ptukey, which the script asks, has nine digits after the point and no more.
            assertThat(pair.pAdjusted()).as("%s", row).isCloseTo(ReferenceCsv.number(row, "own"), within(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({"chickwts", "sprays", "plants"})
    void ranks(String set) {
        NumericGroups groups = groups(set);
        List<Map<String, String>> rows = expected(set, "dunn");
        List<Pair> pairs = rows.stream()
                .map(row -> new DunnPairs()
                        .of(
                                groups,
                                levels(set),
                                levels(set).indexOf(row.get("a")),
                                levels(set).indexOf(row.get("b"))))
                .toList();
        for (int i = 0; i < rows.size(); i++) {
            close(pairs.get(i).difference(), rows.get(i), "difference", 1e-9);
            close(pairs.get(i).statistic(), rows.get(i), "statistic", 1e-9);
            close(pairs.get(i).p(), rows.get(i), "p", 1e-8);
        }
        adjusted(pairs, rows);
    }

    private static void adjusted(List<Pair> pairs, List<Map<String, String>> rows) {
        double[] p = pairs.stream().mapToDouble(Pair::p).toArray();
        assertThat(Adjustment.NONE.of(p)).containsExactly(p);
        for (Adjustment adjustment : List.of(Adjustment.BONFERRONI, Adjustment.HOLM, Adjustment.BH)) {
            double[] adjusted = adjustment.of(p);
            for (int i = 0; i < p.length; i++) {
                close(adjusted[i], rows.get(i), adjustment.word(), 1e-8);
            }
        }
    }

    private static final ContingencyTable EYES = ContingencyTable.of(new long[][] {
        {68, 119, 26, 7}, {20, 84, 17, 94}, {15, 54, 14, 10}, {5, 29, 14, 16},
    });
    private static final ContingencyTable GEARS = ContingencyTable.of(new long[][] {{1, 2, 12}, {8, 4, 0}, {2, 1, 2}});
    private static final ContingencyTable CARS = ContingencyTable.of(new long[][] {{3, 4, 12}, {8, 3, 2}});
    private static final ContingencyTable ADMITTED = ContingencyTable.of(new long[][] {
        {601, 370, 322, 269, 147, 46}, {332, 215, 596, 523, 437, 668},
    });

    @Test
    void tables() {
        tables("eyes", List.of("Black", "Brown", "Red", "Blond"), EYES);
        tables("gears", List.of("4", "6", "8"), GEARS);
        tables("cars", List.of("4", "6", "8"), CARS);
        tables("admitted", List.of("A", "B", "C", "D", "E", "F"), ADMITTED);
    }

    private static void tables(String set, List<String> names, ContingencyTable table) {
        List<Map<String, String>> rows =
                PAIRS.stream().filter(r -> r.get("set").equals(set)).toList();
        assertThat(rows).as(set).hasSize(names.size() * (names.size() - 1) / 2);
        TablePairs of = new TablePairs(TestChoice.withDefaults());
        List<Pair> pairs = rows.stream()
                .map(row -> of.of(table, names, names.indexOf(row.get("a")), names.indexOf(row.get("b"))))
                .toList();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(pairs.get(i).test().key())
                    .as("%s", rows.get(i))
                    .isEqualTo(rows.get(i).get("method"));
            close(pairs.get(i).difference(), rows.get(i), "difference", 1e-9);
            close(pairs.get(i).p(), rows.get(i), "p", 1e-6);
            if (!rows.get(i).get("statistic").isEmpty()) {
                close(pairs.get(i).statistic(), rows.get(i), "statistic", 1e-9);
                close(pairs.get(i).df(), rows.get(i), "df", 1e-9);
            }
        }
        adjusted(pairs, rows);
    }

    /** R: p.adjust(c(0.01, NA, 0.04, 0.03), m) leaves NA out of the number of tests. */
    @Test
    void absentPDoNotCount() {
        double[] p = {0.01, Double.NaN, 0.04, 0.03};
        assertThat(Adjustment.BONFERRONI.of(p))
                .containsExactly(new double[] {0.03, Double.NaN, 0.12, 0.09}, within(1e-15));
        assertThat(Adjustment.HOLM.of(p)).containsExactly(new double[] {0.03, Double.NaN, 0.06, 0.06}, within(1e-15));
        assertThat(Adjustment.BH.of(p)).containsExactly(new double[] {0.03, Double.NaN, 0.04, 0.04}, within(1e-15));
    }

    /** R: oneway.test(x ~ g). */
    @ParameterizedTest
    @CsvSource({
        "chickwts,19.6617243608369,5,29.9520363861042,1.17705971606649e-08",
        "sprays,36.0654438935773,5,30.0425605087674,7.99937945567335e-12",
        "plants,5.18097240811319,2,17.12841861664413,0.01739282149017"
    })
    void welch(String set, double f, double df, double df2, double p) {
        WelchAnova.Result r = WelchAnova.withDefaults().test(groups(set));
        assertThat(r.statistic()).isCloseTo(f, withinPercentage(1e-10));
        assertThat(r.df()).isEqualTo(df);
        assertThat(r.df2()).isCloseTo(df2, withinPercentage(1e-10));
        assertThat(r.p()).isCloseTo(p, withinPercentage(1e-9));
    }

    private static Comparison compare(LevelColumn group, Column column, Kind kind) {
        int n = group.size();
        Cohort cohort = Cohort.withoutIds(IntStream.range(0, n).toArray(), List.of(column));
        return GroupComparison.withDefaults()
                .compare(cohort, group, Map.of(column.variable().name(), kind), null);
    }

    private static LevelColumn group(String set) {
        List<String> levels = levels(set);
        return new LevelColumn(
                Variable.of("group", Variable.Type.CATEGORICAL, levels.toArray(String[]::new)),
                DATA.stream()
                        .filter(r -> r.get("set").equals(set))
                        .mapToInt(r -> levels.indexOf(r.get("group")))
                        .toArray());
    }

    private static NumberColumn values(String set) {
        return new NumberColumn(
                Variable.of("value", Variable.Type.NUMERIC),
                DATA.stream()
                        .filter(r -> r.get("set").equals(set))
                        .mapToDouble(r -> ReferenceCsv.number(r, "value"))
                        .toArray());
    }

    /**
     * chickwts: Shapiro-Wilk P 0.26 and more, Levene's 0.43 (anova of the distances from the means): Tukey. sprays: the
     * smallest is 0.0027: Dunn.
     */
    @Test
    void theOverallTestChoosesTheMethod() {
        Comparison weights = compare(group("chickwts"), values("chickwts"), Kind.NUMERIC);
        assertThat(weights.rows().get(0).chosen().test()).isEqualTo(NamedTest.ANOVA);
        PostHoc tukey = PostHocTests.withDefaults()
                .of(weights, group("chickwts"), row -> values("chickwts"))
                .get(0);
        assertThat(tukey.method()).isEqualTo(PostHoc.Method.TUKEY);
        assertThat(tukey.adjustment()).isEqualTo("studentized-range");
        assertThat(tukey.pairs()).hasSize(15);
        assertThat(tukey.pairs().get(0).a()).isEqualTo("casein");
        assertThat(tukey.pairs().get(0).b()).isEqualTo("horsebean");

        Comparison sprays = compare(group("sprays"), values("sprays"), Kind.NUMERIC);
        PostHoc dunn = PostHocTests.withDefaults()
                .with(Adjustment.BH)
                .of(sprays, group("sprays"), row -> values("sprays"))
                .get(0);
        assertThat(dunn.method()).isEqualTo(PostHoc.Method.DUNN);
        assertThat(dunn.adjustment()).isEqualTo("bh");
        List<Map<String, String>> rows = expected("sprays", "dunn");
        for (int i = 0; i < rows.size(); i++) {
            close(dunn.pairs().get(i).pAdjusted(), rows.get(i), "bh", 1e-8);
        }
    }

    /** Spreads of 1, 3 and 9 times: Levene's P is 8e-5 (R, as above), so Welch and Games-Howell. */
    @Test
    void unequalVariancesAreWelchs() {
        double[] unit = {-1.5, -1.1, -0.8, -0.5, -0.2, 0, 0.2, 0.5, 0.8, 1.1, 1.5};
        int n = unit.length;
        double[] values = new double[3 * n];
        int[] codes = new int[3 * n];
        for (int i = 0; i < values.length; i++) {
            codes[i] = i / n;
            values[i] = 20 * codes[i] + unit[i % n] * Math.pow(3, codes[i]);
        }
        LevelColumn group = new LevelColumn(Variable.of("g", Variable.Type.CATEGORICAL, "a", "b", "c"), codes);
        NumberColumn column = new NumberColumn(Variable.of("value", Variable.Type.NUMERIC), values);
        Comparison comparison = compare(group, column, Kind.NUMERIC);
        assertThat(comparison.rows().get(0).chosen().test()).isEqualTo(NamedTest.WELCH_ANOVA);
        PostHoc found =
                PostHocTests.withDefaults().of(comparison, group, row -> column).get(0);
        assertThat(found.method()).isEqualTo(PostHoc.Method.GAMES_HOWELL);
        assertThat(found.pairs()).allMatch(pair -> pair.ci().contains(pair.difference()));
    }

    @Test
    void notAskedWhereTheGroupsDoNotDiffer() {
        LevelColumn group = new LevelColumn(
                Variable.of("g", Variable.Type.CATEGORICAL, "a", "b", "c"), new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2});
        NumberColumn column = new NumberColumn(
                Variable.of("value", Variable.Type.NUMERIC), new double[] {1, 2, 3.5, 1, 2, 3.5, 1, 2, 3.5});
        PostHoc found = PostHocTests.withDefaults()
                .of(compare(group, column, Kind.NUMERIC), group, row -> column)
                .get(0);
        assertThat(found.asked()).isFalse();
        assertThat(found.pairs()).isEmpty();
        assertThat(found.why().code()).isEqualTo("posthoc.not-significant");
    }

    /** R: summary.lm(aov(weight ~ feed))$r.squared; kruskal.test()$statistic / (n - 1); sqrt(chisq / (n (k - 1))). */
    @Test
    void effectSizes() {
        EffectSize eta = EffectSize.of(compare(group("chickwts"), values("chickwts"), Kind.NUMERIC)
                .rows()
                .get(0));
        assertThat(eta.measure()).isEqualTo(EffectSize.Measure.ETA_SQUARED);
        assertThat(eta.value()).isCloseTo(0.541685465673916, within(1e-12));
        EffectSize epsilon = EffectSize.of(
                compare(group("sprays"), values("sprays"), Kind.NUMERIC).rows().get(0));
        assertThat(epsilon.measure()).isEqualTo(EffectSize.Measure.EPSILON_SQUARED);
        assertThat(epsilon.value()).isCloseTo(54.6913446223714 / 71, within(1e-12));
    }
}
