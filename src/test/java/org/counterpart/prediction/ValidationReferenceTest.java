package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.prediction.Performance.Measure;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.ReferenceModel;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** R's answers on calibration, net benefit, optimism and cross-validation. */
class ValidationReferenceTest {

    static Stream<Expected> scores() {
        return ReferenceCase.all("Brier, scaled Brier, E/O, Spiegelhalter, AUC");
    }

    @ParameterizedTest
    @MethodSource("scores")
    void brierAndSpiegelhalter(Expected expected) {
        Calibration.Result r = calibration(expected);
        assertThat(r.n()).isEqualTo((int) expected.value("n"));
        assertThat(r.events()).isEqualTo((int) expected.value("observed"));
        expected.check("expected", r.expected());
        expected.check("eo", r.expectedOverObserved());
        expected.check("oe", 1 / r.expectedOverObserved());
        Interval ci = r.expectedOverObservedCi();
        expected.check("oe_ci95_log", 1 / ci.high(), 1 / ci.low());
        expected.check("brier", r.brier());
        expected.check("brier_scaled", r.scaledBrier());
        expected.check("spiegelhalter_z", r.spiegelhalterZ());
        expected.check("spiegelhalter_p", r.spiegelhalterP());
        expected.check("log_loss", r.logLoss());
        expected.check(
                "auc",
                RocCurve.of(probabilities(expected), ReferenceMarker.cases(expected), Direction.HIGHER)
                        .auc());
    }

    static Stream<Expected> lines() {
        return ReferenceCase.all("calibration slope, intercept, calibration-in-the-large");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void calibrationLine(Expected expected) {
        Calibration.Result r = calibration(expected);
        expected.check("intercept", r.intercept());
        expected.check("slope", r.slope());
        expected.check("intercept_se", r.interceptSe());
        expected.check("slope_se", r.slopeSe());
        expected.check("citl", r.inTheLarge());
        expected.check("citl_se", r.inTheLargeSe());
        expected.check("recal_X2", r.recalibration());
        expected.check("recal_p", r.recalibrationP());
    }

    static Stream<Expected> tenths() {
        return ReferenceCase.all("calibration table by tenths");
    }

    @ParameterizedTest
    @MethodSource("tenths")
    void calibrationTable(Expected expected) {
        CalibrationTable table = calibration(expected).table();
        List<CalibrationTable.Group> groups = table.groups();
        expected.check("n", groups.stream().mapToDouble(g -> g.n()).toArray());
        expected.check(
                "observed", groups.stream().mapToDouble(g -> g.observed()).toArray());
        expected.check(
                "expected", groups.stream().mapToDouble(g -> g.expected()).toArray());
        expected.check(
                "mean_p", groups.stream().mapToDouble(g -> g.meanProbability()).toArray());
        expected.check(
                "obs_rate", groups.stream().mapToDouble(g -> g.observedShare()).toArray());
        JsonNode wilson = expected.values().get("wilson");
        for (int g = 0; g < groups.size(); g++) {
            expected.compare(
                    "low", groups.get(g).ci().low(), wilson.get(g).get(0).asDouble());
            expected.compare(
                    "high", groups.get(g).ci().high(), wilson.get(g).get(1).asDouble());
        }
        expected.check("X2", table.chiSquare());
        assertThat(table.df()).isEqualTo((int) expected.value("df_external"));
        expected.check("p_external", table.p());
    }

    static Stream<Expected> benefits() {
        return ReferenceCase.all("decision-curve net benefit");
    }

    @ParameterizedTest
    @MethodSource("benefits")
    void netBenefit(Expected expected) {
        DecisionCurve.Result r = DecisionCurve.withDefaults()
                .of(probabilities(expected), ReferenceMarker.cases(expected), expected.array("threshold"));
        expected.check("tp", r.points().stream().mapToDouble(p -> p.tp()).toArray());
        expected.check("fp", r.points().stream().mapToDouble(p -> p.fp()).toArray());
        expected.check(
                "net_benefit",
                r.points().stream().mapToDouble(p -> p.netBenefit()).toArray());
        expected.check(
                "treat_all", r.points().stream().mapToDouble(p -> p.treatAll()).toArray());
    }

    static Stream<Expected> resamples() {
        return ReferenceCase.all("bootstrap optimism with given resample indices");
    }

    @ParameterizedTest
    @MethodSource("resamples")
    void optimismOverGivenResamples(Expected expected) throws IOException {
        Model model = new Model(expected);
        List<int[]> rows = indices(expected);
        Optimism.Result r = new Optimism(rows.size(), 1, 2).ofResamples(model.cases, rows, model.refit);
        assertThat(r.resamples()).isEqualTo((int) expected.value("B"));
        for (Measure m : Measure.values()) {
            Optimism.Corrected got = r.measures().get(m);
            expected.compare(
                    "apparent " + m, got.apparent(), of(expected.values().get("apparent"), "", m));
            expected.compare(
                    "optimism " + m, got.optimism(), of(expected.values().get("optimism"), "", m));
            expected.compare(
                    "corrected " + m, got.corrected(), of(expected.values().get("corrected"), "", m));
            for (int b = 0; b < 5; b++) {
                JsonNode one = expected.values().get("per_resample_first5").get(b);
                expected.compare("train " + m, r.replicates().get(b).train().get(m), of(one, "train_", m));
                expected.compare("test " + m, r.replicates().get(b).test().get(m), of(one, "test_", m));
            }
        }
        assertThat(r.corrected()).isEqualTo(r.measures().get(Measure.AUC).corrected());
    }

    static Stream<Expected> validated() {
        return ReferenceCase.all("rms::validate bootstrap optimism, B=2000");
    }

    @ParameterizedTest
    @MethodSource("validated")
    void optimismAsValidateDoes(Expected expected) {
        Model model = new Model(expected);
        Optimism.Result r = new Optimism(2000, 5).ofSubjects(model.cases, model.refit);
        String index = expected.inputs().get("index").asString();
        Measure measure = switch (index) {
            case "Dxy" -> Measure.AUC;
            case "R2" -> Measure.NAGELKERKE;
            case "Intercept" -> Measure.INTERCEPT;
            case "Slope" -> Measure.SLOPE;
            default -> Measure.BRIER;
        };
        double unit = index.equals("Dxy") ? 2 : 1;
        double zero = index.equals("Dxy") ? 1 : 0;
        Optimism.Corrected got = r.measures().get(measure);
        expected.check("index.orig", unit * got.apparent() - zero);
        expected.check("optimism", unit * got.optimism());
        expected.check("index.corrected", unit * got.corrected() - zero);
    }

    static Stream<Expected> leftOut() {
        return Stream.concat(
                ReferenceCase.all("leave-one-out cross-validation"),
                ReferenceCase.all("cross-validation with given folds, pooled"));
    }

    @ParameterizedTest
    @MethodSource("leftOut")
    void crossValidation(Expected expected) {
        Model model = new Model(expected);
        Folds folds = Folds.leaveOneOut(model.cases.length);
        if (expected.inputs().has("fold")) {
            double[] given = expected.of().numbers(expected.inputs().get("fold").asString());
            folds = Folds.given(
                    IntStream.of(model.x.sourceRows()).map(r -> (int) given[r]).toArray());
            assertThat(folds.count()).isEqualTo((int) expected.value("folds"));
        }
        double[] scores = new CrossValidation(folds).scores(model.refit);
        Performance r = Performance.of(scores, model.cases);
        expected.check("auc", r.auc());
        expected.check("brier", r.brier());
        expected.check("cal_intercept", r.intercept());
        expected.check("cal_slope", r.slope());
        if (!expected.inputs().has("fold")) {
            expected.check("lp_first10", Arrays.copyOf(scores, 10));
        }
    }

    /** The case's logistic model as something to be refitted. */
    private static final class Model {
        final DesignMatrix x;
        final boolean[] cases;
        final Refit refit;

        Model(Expected expected) {
            ReferenceModel model = new ReferenceModel(expected);
            x = model.x;
            cases = new boolean[model.y.length];
            for (int i = 0; i < cases.length; i++) {
                cases[i] = model.y[i] == 1;
            }
            refit = rows -> {
                double[] b = Logistic.coefficients(x, model.y, rows);
                return row -> x.linearPredictor(b, row);
            };
        }
    }

    private static List<int[]> indices(Expected expected) throws IOException {
        List<String> lines = Files.readAllLines(expected.of()
                .folder()
                .resolve(expected.inputs().get("index_file").asString()));
        int count = lines.get(0).split(",", -1).length;
        List<int[]> rows = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            int column = b;
            rows.add(lines.stream()
                    .skip(1)
                    .mapToInt(l -> Integer.parseInt(l.split(",", -1)[column]) - 1)
                    .toArray());
        }
        return rows;
    }

    private static double of(JsonNode node, String prefix, Measure measure) {
        return node.get(prefix
                        + (measure == Measure.NAGELKERKE ? "r2" : measure.name().toLowerCase(java.util.Locale.ROOT)))
                .asDouble();
    }

    private static double[] probabilities(Expected expected) {
        return expected.of().numbers(expected.inputs().get("probability").asString());
    }

    private static Calibration.Result calibration(Expected expected) {
        return Calibration.withDefaults().of(probabilities(expected), ReferenceMarker.cases(expected));
    }
}
