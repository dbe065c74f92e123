package org.counterpart.univariate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.stats.Moments;
import org.counterpart.univariate.test.Anova;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.CochranArmitage;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.FisherExact;
import org.counterpart.univariate.test.KruskalWallis;
import org.counterpart.univariate.test.Levene;
import org.counterpart.univariate.test.MannWhitney;
import org.counterpart.univariate.test.McNemar;
import org.counterpart.univariate.test.NumericGroups;
import org.counterpart.univariate.test.OddsRatio;
import org.counterpart.univariate.test.ShapiroWilk;
import org.counterpart.univariate.test.SignedRank;
import org.counterpart.univariate.test.StudentT;
import org.counterpart.univariate.test.TestResult;
import org.counterpart.univariate.test.WelchAnova;

/** Every test that applies to a row of Table 1, in the order they are printed. */
public final class AllTests {
    private AllTests() {}

    /** @param byGroup results by group (Shapiro-Wilk), else under the empty name alone */
    public record Entry(Map<String, TestResult> byGroup) {
        static Entry of(TestResult result) {
            return new Entry(Map.of("", result));
        }

        public boolean single() {
            return byGroup.containsKey("");
        }

        public TestResult result() {
            return byGroup.get("");
        }
    }

    static Map<ListedTest, Entry> numeric(NumericGroups groups, List<String> names) {
        Map<ListedTest, Entry> tests = new LinkedHashMap<>();
        if (groups.count() == 2) {
            Moments x = groups.moments(0);
            Moments y = groups.moments(1);
            tests.put(
                    ListedTest.T_POOLED,
                    Entry.of(student(StudentT.Design.POOLED).test(x, y)));
            tests.put(
                    ListedTest.T_WELCH, Entry.of(student(StudentT.Design.WELCH).test(x, y)));
            tests.put(
                    ListedTest.MANN_WHITNEY,
                    Entry.of(ranks(MannWhitney.Method.NORMAL).test(groups)));
            tests.put(
                    ListedTest.MANN_WHITNEY_CORRECTED,
                    Entry.of(ranks(MannWhitney.Method.NORMAL_CORRECTED).test(groups)));
            if (!groups.ranks().ties()) {
                tests.put(
                        ListedTest.MANN_WHITNEY_EXACT,
                        Entry.of(ranks(MannWhitney.Method.EXACT).test(groups)));
            }
        }
        tests.put(ListedTest.LEVENE, Entry.of(Levene.withDefaults().test(groups)));
        Map<String, TestResult> normality = new LinkedHashMap<>();
        for (int g = 0; g < groups.count(); g++) {
            normality.put(names.get(g), ShapiroWilk.withDefaults().test(groups.values(g)));
        }
        tests.put(ListedTest.SHAPIRO_WILK, new Entry(normality));
        tests.put(
                ListedTest.KRUSKAL_WALLIS, Entry.of(KruskalWallis.withDefaults().test(groups)));
        tests.put(ListedTest.ANOVA, Entry.of(Anova.withDefaults().test(groups)));
        if (groups.count() > 2) {
            tests.put(ListedTest.WELCH_ANOVA, Entry.of(WelchAnova.withDefaults().test(groups)));
        }
        return tests;
    }

    private static StudentT student(StudentT.Design design) {
        return StudentT.withDefaults().with(design);
    }

    private static MannWhitney ranks(MannWhitney.Method method) {
        return new MannWhitney(method);
    }

    /**
     * @param scores one a category, for the trend test
     * @param chosen the test that fills the row: Fisher's exact test takes its time only there
     */
    static Map<ListedTest, Entry> categories(ContingencyTable table, double[] scores, TestChoice.Chosen chosen) {
        Map<ListedTest, Entry> tests = new LinkedHashMap<>();
        tests.put(ListedTest.CHI_SQUARE, Entry.of(new ChiSquare(ChiSquare.Correction.NONE).test(table)));
        boolean twoByTwo = table.rows() == 2 && table.columns() == 2;
        if (twoByTwo) {
            tests.put(ListedTest.CHI_SQUARE_YATES, Entry.of(new ChiSquare(ChiSquare.Correction.YATES).test(table)));
        }
        ContingencyTable filled = table.filled();
        boolean done = chosen.test() == NamedTest.FISHER && filled.rows() * filled.columns() > 4;
        tests.put(
                ListedTest.FISHER,
                Entry.of(
                        done
                                ? chosen.result()
                                : FisherExact.withDefaults()
                                        .with(FisherExact.Effort.beside(table))
                                        .test(table)));
        if (table.columns() == 2) {
            tests.put(ListedTest.TREND, Entry.of(CochranArmitage.withDefaults().test(table, scores)));
        }
        if (twoByTwo) {
            tests.put(ListedTest.ODDS_RATIO, Entry.of(OddsRatio.withDefaults().test(table)));
        }
        return tests;
    }

    static Map<ListedTest, Entry> pairedNumeric(double[] x, double[] y) {
        Map<ListedTest, Entry> tests = new LinkedHashMap<>();
        tests.put(ListedTest.T_PAIRED, Entry.of(student(StudentT.Design.PAIRED).test(x, y)));
        for (SignedRank.Method method : SignedRank.Method.values()) {
            tests.put(
                    listed(method),
                    Entry.of(SignedRank.withDefaults().with(method).test(x, y)));
        }
        return tests;
    }

    private static ListedTest listed(SignedRank.Method method) {
        return switch (method) {
            case NORMAL -> ListedTest.SIGNED_RANK;
            case NORMAL_CORRECTED -> ListedTest.SIGNED_RANK_CORRECTED;
            case EXACT -> ListedTest.SIGNED_RANK_EXACT;
        };
    }

    static Map<ListedTest, Entry> pairedBinary(int b, int c) {
        Map<ListedTest, Entry> tests = new LinkedHashMap<>();
        tests.put(ListedTest.MCNEMAR, Entry.of(new McNemar(McNemar.Method.CHI_SQUARE).test(b, c)));
        tests.put(ListedTest.MCNEMAR_CORRECTED, Entry.of(new McNemar(McNemar.Method.CHI_SQUARE_CORRECTED).test(b, c)));
        tests.put(ListedTest.MCNEMAR_EXACT, Entry.of(new McNemar(McNemar.Method.EXACT).test(b, c)));
        return tests;
    }

    /** Trend scores: the levels as numbers when all are, else 1, 2, 3 ... */
    static double[] scores(List<String> levels) {
        List<Double> numbers = new ArrayList<>();
        for (String level : levels) {
            try {
                numbers.add(Double.valueOf(level.trim()));
            } catch (NumberFormatException e) {
                numbers.clear();
                break;
            }
        }
        double[] scores = new double[levels.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = numbers.size() == scores.length ? numbers.get(i) : i + 1;
        }
        return scores;
    }
}
