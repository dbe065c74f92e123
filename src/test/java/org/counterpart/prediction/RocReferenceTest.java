package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.HanleyMcNeil;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** R's answers (pROC 1.18.0 and formulas), read from the reference cases. */
class RocReferenceTest {

    static Stream<Expected> areas() {
        return ReferenceCase.all("ROC AUC, DeLong variance and CI");
    }

    @ParameterizedTest
    @MethodSource("areas")
    void areaAndDeLong(Expected expected) {
        DeLong.Result r = DeLong.withDefaults().of(ReferenceMarker.curve(expected));
        assertThat(r.n1()).isEqualTo((int) expected.value("n_cases"));
        assertThat(r.n0()).isEqualTo((int) expected.value("n_controls"));
        expected.check("auc", r.auc());
        expected.check("var_delong", r.se() * r.se());
        expected.check("se_delong", r.se());
        expected.check("ci95_delong", r.ci().low(), r.ci().high());
        Interval ninety = DeLong.withDefaults()
                .withLevel(0.9)
                .of(ReferenceMarker.curve(expected))
                .ci();
        expected.check("ci90_delong", ninety.low(), ninety.high());
        double margin = Tails.normalCritical(0.95) * r.se();
        expected.check("ci95_unclipped", r.auc() - margin, r.auc() + margin);
        expected.check("ci95_logit", r.logitCi().low(), r.logitCi().high());
        expected.check("z_auc_half", r.z());
        expected.check("p_auc_half", r.p());
        assertThat(r.notes()).hasSize(r.se() == 0 ? 1 : 0);
    }

    static Stream<Expected> hanley() {
        return ReferenceCase.all("Hanley-McNeil SE of the AUC");
    }

    @ParameterizedTest
    @MethodSource("hanley")
    void hanleyMcNeil(Expected expected) {
        RocCurve curve = ReferenceMarker.curve(expected);
        HanleyMcNeil.Result r = HanleyMcNeil.withDefaults().of(curve.auc(), curve.cases(), curve.controls());
        expected.check("q1", r.q1());
        expected.check("q2", r.q2());
        expected.check("se", r.se());
        double margin = Tails.normalCritical(0.95) * r.se();
        expected.check("ci95", r.auc() - margin, r.auc() + margin);
        assertThat(r.ci()).isEqualTo(new Interval(r.auc() - margin, r.auc() + margin).clip(0, 1));
    }

    static Stream<Expected> partial() {
        return ReferenceCase.all("partial AUC");
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialAuc(Expected expected) {
        RocCurve curve = ReferenceMarker.curve(expected);
        check(expected, curve, "spec_100_90", new PartialAuc(PartialAuc.Focus.SPECIFICITY, 0.9, 1));
        check(expected, curve, "spec_90_80", new PartialAuc(PartialAuc.Focus.SPECIFICITY, 0.8, 0.9));
        check(expected, curve, "sens_100_90", new PartialAuc(PartialAuc.Focus.SENSITIVITY, 0.9, 1));
    }

    private static void check(Expected expected, RocCurve curve, String name, PartialAuc part) {
        expected.check(name, part.of(curve).area());
        expected.check(name + "_corrected", part.of(curve).corrected());
    }

    static Stream<Expected> best() {
        return Stream.concat(
                ReferenceCase.all("ROC best cut-point, youden"),
                ReferenceCase.all("ROC best cut-point, closest.topleft"));
    }

    @ParameterizedTest
    @MethodSource("best")
    void everyBestCut(Expected expected) {
        RocCurve curve = ReferenceMarker.curve(expected);
        Cutpoints exact = Cutpoints.withDefaults()
                .with(
                        expected.procedure().endsWith("youden")
                                ? Cutpoints.Criterion.YOUDEN
                                : Cutpoints.Criterion.CLOSEST_TOP_LEFT);
        List<Cutpoints.Cut> cuts = exact.of(curve);
        List<Cutpoints.Cut> wilson = exact.with(BinomialInterval.WILSON).of(curve);
        JsonNode optima = expected.values().get("optima");
        assertThat(cuts).hasSize(optima.size());
        for (int i = 0; i < cuts.size(); i++) {
            JsonNode want = optima.get(i);
            Cutpoints.Cut cut = cuts.get(i);
            assertThat(new int[] {cut.truePositives(), cut.falsePositives(), cut.falseNegatives(), cut.trueNegatives()})
                    .containsExactly(
                            want.get("tp").asInt(),
                            want.get("fp").asInt(),
                            want.get("fn").asInt(),
                            want.get("tn").asInt());
            expected.compare("threshold", midpointBefore(curve, cut.threshold()), number(want.get("threshold")));
            block(
                    expected,
                    want.get("sensitivity"),
                    cut.sensitivity(),
                    cut.sensitivityCi(),
                    wilson.get(i).sensitivityCi());
            block(
                    expected,
                    want.get("specificity"),
                    cut.specificity(),
                    cut.specificityCi(),
                    wilson.get(i).specificityCi());
            block(
                    expected,
                    want.get("ppv"),
                    cut.ppv(),
                    cut.ppvCi(),
                    wilson.get(i).ppvCi());
            block(
                    expected,
                    want.get("npv"),
                    cut.npv(),
                    cut.npvCi(),
                    wilson.get(i).npvCi());
            expected.compare("accuracy", cut.accuracy(), number(want.get("accuracy")));
            expected.compare("lr_plus", cut.lrPositive(), number(want.get("lr_plus")));
            expected.compare("lr_minus", cut.lrNegative(), number(want.get("lr_minus")));
            expected.compare("criterion", exact.criterion(curve, exact.best(curve)[i]), expected.value("criterion"));
        }
    }

    private static void block(Expected expected, JsonNode want, double value, Interval exact, Interval wilson) {
        if (want == null || want.isNull()) {
            assertThat(value).isNaN();
            return;
        }
        expected.compare("est", value, want.get("est").asDouble());
        expected.compare(
                "exact low", exact.low(), want.get("clopper_pearson").get(0).asDouble());
        expected.compare(
                "exact high", exact.high(), want.get("clopper_pearson").get(1).asDouble());
        expected.compare("wilson low", wilson.low(), want.get("wilson").get(0).asDouble());
        expected.compare("wilson high", wilson.high(), want.get("wilson").get(1).asDouble());
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    /** pROC's threshold: the midpoint between an observed value and the one before it in the order of the curve. */
    private static double midpointBefore(RocCurve curve, double threshold) {
        double infinity = curve.direction() == Direction.HIGHER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (threshold == infinity) {
            return infinity;
        }
        int k = curve.indexOf(threshold);
        return k == 0 ? -infinity : (curve.threshold(k - 1) + threshold) / 2;
    }

    static Stream<Expected> curves() {
        return ReferenceCase.all("ROC curve points");
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curvePoints(Expected expected) {
        RocCurve curve = ReferenceMarker.curve(expected);
        IntStream points = IntStream.range(0, curve.points());
        expected.check(
                "threshold",
                points.mapToDouble(k -> midpointBefore(curve, curve.threshold(k)))
                        .toArray());
        expected.check(
                "sensitivity",
                IntStream.range(0, curve.points())
                        .mapToDouble(curve::sensitivity)
                        .toArray());
        expected.check(
                "specificity",
                IntStream.range(0, curve.points())
                        .mapToDouble(curve::specificity)
                        .toArray());
    }

    static Stream<Expected> atSpecificity() {
        return ReferenceCase.all("sensitivity at given specificity");
    }

    @ParameterizedTest
    @MethodSource("atSpecificity")
    void sensitivityAtSpecificity(Expected expected) {
        RocCurve curve = ReferenceMarker.curve(expected);
        double[] wanted = expected.array("specificity");
        double[] got = new double[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            got[i] = curve.sensitivityAt(wanted[i]);
        }
        expected.check("sensitivity", got);
    }

    static Stream<Expected> bootstrapped() {
        return ReferenceCase.all("ci.se at given specificity (stratified bootstrap)");
    }

    @ParameterizedTest
    @MethodSource("bootstrapped")
    void bootstrapIntervalOfSensitivity(Expected expected) {
        RocCurve curve = ReferenceMarker.curve(expected);
        RocBootstrap bootstrap = RocBootstrap.withDefaults().with(4000, 20).withThreads(2);
        double[] wanted = expected.array("specificity");
        for (int i = 0; i < wanted.length; i++) {
            double specificity = wanted[i];
            double[] drawn = bootstrap.replicates(curve, c -> c.sensitivityAt(specificity));
            Interval ci = bootstrap.percentiles(drawn);
            expected.compare("lo", ci.low(), expected.array("lo")[i]);
            expected.compare(
                    "median", org.counterpart.stats.Quantiles.TYPE7.of(drawn, 0.5), expected.array("median")[i]);
            expected.compare("hi", ci.high(), expected.array("hi")[i]);
        }
    }

    static Stream<Expected> pairs() {
        return ReferenceCase.all("paired DeLong test of two AUCs");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void pairedComparison(Expected expected) {
        ReferenceMarker a = new ReferenceMarker(expected, "marker1", "direction1");
        ReferenceMarker b = new ReferenceMarker(expected, "marker2", "direction2");
        AucComparison.Paired r =
                AucComparison.withDefaults().paired(a.values, a.direction, b.values, b.direction, a.cases);
        assertThat(r.n()).isEqualTo((int) expected.value("n"));
        expected.check("auc1", r.auc1());
        expected.check("auc2", r.auc2());
        expected.check("diff", r.difference());
        expected.check("cov", r.covariance());
        expected.check("var_diff", r.se() * r.se());
        expected.check("z", r.z());
        expected.check("p", r.p());
        expected.check("ci95_diff", r.ci().low(), r.ci().high());
    }
}
