package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.Performance;
import org.counterpart.prediction.Points;
import org.counterpart.report.Messages;
import org.counterpart.report.json.StudyJson;
import org.counterpart.study.model.ModelRefit;
import org.counterpart.study.model.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Integer scores. Numbers of R: src/test/r/score.R (R 4.2.2, pROC). */
class PointScoreTest {
    private static final Path PLAN = Path.of("src/test/resources/score/study.yaml");

    /** The low birth weights of everybody, as a cohort. */
    private static StudyPlan everybody(String unit, int bootstrap) throws IOException {
        Map<String, String> choices = new HashMap<>();
        choices.put("design", "cohort");
        choices.put("matching", null);
        choices.put("multivariable.score.unit", unit);
        choices.put("roc.bootstrap", Integer.toString(bootstrap));
        return StudyPlanReader.read(PLAN).vary(choices);
    }

    private static JsonNode json(StudyPlan plan, int threads) throws IOException {
        return StudyJson.of(Study.run(plan, threads, step -> {}), Messages.EN).node();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallest | 0.579958944664823 | -1 -2 2 1 1 2 1 | 0.7350717079531 0.6609280148092 0.8092154010969"
                        + " | -0.001368970013038 -0.1521138158813 0.8790971675171",
                "0.5 | 0.5 | -2 -2 3 2 2 2 1 | 0.7325293350717 0.6591860984730 0.8058725716704"
                        + " | 0.001173402868318 0.1195090298462 0.9048720865255",
            })
    void pointsAndAreaAreThoseOfR(String unit, double oneIs, String points, String area, String test)
            throws IOException {
        JsonNode json = json(everybody(unit, 0), 1);
        JsonNode score = json.at("/models/score");
        assertThat(score.get("unit").asDouble()).isCloseTo(oneIs, within(1e-9));
        List<String> found = IntStream.range(0, score.get("points").size())
                .mapToObj(i -> score.get("points").get(i).get("points").asString())
                .toList();
        assertThat(found).containsExactly(points.split(" "));
        JsonNode marker = json.at("/roc/markers/1");
        assertThat(marker.get("points").asBoolean()).isTrue();
        double[] auc = numbers(area);
        assertThat(marker.get("auc").asDouble()).isCloseTo(auc[0], within(1e-12));
        assertThat(marker.at("/ci/0").asDouble()).isCloseTo(auc[1], within(1e-9));
        assertThat(marker.at("/ci/1").asDouble()).isCloseTo(auc[2], within(1e-9));
        JsonNode compared = json.at("/roc/comparisons/0");
        assertThat(compared.get("b").asString()).isEqualTo("score");
        double[] delong = numbers(test);
        assertThat(compared.get("difference").asDouble()).isCloseTo(delong[0], within(1e-11));
        assertThat(compared.get("z").asDouble()).isCloseTo(delong[1], within(1e-8));
        assertThat(compared.get("p").asDouble()).isCloseTo(delong[2], within(1e-9));
        assertThat(score.at("/validation/apparent").asDouble()).isCloseTo(auc[0], within(1e-12));
        assertThat(score.at("/validation/corrected").isNull()).isTrue();
        assertThat(score.at("/validation/reason").asString()).contains("There are no resamples");
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** {@code table(score, low)} and {@code prop.test(x, n, correct = FALSE)}, Wilson's interval. */
    @Test
    void theShareAtEachTotalIsThatOfR() throws IOException {
        JsonNode groups = json(everybody("smallest", 0), 1).at("/models/score/groups");
        int[][] counts = {{0, 13}, {6, 31}, {11, 43}, {18, 24}, {9, 14}, {10, 2}, {5, 3}};
        assertThat(groups).hasSize(counts.length);
        for (int i = 0; i < counts.length; i++) {
            JsonNode group = groups.get(i);
            assertThat(group.get("from").asDouble()).isEqualTo(i - 2);
            assertThat(group.get("to").asDouble()).isEqualTo(i - 2);
            assertThat(group.get("cases").asInt()).isEqualTo(counts[i][0]);
            assertThat(group.get("controls").asInt()).isEqualTo(counts[i][1]);
        }
        assertThat(groups.at("/1/share").asDouble()).isCloseTo(0.1621621621622, within(1e-12));
        assertThat(groups.at("/1/shareCi/0").asDouble()).isCloseTo(0.07651207234011, within(1e-12));
        assertThat(groups.at("/1/shareCi/1").asDouble()).isCloseTo(0.3113648370093, within(1e-12));
    }

    /** Where cases were chosen for their controls, or controls for cases, a total has no risk. */
    @Test
    void aMatchedSampleHasNoShareAtATotal() throws IOException {
        Map<String, String> few = Map.of("roc.bootstrap", "0");
        JsonNode score = json(StudyPlanReader.read(PLAN).vary(few), 1).at("/models/score");
        assertThat(score.at("/groups/0/share").isNull()).isTrue();
        assertThat(score.at("/groups/0/reason").asString()).contains("No share of cases is told");
        assertThat(score.at("/groups/0/controls").asInt()).isPositive();
    }

    /**
     * The procedure is repeated in each resample: its apparent AUC is that of the points, its optimism differs from the
     * model's, and no number of threads changes it.
     */
    @Test
    void theBootstrapRoundsAnew() throws IOException {
        PointScore one = Study.run(everybody("smallest", 40), 1, step -> {}).points();
        StudyResult other = Study.run(everybody("smallest", 40), 2, step -> {});
        Optimism.Result v = one.validation();
        assertThat(v.resamples()).isEqualTo(40);
        assertThat(v.corrected()).isEqualTo(other.points().validation().corrected());
        assertThat(v.apparent()).isCloseTo(0.7350717079531, within(1e-12));
        assertThat(v.optimism()).isPositive().isNotEqualTo(other.validation().optimism());
    }

    /** One resample of R's script: the points of its own model, on itself and on everybody. */
    @Test
    void aResampleIsThatOfR() throws IOException {
        StudyPlan plan = everybody("smallest", 0);
        Sample data = Study.run(plan, 1, step -> {}).matched();
        Map<String, Integer> row = new HashMap<>();
        IntStream.range(0, data.size()).forEach(i -> row.put(data.cohort().id(i), i));
        List<String> ids = Files.readAllLines(Path.of("examples/birthwt/cohort.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        int[] drawn =
                IntStream.range(0, 189).map(i -> row.get(ids.get(i * i % 189))).toArray();
        ModelRefit refit =
                ModelRefit.ofPoints(plan, data, plan.multivariable().score().orElseThrow());
        Optimism.Replicate one = new Optimism(1, 1, 1)
                .ofResamples(data.cases(), List.of(drawn), refit)
                .replicates()
                .get(0);
        assertThat(one.train().get(Performance.Measure.AUC)).isCloseTo(0.8600457200914, within(1e-12));
        assertThat(one.test().get(Performance.Measure.AUC)).isCloseTo(0.6095827900913, within(1e-12));
    }

    @Test
    void pointsAreNearestWholeNumbersHalvesAwayFromZero() {
        double[] b = {-3, 0.5, -1.25, 1e-12, 0.74};
        assertThat(new Points(java.util.OptionalDouble.empty()).of(b)).containsExactly(0, 1, -3, 0, 1);
        assertThat(new Points(java.util.OptionalDouble.of(0.25)).of(b)).containsExactly(0, 2, -5, 0, 3);
        assertThat(new Points(java.util.OptionalDouble.empty()).unitOf(new double[] {1, 0}))
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multivariable.predictors | [lwt, smoke] | lwt is numeric and has no levels",
                "multivariable.predictors | [] | lwt_group: {cut: lwt, at: [60, 70]} under derive:",
                "multivariable.score.unit | 0 | a number above 0",
                "multivariable.score.unit | least | a number above 0",
            })
    void whatHasNoPointsIsAProblem(String key, String value, String said) throws IOException {
        StudyPlan plan = StudyPlanReader.read(PLAN);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ProblemsException.class, () -> plan.vary(Map.of(key, value)))
                        .problems())
                .extracting(Messages.EN::problem)
                .anySatisfy(problem -> assertThat(problem).contains(said));
    }
}
