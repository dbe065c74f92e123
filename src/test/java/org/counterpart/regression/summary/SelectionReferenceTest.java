package org.counterpart.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.ReferenceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The traces of stepwise selection against R; each case says which call. */
class SelectionReferenceTest {

    static Stream<Expected> likelihoodRatio() {
        return Stream.of("forward.lr", "forward.score", "backward.lr")
                .flatMap(m -> ReferenceCase.all("stepwise " + m + " (enter 0.05, remove 0.1)"));
    }

    @ParameterizedTest
    @MethodSource
    void likelihoodRatio(Expected e) {
        StepwiseSelection selection = StepwiseSelection.withDefaults()
                .with(e.procedure().contains("backward") ? SelectionMethod.BACKWARD_LR : SelectionMethod.FORWARD_LR)
                .with(
                        e.procedure().contains("score")
                                ? StepwiseSelection.Entry.SCORE
                                : StepwiseSelection.Entry.LIKELIHOOD_RATIO);
        ReferenceModel model = new ReferenceModel(e);
        StepwiseSelection.Result result = selection.select(model.x, model.y);
        JsonNode path = e.values().get("path");
        assertThat(result.steps()).hasSize(path.size());
        for (int i = 0; i < path.size(); i++) {
            StepwiseSelection.Step step = result.steps().get(i);
            assertThat(step.action().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(path.get(i).get("action").asString());
            assertThat(step.predictor()).isEqualTo(path.get(i).get("term").asString());
            e.compare(
                    "statistic",
                    step.test().statistic(),
                    path.get(i).get("statistic").asDouble());
            e.compare("df", step.test().df(), path.get(i).get("df").asDouble());
            e.compare("p", step.test().p(), path.get(i).get("p").asDouble());
        }
        assertThat(chosen(model, result)).isEqualTo(texts(e.values().get("final")));
        LogisticFit last = Logistic.withDefaults().fit(model.x.select(result.selected()), model.y);
        e.check("final_logLik", last.logLik());
    }

    static Stream<Expected> aic() {
        return Stream.of("backward", "forward", "both").flatMap(m -> ReferenceCase.all("stepwise AIC " + m));
    }

    @ParameterizedTest
    @MethodSource
    void aic(Expected e) {
        String direction = e.procedure().substring("stepwise AIC ".length());
        ReferenceModel model = new ReferenceModel(e);
        StepwiseSelection.Result result = StepwiseSelection.withDefaults()
                .with(SelectionMethod.valueOf("AIC_" + direction.toUpperCase(Locale.ROOT)))
                .select(model.x, model.y);
        List<String> steps = new ArrayList<>();
        List<Double> aics = new ArrayList<>(List.of(result.startAic()));
        for (StepwiseSelection.Step step : result.steps()) {
            steps.add((step.action() == StepwiseSelection.Action.ENTER ? "+ " : "- ") + step.predictor());
            aics.add(step.aic());
        }
        assertThat(steps).isEqualTo(texts(e.values().get("steps")));
        JsonNode path = e.values().get("aic_path");
        for (int i = 0; i < aics.size(); i++) {
            e.compare("aic_path", aics.get(i), (path.isArray() ? path.get(i) : path).asDouble());
        }
        assertThat(chosen(model, result)).isEqualTo(texts(e.values().get("final")));
        e.check("final_aic", aics.get(aics.size() - 1));
    }

    private static List<String> chosen(ReferenceModel model, StepwiseSelection.Result result) {
        return Arrays.stream(result.selected())
                .mapToObj(i -> model.x.predictors().get(i).name())
                .sorted()
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
