package org.counterpart.univariate;

import java.util.List;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Quantiles;
import org.counterpart.univariate.test.Levene;
import org.counterpart.univariate.test.MannWhitney;
import org.counterpart.univariate.test.ShapiroWilk;
import org.counterpart.univariate.test.SignedRank;
import org.counterpart.univariate.test.StudentT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of numbers against R's answers. */
class NumericTestsTest {

    private static void checkT(Expected e, double[] x, double[] y, StudentT.Design design) {
        StudentT test = StudentT.withDefaults().with(design);
        StudentT.Result r = test.test(x, y);
        e.check("t", r.statistic());
        e.check("df", r.df());
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
        e.check("se", r.se());
        e.check("ci95", r.ci().low(), r.ci().high());
        StudentT.Result narrow = test.withLevel(0.9).test(x, y);
        e.check("ci90", narrow.ci().low(), narrow.ci().high());
        e.check(design == StudentT.Design.PAIRED ? "mean_diff" : "diff", r.estimate());
    }

    static Stream<Expected> pooled() {
        return ReferenceCase.all("t.test pooled");
    }

    @ParameterizedTest
    @MethodSource("pooled")
    void pooledT(Expected e) {
        checkT(e, Samples.group(e, "x"), Samples.group(e, "y"), StudentT.Design.POOLED);
    }

    static Stream<Expected> welch() {
        return ReferenceCase.all("t.test Welch");
    }

    @ParameterizedTest
    @MethodSource("welch")
    void welchT(Expected e) {
        checkT(e, Samples.group(e, "x"), Samples.group(e, "y"), StudentT.Design.WELCH);
    }

    static Stream<Expected> pairedT() {
        return ReferenceCase.all("t.test paired");
    }

    @ParameterizedTest
    @MethodSource("pairedT")
    void pairedT(Expected e) {
        double[][] pairs = Samples.pairs(e);
        checkT(e, pairs[0], pairs[1], StudentT.Design.PAIRED);
    }

    static Stream<Expected> rankSumNormal() {
        return Stream.of("wilcox.test normal, continuity correction", "wilcox.test normal, no correction")
                .flatMap(ReferenceCase::all);
    }

    @ParameterizedTest
    @MethodSource("rankSumNormal")
    void mannWhitneyNormal(Expected e) {
        double[] x = Samples.group(e, "x");
        double[] y = Samples.group(e, "y");
        MannWhitney.Method method =
                e.inputs().get("correct").asBoolean() ? MannWhitney.Method.NORMAL_CORRECTED : MannWhitney.Method.NORMAL;
        MannWhitney.Result r = MannWhitney.withDefaults().with(method).test(x, y);
        e.check("W", r.statistic());
        e.check("U_min", Math.min(r.statistic(), (double) x.length * y.length - r.statistic()));
        e.check("z", r.z());
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
    }

    static Stream<Expected> rankSumExact() {
        return Stream.of("wilcox.test exact", "rank-sum exact with ties (permutation)")
                .flatMap(ReferenceCase::all);
    }

    @ParameterizedTest
    @MethodSource("rankSumExact")
    void mannWhitneyExact(Expected e) {
        MannWhitney.Result r = MannWhitney.withDefaults()
                .with(MannWhitney.Method.EXACT)
                .test(Samples.group(e, "x"), Samples.group(e, "y"));
        e.check("W", r.statistic());
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
    }

    static Stream<Expected> signedRankNormal() {
        return Stream.of("signed-rank normal, continuity correction", "signed-rank normal, no correction")
                .flatMap(ReferenceCase::all);
    }

    @ParameterizedTest
    @MethodSource("signedRankNormal")
    void signedRankNormal(Expected e) {
        double[][] pairs = Samples.pairs(e);
        SignedRank.Method method =
                e.inputs().get("correct").asBoolean() ? SignedRank.Method.NORMAL_CORRECTED : SignedRank.Method.NORMAL;
        SignedRank.Result r = SignedRank.withDefaults().with(method).test(pairs[0], pairs[1]);
        int m = r.n() - r.zeros();
        e.check("n", r.n());
        e.check("zeros", r.zeros());
        e.check("V", r.statistic());
        e.check("V_minus", m * (m + 1) / 2.0 - r.statistic());
        e.check("z", r.z());
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
    }

    static Stream<Expected> signedRankExact() {
        return Stream.of("signed-rank exact", "signed-rank exact with ties/zeros (permutation)")
                .flatMap(ReferenceCase::all);
    }

    @ParameterizedTest
    @MethodSource("signedRankExact")
    void signedRankExact(Expected e) {
        double[][] pairs = Samples.pairs(e);
        SignedRank.Result r =
                SignedRank.withDefaults().with(SignedRank.Method.EXACT).test(pairs[0], pairs[1]);
        e.check("V", r.statistic());
        e.check("p_two", r.p());
        e.check("p_less", r.pLess());
        e.check("p_greater", r.pGreater());
    }

    static Stream<Expected> shapiro() {
        return ReferenceCase.all("shapiro.test");
    }

    @ParameterizedTest
    @MethodSource("shapiro")
    void shapiroWilk(Expected e) {
        String part = e.inputs().get("part").asString();
        double[] sample;
        if (part.equals("difference")) {
            double[][] pairs = Samples.pairs(e);
            sample = new double[pairs[0].length];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = pairs[0][i] - pairs[1][i];
            }
        } else {
            sample = Samples.group(e, part);
        }
        ShapiroWilk.Result r = ShapiroWilk.withDefaults().test(sample);
        e.check("W", r.statistic());
        e.check("p", r.p());
    }

    static Stream<Expected> levene() {
        return ReferenceCase.all("Levene / Brown-Forsythe / Bartlett");
    }

    @ParameterizedTest
    @MethodSource("levene")
    void homogeneityOfVariances(Expected e) {
        List<double[]> groups = List.of(Samples.group(e, "x"), Samples.group(e, "y"));
        Levene.Result mean = Levene.withDefaults().test(groups);
        e.check("F_mean", mean.statistic());
        e.check("p_mean", mean.p());
        e.check("df1", mean.df());
        e.check("df2", mean.df2());
    }

    static Stream<Expected> descriptives() {
        return ReferenceCase.all("descriptives");
    }

    @ParameterizedTest
    @MethodSource("descriptives")
    void summaries(Expected e) {
        for (String which : List.of("x", "y")) {
            double[] sample = Samples.group(e, which);
            var values = e.values().get(which);
            Moments m = Moments.of(sample);
            e.compare("n", m.n(), values.get("n").asDouble());
            e.compare("mean", m.mean(), values.get("mean").asDouble());
            e.compare("var", m.variance(), values.get("var").asDouble());
            e.compare("sd", m.sd(), values.get("sd").asDouble());
            for (Quantiles type : Quantiles.values()) {
                String digit = type == Quantiles.TYPE6 ? "6" : "7";
                Summary s = Summary.of(sample, type);
                e.compare("min", s.min(), values.get("min").asDouble());
                e.compare("max", s.max(), values.get("max").asDouble());
                e.compare("median", s.median(), values.get("median").asDouble());
                e.compare("iqr", s.q3() - s.q1(), values.get("iqr_type" + digit).asDouble());
                for (int i = 0; i < values.get("probs").size(); i++) {
                    double p = values.get("probs").get(i).asDouble();
                    double want = values.get("quantile_type" + digit).get(i).asDouble();
                    e.compare("quantile " + p, type.of(sample, p), want);
                }
            }
        }
    }

    static Stream<Expected> smd() {
        return ReferenceCase.all("standardised mean difference, numeric");
    }

    @ParameterizedTest
    @MethodSource("smd")
    void standardizedMeanDifference(Expected e) {
        double smd = StandardizedMeanDifference.numeric(Samples.group(e, "x"), Samples.group(e, "y"));
        e.check("smd_signed_pooled", smd);
        e.check("smd_tableone", Math.abs(smd));
    }
}
