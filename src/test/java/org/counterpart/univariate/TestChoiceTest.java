package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.MannWhitney;
import org.counterpart.univariate.test.McNemar;
import org.counterpart.univariate.test.StudentT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth table of the textbook rules, edges included. */
class TestChoiceTest {
    private static final TestChoice RULES = TestChoice.withDefaults();

    /** Normal scores, as normal as a sample can be. */
    private static double[] normal(int n, double mean, double sd) {
        return IntStream.range(0, n)
                .mapToDouble(i -> mean + sd * Tails.normalQuantile((i + 0.5) / n))
                .toArray();
    }

    private static double[] skewed(int n) {
        return Arrays.stream(normal(n, 0, 1.5)).map(Math::exp).toArray();
    }

    private static String numeric(double[]... groups) {
        TestChoice.Chosen chosen = RULES.numeric(List.of(groups));
        assertThat(Messages.EN.text(chosen.why())).isNotEmpty();
        assertThat(Messages.ZH.text(chosen.why())).isNotEmpty();
        return chosen.test().key();
    }

    @Test
    void numbers() {
        assertThat(numeric(normal(30, 0, 1), normal(25, 1, 1))).isEqualTo("t-pooled");
        assertThat(numeric(normal(30, 0, 1), normal(25, 1, 3))).isEqualTo("t-welch");
        assertThat(numeric(normal(30, 0, 1), skewed(25))).isEqualTo("mann-whitney");
        assertThat(numeric(skewed(25), normal(30, 0, 1))).isEqualTo("mann-whitney");
        assertThat(numeric(new double[] {1, 2}, normal(25, 1, 1))).isEqualTo("mann-whitney");
        assertThat(numeric(normal(3, 0, 1), normal(25, 0, 1))).isEqualTo("t-pooled");
        assertThat(numeric(new double[] {4, 4, 4, 4}, normal(25, 1, 1))).isEqualTo("mann-whitney");
        assertThat(numeric(new double[] {4, 4, 4, 4}, normal(5001, 1, 1))).isEqualTo("mann-whitney");
        assertThat(numeric(normal(30, 0, 1), normal(25, 1, 1), normal(20, 0, 1)))
                .isEqualTo("anova");
        assertThat(numeric(normal(30, 0, 1), skewed(25), normal(20, 0, 1))).isEqualTo("kruskal-wallis");
        assertThat(numeric(new double[0], normal(20, 0, 1))).isEqualTo("mann-whitney");
    }

    @Test
    void shapiroWilkEndsAtFiveThousand() {
        assertThat(numeric(skewed(5000), normal(30, 0, 1))).isEqualTo("mann-whitney");
        assertThat(numeric(skewed(5001), skewed(5001))).isEqualTo("t-pooled");
        assertThat(numeric(normal(5001, 0, 1), normal(5001, 0, 2))).isEqualTo("t-welch");
    }

    /**
     * Cells a, b, c, d by row; the smallest expected count is the smallest row total by the smallest column total over
     * n.
     */
    @ParameterizedTest
    @CsvSource({
        // n = 40 and T = 5: both bounds are inclusive
        "3, 7, 17, 13, chi-square",
        // n = 39
        "9, 10, 10, 10, fisher",
        // n = 40, T = 4
        "2, 6, 18, 14, chi-square-yates",
        // n = 40, T = 1: still Yates
        "0, 2, 20, 18, chi-square-yates",
        // n = 42, T = 20/21 < 1
        "0, 2, 20, 20, fisher",
        "10, 12, 15, 20, chi-square",
        "1, 0, 0, 1, fisher"
    })
    void twoByTwo(long a, long b, long c, long d, String expected) {
        ContingencyTable table = ContingencyTable.of(new long[][] {{a, b}, {c, d}});
        assertThat(RULES.categories(table).test().key()).isEqualTo(expected);
        assertThat(RULES.categories(table.transposed()).test().key()).isEqualTo(expected);
        TestChoice always = new TestChoice(TestChoice.Yates.ALWAYS);
        TestChoice never = new TestChoice(TestChoice.Yates.NEVER);
        boolean exact = expected.equals("fisher");
        assertThat(always.categories(table).test().key()).isEqualTo(exact ? "fisher" : "chi-square-yates");
        assertThat(never.categories(table).test().key()).isEqualTo(exact ? "fisher" : "chi-square");
    }

    @Test
    void largerTables() {
        // Five rows of total 10 and 40: two groups of equal size give expected counts of 5 and 20.
        assertThat(rxc(new long[][] {{5, 5}, {20, 20}, {20, 20}, {20, 20}, {20, 20}}))
                .isEqualTo("chi-square");
        // One row in five below 5: exactly a fifth, still chi-square.
        assertThat(rxc(new long[][] {{4, 4}, {20, 20}, {20, 20}, {20, 20}, {20, 20}}))
                .isEqualTo("chi-square");
        // One row in four below 5: more than a fifth.
        assertThat(rxc(new long[][] {{4, 4}, {20, 20}, {20, 20}, {20, 20}})).isEqualTo("fisher");
        // One row in five whose expected counts are 1 (inclusive), then one half.
        assertThat(rxc(new long[][] {{1, 1}, {20, 20}, {20, 20}, {20, 20}, {20, 20}}))
                .isEqualTo("chi-square");
        assertThat(rxc(new long[][] {{1, 0}, {20, 21}, {20, 20}, {20, 20}, {20, 20}}))
                .isEqualTo("fisher");
        // A level nobody has is no level.
        assertThat(rxc(new long[][] {{20, 25}, {0, 0}, {20, 20}})).isEqualTo("chi-square");
        assertThat(rxc(new long[][] {{20, 25}, {0, 0}, {0, 0}})).isEqualTo("none");
        assertThat(RULES.categories(ContingencyTable.of(new long[][] {{20, 25}, {0, 0}}))
                        .result()
                        .p())
                .isNaN();
    }

    /**
     * The P by R 4.2.2, {@code set.seed(1); fisher.test(m, simulate.p.value = TRUE, B = 2e6)}: standard error 0.0001,
     * ours 0.0003.
     */
    @Test
    void aTableTooLargeToCountIsSampled() {
        TestChoice.Chosen chosen = RULES.categories(ContingencyTable.of(new long[][] {
            {3, 7, 4, 6}, {5, 3, 6, 4}, {4, 4, 5, 6}, {5, 6, 3, 7}, {3, 3, 6, 4}, {6, 5, 4, 7}, {1, 2, 3, 1}
        }));
        assertThat(chosen.test().key()).isEqualTo("fisher");
        assertThat(chosen.why().code()).isEqualTo("univariate.why.fisher-sampled");
        assertThat(chosen.result().notes()).extracting(Note::code).containsExactly("univariate.fisher-sampled");
        assertThat(chosen.result().p()).isCloseTo(0.9810075095, within(5 * 0.00032));
    }

    private static String rxc(long[][] counts) {
        return RULES.categories(ContingencyTable.of(counts)).test().key();
    }

    @Test
    void pairs() {
        double[] zero = new double[30];
        assertThat(RULES.pairedNumeric(normal(30, 1, 2), zero).test().key()).isEqualTo("t-paired");
        assertThat(RULES.pairedNumeric(skewed(30), zero).test().key()).isEqualTo("signed-rank");
        assertThat(RULES.pairedNumeric(new double[] {1, 2}, new double[2])
                        .test()
                        .key())
                .isEqualTo("signed-rank");
        assertThat(RULES.pairedNumeric(DoubleStream.generate(() -> 2).limit(30).toArray(), zero)
                        .test()
                        .key())
                .isEqualTo("signed-rank");
        assertThat(RULES.pairedNumeric(skewed(5001), new double[5001]).test().key())
                .isEqualTo("t-paired");
        assertThat(paired(12, 12)).isEqualTo("mcnemar-exact");
        assertThat(paired(12, 13)).isEqualTo("mcnemar");
        assertThat(paired(0, 0)).isEqualTo("mcnemar-exact");
        assertThat(RULES.pairedCategories(ContingencyTable.of(new long[][] {{5, 3, 1}, {2, 7, 4}, {0, 2, 6}}))
                        .test()
                        .key())
                .isEqualTo("stuart-maxwell");
    }

    private static String paired(long b, long c) {
        return RULES.pairedCategories(ContingencyTable.of(new long[][] {{9, c}, {b, 9}}))
                .test()
                .key();
    }

    @Test
    void ordered() {
        List<double[]> two = List.of(new double[] {0, 1, 1, 2}, new double[] {0, 0, 1, 1});
        assertThat(RULES.ordinal(two).test().key()).isEqualTo("mann-whitney");
        assertThat(RULES.ordinal(List.of(two.get(0), two.get(1), two.get(0)))
                        .test()
                        .key())
                .isEqualTo("kruskal-wallis");
    }

    /** A choice holds the numbers of the procedure it names. */
    @Test
    void theNumbersAreOfTheTestNamed() {
        double[] x = normal(30, 0, 1);
        double[] y = normal(25, 1, 3);
        double[] z = skewed(25);
        assertThat(RULES.numeric(List.of(x, normal(25, 1, 1))).result())
                .isEqualTo(StudentT.withDefaults().with(StudentT.Design.POOLED).test(x, normal(25, 1, 1)));
        assertThat(RULES.numeric(List.of(x, y)).result())
                .isEqualTo(StudentT.withDefaults().with(StudentT.Design.WELCH).test(x, y));
        assertThat(RULES.numeric(List.of(x, z)).result())
                .isEqualTo(MannWhitney.withDefaults().test(x, z));
        assertThat(RULES.pairedNumeric(x, normal(30, 3, 2)).result())
                .isEqualTo(StudentT.withDefaults().with(StudentT.Design.PAIRED).test(x, normal(30, 3, 2)));
        ContingencyTable large = ContingencyTable.of(new long[][] {{30, 20}, {15, 40}});
        ContingencyTable small = ContingencyTable.of(new long[][] {{30, 20}, {3, 2}});
        assertThat(RULES.categories(large).result())
                .isEqualTo(
                        ChiSquare.withDefaults().with(ChiSquare.Correction.NONE).test(large));
        assertThat(RULES.categories(small).result())
                .isEqualTo(ChiSquare.withDefaults()
                        .with(ChiSquare.Correction.YATES)
                        .test(small));
        ContingencyTable few = ContingencyTable.of(new long[][] {{9, 5}, {7, 9}});
        ContingencyTable many = ContingencyTable.of(new long[][] {{9, 15}, {17, 9}});
        assertThat(RULES.pairedCategories(few).result()).isEqualTo(new McNemar(McNemar.Method.EXACT).test(7, 5));
        assertThat(RULES.pairedCategories(many).result())
                .isEqualTo(new McNemar(McNemar.Method.CHI_SQUARE).test(17, 15));
    }

    /** The reason names what decided. */
    @Test
    void reasonsNameWhatDecided() {
        assertThat(RULES.pairedCategories(ContingencyTable.of(new long[][] {{9, 5}, {7, 9}}))
                        .why())
                .isEqualTo(Note.of("univariate.why.mcnemar-exact", 12));
        assertThat(RULES.pairedCategories(ContingencyTable.of(new long[][] {{9, 15}, {17, 9}}))
                        .why())
                .isEqualTo(Note.of("univariate.why.mcnemar", 32));
        assertThat(RULES.categories(ContingencyTable.of(new long[][] {{30, 20}, {15, 40}}))
                        .why()
                        .code())
                .isEqualTo("univariate.why.chi-square");
        assertThat(RULES.categories(ContingencyTable.of(new long[][] {{30, 20}, {3, 2}}))
                        .why()
                        .code())
                .isEqualTo("univariate.why.yates");
        assertThat(RULES.pairedNumeric(normal(30, 1, 2), new double[30]).why().code())
                .isEqualTo("univariate.why.differences-normal");
    }
}
