package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.stratified.BreslowDay;
import org.counterpart.univariate.stratified.ExactCommonOddsRatio;
import org.counterpart.univariate.stratified.MantelHaenszel;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.stratified.WoolfHomogeneity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The procedures over strata: Mantel-Haenszel, Breslow-Day, Woolf, the exact common odds ratio. */
class StratifiedTest {

    static List<Expected> mantelHaenszel() {
        return ReferenceCase.all("Mantel-Haenszel odds ratio and test").toList();
    }

    static List<Expected> homogeneity() {
        return ReferenceCase.all("Breslow-Day homogeneity").toList();
    }

    static List<Expected> exact() {
        return ReferenceCase.all("stratified exact conditional odds ratio").toList();
    }

    private static List<Stratum> strata(Expected e) {
        ReferenceCase data = e.of();
        if (e.inputs().has("cells")) {
            double[] a = data.numbers("a");
            double[] b = data.numbers("b");
            double[] c = data.numbers("c");
            double[] d = data.numbers("d");
            return IntStream.range(0, a.length)
                    .mapToObj(i -> new Stratum((long) a[i], (long) b[i], (long) c[i], (long) d[i]))
                    .toList();
        }
        return Stratum.of(
                whole(data.numbers(e.inputs().get("stratum").asString())),
                whole(data.numbers(e.inputs().get("exposure").asString())),
                whole(data.numbers(e.inputs().get("case").asString())));
    }

    private static int[] whole(double[] values) {
        return Arrays.stream(values)
                .mapToInt(v -> Double.isNaN(v) ? -1 : (int) v)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("mantelHaenszel")
    void commonOddsRatioAndTestAgreeWithR(Expected e) {
        MantelHaenszel.Result plain = MantelHaenszel.withDefaults().test(strata(e));
        MantelHaenszel.Result corrected = MantelHaenszel.withDefaults()
                .with(MantelHaenszel.Correction.CONTINUITY)
                .test(strata(e));
        e.check("strata", plain.strataUsed());
        e.check("or_mh", plain.estimate());
        e.check("se_log", plain.seLog());
        e.check("ci95_rbg", plain.ci().low(), plain.ci().high());
        e.check("chisq", plain.statistic());
        e.check("p", plain.p());
        e.check("chisq_cc", corrected.statistic());
        e.check("p_cc", corrected.p());
        e.check("or_crude", plain.crude());
    }

    @ParameterizedTest
    @MethodSource("homogeneity")
    void homogeneityAgreesWithR(Expected e) {
        BreslowDay.Result plain =
                BreslowDay.withDefaults().with(BreslowDay.Correction.NONE).test(strata(e));
        BreslowDay.Result tarone = BreslowDay.withDefaults().test(strata(e));
        e.check("X2", plain.statistic());
        e.check("df", plain.df());
        e.check("p", plain.p());
        e.check("X2_tarone", tarone.statistic());
        e.check("p_tarone", tarone.p());
        e.check("expected_a", plain.expected().stream().mapToDouble(x -> x).toArray());
        WoolfHomogeneity.Result woolf = WoolfHomogeneity.withDefaults().test(strata(e));
        e.check("woolf_X2", woolf.statistic());
        e.check("woolf_p", woolf.p());
        e.check(
                "woolf_half_X2",
                WoolfHomogeneity.withDefaults()
                        .with(WoolfHomogeneity.Cells.PLUS_HALF)
                        .test(strata(e))
                        .statistic());
    }

    @ParameterizedTest
    @MethodSource("exact")
    void exactCommonOddsRatioAgreesWithSharpRoots(Expected e) {
        ExactCommonOddsRatio.Result r = ExactCommonOddsRatio.withDefaults().test(strata(e));
        e.check("or_cmle", r.estimate());
        e.check("ci95", r.ci().low(), r.ci().high());
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void overMatchedPairsItIsMcNemar(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int b = random.nextInt(1, 30);
        int c = random.nextInt(1, 30);
        List<Stratum> pairs = new ArrayList<>();
        for (int i = 0; i < b; i++) {
            pairs.add(new Stratum(1, 0, 0, 1));
        }
        for (int i = 0; i < c; i++) {
            pairs.add(new Stratum(0, 1, 1, 0));
        }
        for (int i = random.nextInt(20); i > 0; i--) {
            pairs.add(random.nextBoolean() ? new Stratum(1, 1, 0, 0) : new Stratum(0, 0, 1, 1));
        }
        MantelHaenszel.Result mh = MantelHaenszel.withDefaults().test(pairs);
        ExactCommonOddsRatio.Result exact = ExactCommonOddsRatio.withDefaults().test(pairs);
        // b/c and (b − c)²/(b + c): McNemar; exact P: the binomial test of b among b + c at one half.
        assertThat(mh.estimate()).isCloseTo((double) b / c, within(1e-12 * b / c));
        assertThat(mh.statistic()).isCloseTo((double) (b - c) * (b - c) / (b + c), within(1e-10));
        assertThat(exact.estimate()).isCloseTo((double) b / c, within(1e-12 * b / c));
        assertThat(exact.p())
                .isCloseTo(Math.min(1, 2 * Tails.binomialLower(Math.min(b, c), b + c, 0.5)), within(1e-12));
        assertThat(exact.strataUsed()).isEqualTo(b + c);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void expectedCasesGiveBackTheOddsRatio(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Stratum> strata = IntStream.range(0, 5)
                .mapToObj(i -> new Stratum(
                        random.nextInt(1, 40), random.nextInt(1, 40), random.nextInt(1, 40), random.nextInt(1, 40)))
                .toList();
        double or = MantelHaenszel.withDefaults().test(strata).estimate();
        BreslowDay.Result r = BreslowDay.withDefaults().test(strata);
        for (int i = 0; i < strata.size(); i++) {
            Stratum s = strata.get(i);
            double e = r.expected().get(i);
            double back = e * (s.unexposed() - s.cases() + e) / ((s.exposed() - e) * (s.cases() - e));
            assertThat(back).isCloseTo(or, within(1e-10 * or));
        }
        assertThat(r.statistic())
                .isLessThanOrEqualTo(BreslowDay.withDefaults()
                        .with(BreslowDay.Correction.NONE)
                        .test(strata)
                        .statistic());
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 50);
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        List<Stratum> onlyExposed = List.of(new Stratum(3, 4, 0, 0), new Stratum(1, 0, 0, 0));
        MantelHaenszel.Result mh = MantelHaenszel.withDefaults().test(onlyExposed);
        assertThat(mh.p()).isNaN();
        assertThat(mh.strataDropped()).isEqualTo(1);
        assertThat(mh.notes()).extracting("code").containsExactly("stratified.uninformative");
        assertThat(ExactCommonOddsRatio.withDefaults().test(onlyExposed).notes())
                .extracting("code")
                .containsExactly("stratified.uninformative");
        assertThat(BreslowDay.withDefaults().test(onlyExposed).notes())
                .extracting("code")
                .containsExactly("stratified.one-stratum");

        List<Stratum> edge = List.of(new Stratum(3, 0, 1, 4), new Stratum(2, 0, 2, 5));
        MantelHaenszel.Result infinite = MantelHaenszel.withDefaults().test(edge);
        assertThat(infinite.estimate()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(infinite.ci().low()).isNaN();
        assertThat(infinite.p()).isBetween(0.0, 1.0);
        ExactCommonOddsRatio.Result exact = ExactCommonOddsRatio.withDefaults().test(edge);
        assertThat(exact.estimate()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(exact.ci().low()).isBetween(0.1, 100.0);
        assertThat(exact.ci().high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(BreslowDay.withDefaults().test(edge).notes())
                .extracting("code")
                .containsExactly("stratified.boundary");
        assertThat(WoolfHomogeneity.withDefaults().test(edge).notes())
                .extracting("code")
                .containsExactly("stratified.zero-cell");
    }
}
