package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.stratified.WoolfHomogeneity;
import org.counterpart.univariate.test.Anova;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.CochranArmitage;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.KruskalWallis;
import org.counterpart.univariate.test.MannWhitney;
import org.counterpart.univariate.test.ShapiroWilk;
import org.counterpart.univariate.test.SignedRank;
import org.counterpart.univariate.test.StuartMaxwell;
import org.counterpart.univariate.test.StudentT;
import org.counterpart.univariate.test.TestResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the data cannot answer is absent, with the reason; never a number, never an exception. */
class NoAnswerTest {
    private static final double[] NONE = {};
    private static final double[] ONE = {3};
    private static final double[] SAME = {2, 2, 2, 2};
    private static final double[] SOME = {1, 4, 2, 8, 5};

    private static ContingencyTable table(long a, long b, long c, long d) {
        return ContingencyTable.of(new long[][] {{a, b}, {c, d}});
    }

    private static TestResult t(StudentT.Design design, double[] x, double[] y) {
        return StudentT.withDefaults().with(design).test(x, y);
    }

    @TestFactory
    List<DynamicTest> absentWithAReason() {
        Map<String, TestResult> answers = Map.ofEntries(
                Map.entry("pooled t, one and none", t(StudentT.Design.POOLED, ONE, NONE)),
                Map.entry("pooled t, one and one", t(StudentT.Design.POOLED, ONE, ONE)),
                Map.entry("pooled t, constant", t(StudentT.Design.POOLED, SAME, SAME)),
                Map.entry("Welch t, one in a group", t(StudentT.Design.WELCH, ONE, SOME)),
                Map.entry("Welch t, constant", t(StudentT.Design.WELCH, SAME, SAME)),
                Map.entry("paired t, one pair", t(StudentT.Design.PAIRED, ONE, ONE)),
                Map.entry("paired t, constant", t(StudentT.Design.PAIRED, SAME, SAME)),
                Map.entry("Mann-Whitney, empty", MannWhitney.withDefaults().test(NONE, SOME)),
                Map.entry("Mann-Whitney, constant", MannWhitney.withDefaults().test(SAME, SAME)),
                Map.entry("signed rank, no pair", SignedRank.withDefaults().test(NONE, NONE)),
                Map.entry(
                        "signed rank, no difference", SignedRank.withDefaults().test(SAME, SAME)),
                Map.entry("Shapiro-Wilk, two", ShapiroWilk.withDefaults().test(new double[] {1, 2})),
                Map.entry("Shapiro-Wilk, constant", ShapiroWilk.withDefaults().test(SAME)),
                Map.entry("Shapiro-Wilk, too many", ShapiroWilk.withDefaults().test(new double[5001])),
                Map.entry("ANOVA, one group", Anova.withDefaults().test(List.of(SOME, NONE))),
                Map.entry("ANOVA, no spread", Anova.withDefaults().test(List.of(ONE, ONE))),
                Map.entry("ANOVA, constant", Anova.withDefaults().test(List.of(SAME, SAME, SAME))),
                Map.entry(
                        "Kruskal-Wallis, one group",
                        KruskalWallis.withDefaults().test(List.of(SOME, NONE))),
                Map.entry(
                        "Kruskal-Wallis, constant", KruskalWallis.withDefaults().test(List.of(SAME, SAME))),
                Map.entry("chi-square, empty margin", ChiSquare.withDefaults().test(table(0, 0, 3, 4))),
                Map.entry(
                        "Cochran-Armitage, one group",
                        CochranArmitage.withDefaults().test(table(3, 0, 4, 0), new double[] {0, 1})),
                Map.entry(
                        "Stuart-Maxwell, no discordant pair",
                        StuartMaxwell.withDefaults().test(table(3, 0, 0, 4))),
                Map.entry(
                        "Woolf, one stratum", WoolfHomogeneity.withDefaults().test(List.of(new Stratum(3, 4, 5, 6)))));
        return answers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> absent(e.getValue())))
                .toList();
    }

    private static void absent(TestResult result) {
        assertThat(result.p()).isNaN();
        assertThat(result.notes()).isNotEmpty();
        Note why = result.notes().get(0);
        assertThat(Messages.EN.text(why)).isNotBlank().isNotEqualTo(why.code());
        assertThat(Messages.ZH.text(why)).isNotBlank().isNotEqualTo(Messages.EN.text(why));
    }
}
