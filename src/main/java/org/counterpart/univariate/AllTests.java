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

/** Every test that applies to a row of Table 1, by the key it is printed under. */
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

    static Map<String, Entry> numeric(NumericGroups groups, List<String> names) {
        Map<String, Entry> tests = new LinkedHashMap<>();
        if (groups.count() == 2) {
            Moments x = groups.moments(0);
            Moments y = groups.moments(1);
            tests.put("t-pooled", Entry.of(student(StudentT.Design.POOLED).test(x, y)));
            tests.put("t-welch", Entry.of(student(StudentT.Design.WELCH).test(x, y)));
            tests.put("mann-whitney", Entry.of(ranks(MannWhitney.Method.NORMAL).test(groups)));
            tests.put(
                    "mann-whitney-corrected",
                    Entry.of(ranks(MannWhitney.Method.NORMAL_CORRECTED).test(groups)));
            if (!groups.ranks().ties()) {
                tests.put(
                        "mann-whitney-exact",
                        Entry.of(ranks(MannWhitney.Method.EXACT).test(groups)));
            }
        }
        tests.put("levene", Entry.of(Levene.withDefaults().test(groups)));
        Map<String, TestResult> normality = new LinkedHashMap<>();
        for (int g = 0; g < groups.count(); g++) {
            normality.put(names.get(g), ShapiroWilk.withDefaults().test(groups.values(g)));
        }
        tests.put("shapiro-wilk", new Entry(normality));
        tests.put("kruskal-wallis", Entry.of(KruskalWallis.withDefaults().test(groups)));
        tests.put("anova", Entry.of(Anova.withDefaults().test(groups)));
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
    static Map<String, Entry> categories(ContingencyTable table, double[] scores, TestChoice.Chosen chosen) {
        Map<String, Entry> tests = new LinkedHashMap<>();
        tests.put("chi-square", Entry.of(new ChiSquare(ChiSquare.Correction.NONE).test(table)));
        boolean twoByTwo = table.rows() == 2 && table.columns() == 2;
        if (twoByTwo) {
            tests.put("chi-square-yates", Entry.of(new ChiSquare(ChiSquare.Correction.YATES).test(table)));
        }
        ContingencyTable filled = table.filled();
        boolean done = chosen.test() == NamedTest.FISHER && filled.rows() * filled.columns() > 4;
        tests.put(
                "fisher",
                Entry.of(
                        done
                                ? chosen.result()
                                : FisherExact.withDefaults()
                                        .with(FisherExact.Effort.beside(table))
                                        .test(table)));
        if (table.columns() == 2) {
            tests.put("trend", Entry.of(CochranArmitage.withDefaults().test(table, scores)));
        }
        if (twoByTwo) {
            tests.put("odds-ratio", Entry.of(OddsRatio.withDefaults().test(table)));
        }
        return tests;
    }

    static Map<String, Entry> pairedNumeric(double[] x, double[] y) {
        Map<String, Entry> tests = new LinkedHashMap<>();
        tests.put("t-paired", Entry.of(student(StudentT.Design.PAIRED).test(x, y)));
        for (SignedRank.Method method : SignedRank.Method.values()) {
            String suffix = switch (method) {
                case NORMAL -> "";
                case NORMAL_CORRECTED -> "-corrected";
                case EXACT -> "-exact";
            };
            tests.put(
                    "signed-rank" + suffix,
                    Entry.of(SignedRank.withDefaults().with(method).test(x, y)));
        }
        return tests;
    }

    static Map<String, Entry> pairedBinary(int b, int c) {
        Map<String, Entry> tests = new LinkedHashMap<>();
        tests.put("mcnemar", Entry.of(new McNemar(McNemar.Method.CHI_SQUARE).test(b, c)));
        tests.put("mcnemar-corrected", Entry.of(new McNemar(McNemar.Method.CHI_SQUARE_CORRECTED).test(b, c)));
        tests.put("mcnemar-exact", Entry.of(new McNemar(McNemar.Method.EXACT).test(b, c)));
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
