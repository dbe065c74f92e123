package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.CochranArmitage;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.FisherExact;
import org.counterpart.univariate.test.McNemar;
import org.counterpart.univariate.test.OddsRatio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of counts against R's answers. */
class CountTestsTest {

    static Stream<Expected> pearson() {
        return ReferenceCase.all("chisq.test without Yates");
    }

    @ParameterizedTest
    @MethodSource("pearson")
    void chiSquare(Expected e) {
        ContingencyTable table = Samples.table(e);
        ChiSquare.Result r = ChiSquare.withDefaults().test(table);
        e.check("X2", r.statistic());
        e.check("df", r.df());
        e.check("p", r.p());
        e.check("min_expected", table.smallestExpected());
        e.check("cramers_v", r.cramersV());
        e.check("G2", r.g2());
        e.check("G2_p", r.g2P());
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                double want = e.values().get("expected").get(i).get(j).asDouble();
                e.compare("expected", table.expected(i, j), want);
            }
        }
    }

    static Stream<Expected> yates() {
        return ReferenceCase.all("chisq.test with Yates");
    }

    @ParameterizedTest
    @MethodSource("yates")
    void yates(Expected e) {
        ChiSquare.Result r = new ChiSquare(ChiSquare.Correction.YATES).test(Samples.table(e));
        e.check("X2", r.statistic());
        e.check("df", r.df());
        e.check("p", r.p());
    }

    static Stream<Expected> fisherP() {
        return ReferenceCase.all("fisher.test 2x2");
    }

    @ParameterizedTest
    @MethodSource("fisherP")
    void fisherP(Expected e) {
        FisherExact.Result r = FisherExact.withDefaults().test(Samples.table(e));
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
    }

    static Stream<Expected> fisherOr() {
        return Stream.of("fisher.test conditional MLE odds ratio", "fisher.test odds ratio as R prints it")
                .flatMap(ReferenceCase::all);
    }

    @ParameterizedTest
    @MethodSource("fisherOr")
    void fisherOddsRatio(Expected e) {
        FisherExact.Result r = FisherExact.withDefaults().test(Samples.table(e));
        e.check("or_cmle", r.estimate());
        e.check("ci95", r.ci().low(), r.ci().high());
    }

    static Stream<Expected> fisherLarge() {
        return ReferenceCase.all("fisher.test r x c");
    }

    @ParameterizedTest
    @MethodSource("fisherLarge")
    void freemanHalton(Expected e) {
        e.check("p", FisherExact.withDefaults().test(Samples.table(e)).p());
    }

    static Stream<Expected> woolf() {
        return ReferenceCase.all("2x2 odds ratio, Woolf interval");
    }

    @ParameterizedTest
    @MethodSource("woolf")
    void oddsRatio(Expected e) {
        ContingencyTable table = Samples.table(e);
        OddsRatio.Result r = OddsRatio.withDefaults().test(table);
        boolean zero = IntStream.range(0, 4).anyMatch(i -> table.count(i / 2, i % 2) == 0);
        if (zero) {
            assertThat(r.ci().low()).isNaN();
            assertThat(r.notes()).extracting("code").containsExactly("univariate.zero-cell");
        } else {
            e.check("or", r.estimate());
            e.check("ci95", r.ci().low(), r.ci().high());
        }
    }

    static Stream<Expected> trend() {
        return ReferenceCase.all("Cochran-Armitage trend");
    }

    @ParameterizedTest
    @MethodSource("trend")
    void cochranArmitage(Expected e) {
        double[] scores = IntStream.range(0, e.inputs().get("scores").size())
                .mapToDouble(i -> e.inputs().get("scores").get(i).asDouble())
                .toArray();
        CochranArmitage.Result r = CochranArmitage.withDefaults().test(Samples.table(e), scores);
        e.check("X2", r.statistic());
        e.check("z", r.z());
        e.check("p_two", r.p());
    }

    static Stream<Expected> smd() {
        return Stream.of("standardised mean difference, binary", "standardised mean difference, multi-level")
                .flatMap(ReferenceCase::all);
    }

    @ParameterizedTest
    @MethodSource("smd")
    void standardizedMeanDifference(Expected e) {
        e.check("smd_multilevel", StandardizedMeanDifference.categories(Samples.table(e)));
    }

    static Stream<Expected> mcnemarPlain() {
        return ReferenceCase.all("mcnemar.test without correction");
    }

    @ParameterizedTest
    @MethodSource("mcnemarPlain")
    void mcnemar(Expected e) {
        checkMcNemar(e, McNemar.Method.CHI_SQUARE);
    }

    static Stream<Expected> mcnemarCorrected() {
        return ReferenceCase.all("mcnemar.test with correction");
    }

    @ParameterizedTest
    @MethodSource("mcnemarCorrected")
    void mcnemarCorrected(Expected e) {
        checkMcNemar(e, McNemar.Method.CHI_SQUARE_CORRECTED);
    }

    private static void checkMcNemar(Expected e, McNemar.Method method) {
        int[] d = Samples.discordant(e);
        McNemar.Result r = McNemar.withDefaults().with(method).test(d[0], d[1]);
        e.check("X2", r.statistic());
        e.check("p", r.p());
    }

    static Stream<Expected> mcnemarExact() {
        return ReferenceCase.all("McNemar exact binomial");
    }

    @ParameterizedTest
    @MethodSource("mcnemarExact")
    void mcnemarExact(Expected e) {
        int[] d = Samples.discordant(e);
        McNemar.Result exact = McNemar.withDefaults().with(McNemar.Method.EXACT).test(d[0], d[1]);
        e.check("b", d[0]);
        e.check("c", d[1]);
        e.check("p_exact", exact.p());
        e.check(
                "p_mid",
                McNemar.withDefaults()
                        .with(McNemar.Method.MID_P)
                        .test(d[0], d[1])
                        .p());
    }

    static Stream<Expected> matchedOr() {
        return ReferenceCase.all("matched-pairs odds ratio, exact and Wald interval");
    }

    @ParameterizedTest
    @MethodSource("matchedOr")
    void matchedPairOddsRatio(Expected e) {
        int[] d = Samples.discordant(e);
        MatchedPairOddsRatio r = MatchedPairOddsRatio.of(d[0], d[1]);
        e.check("or", r.estimate());
        e.check("ci95_exact", r.ci().low(), r.ci().high());
    }
}
