package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.ReferenceCase;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.InterceptCorrection;
import org.counterpart.regression.summary.LinearityCheck;
import org.counterpart.regression.summary.RobustCovariance;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.regression.summary.TermTests;
import org.junit.jupiter.api.Test;

/** Against R where the reference cases hold nothing; the calls are in {@code src/test/r/regression/extra.R}. */
class ExtraReferenceTest {
    private static final double ITERATIVE = 1e-8;
    private static final Map<String, Double> R = read();

    private static Map<String, Double> read() {
        try {
            Map<String, Double> values = new HashMap<>();
            for (String line : Files.readAllLines(Path.of("src/test/resources/reference/regression/extra.csv"))) {
                int at = line.indexOf(',');
                if (!line.startsWith("#") && !line.startsWith("name")) {
                    values.put(line.substring(0, at), Double.parseDouble(line.substring(at + 1)));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String name, double actual) {
        double want = R.get(name);
        assertThat(actual).as(name).isCloseTo(want, within(ITERATIVE * Math.abs(want)));
    }

    private static void check(String name, int count, IntToDoubleFunction actual) {
        for (int i = 0; i < count; i++) {
            check(name + "[" + i + "]", actual.applyAsDouble(i));
        }
    }

    private static DesignMatrix design(ReferenceCase data, String... names) {
        return DesignMatrix.ofColumns(
                List.of(names), Arrays.stream(names).map(data::numbers).toArray(double[][]::new));
    }

    @Test
    void interceptCorrections() {
        ReferenceCase data = ReferenceCase.of("firth_endometrial");
        FirthFit fit = FirthLogistic.withDefaults().fit(design(data, "NV", "PI", "EH"), data.numbers("HG"));
        InterceptCorrection.Result flic = InterceptCorrection.FLIC.correct(fit);
        InterceptCorrection.Result flac = InterceptCorrection.FLAC.correct(fit);
        check("flic", 4, i -> flic.b()[i]);
        check("flac", 4, i -> flac.b()[i]);
        check("flic.mean", Arrays.stream(flic.risk()).average().orElseThrow());
        check("flac.mean", Arrays.stream(flac.risk()).average().orElseThrow());
        // Both aim at the observed share of events.
        assertThat(Arrays.stream(flac.risk()).average().orElseThrow()).isCloseTo(30 / 79.0, within(1e-12));
    }

    @Test
    void clusterRobustErrors() {
        ReferenceCase data = ReferenceCase.of("logit_pairs122");
        LogisticFit fit = Logistic.withDefaults().fit(design(data, "bmd", "crp", "steroid"), data.numbers("case"));
        int[] pair = ConditionalLogistic.numbered(data.texts("pair"));
        RobustCovariance.Result robust = RobustCovariance.withDefaults().of(fit, pair);
        check("robust.se", 4, robust::se);
        check("robust.clusters", robust.clusters());
        RobustCovariance.Result larger = RobustCovariance.withDefaults()
                .with(RobustCovariance.Factor.CLUSTERS_AND_PARAMETERS)
                .of(fit, pair);
        assertThat(larger.factor()).isCloseTo(61 / 60.0 * 121 / 118, within(1e-15));
        assertThat(RobustCovariance.withDefaults()
                        .with(RobustCovariance.Factor.CLUSTERS)
                        .of(fit, pair)
                        .factor())
                .isCloseTo(61 / 60.0, within(1e-15));
        assertThat(larger.se(1)).isCloseTo(robust.se(1) * Math.sqrt(larger.factor()), within(1e-14));
    }

    @Test
    void linearity() {
        ReferenceCase data = ReferenceCase.of("logit_birthwt");
        LogisticFit fit = Logistic.withDefaults().fit(design(data, "age", "lwt", "smoke"), data.numbers("low"));
        List<LinearityCheck.Result> results = LinearityCheck.withDefaults().check(fit);
        assertThat(results).extracting(LinearityCheck.Result::predictor).containsExactly("age", "lwt");
        for (LinearityCheck.Result result : results) {
            check("boxTidwell." + result.predictor(), result.boxTidwell().statistic());
            check("spline." + result.predictor(), result.spline().statistic());
            check("knots." + result.predictor(), 4, result.knots()::get);
            assertThat(result.spline().df()).isEqualTo(2);
        }
    }

    @Test
    void separatedDataAtTheirLimits() {
        ReferenceCase data = ReferenceCase.of("firth_endometrial");
        LogisticFit fit = Logistic.withDefaults().fit(design(data, "NV", "PI", "EH"), data.numbers("HG"));
        assertThat(fit.separation().terms()).containsExactly(Term.of("NV"));
        assertThat(fit.separation().limits()).containsExactly(Double.POSITIVE_INFINITY);
        int[] finite = {0, 2, 3};
        check("limit.b", 3, i -> fit.b(finite[i]));
        check("limit.se", 3, i -> fit.se(finite[i]));
        check("limit.logLik", fit.logLik());
        check("limit.nv.lr", TermTests.likelihoodRatio(fit, 1).statistic());
    }

    @Test
    void selectionByConditionalLikelihood() {
        ReferenceCase data = ReferenceCase.of("clogit_infert");
        DesignMatrix x = design(data, "induced", "spontaneous");
        int[] set = ConditionalLogistic.numbered(data.texts("stratum"));
        double[] y = data.numbers("case");
        StepwiseSelection.Result forward = StepwiseSelection.withDefaults()
                .with(SelectionMethod.FORWARD_LR)
                .select(x, y, set);
        assertThat(forward.steps())
                .extracting(StepwiseSelection.Step::predictor)
                .containsExactly("spontaneous", "induced");
        check("clogit.enter.spontaneous", forward.steps().get(0).test().statistic());
        check("clogit.enter.induced", forward.steps().get(1).test().statistic());
        StepwiseSelection.Result backward = StepwiseSelection.withDefaults()
                .with(SelectionMethod.BACKWARD_LR)
                .withEntry(1e-6, 1e-5)
                .select(x, y, set);
        assertThat(backward.steps())
                .extracting(StepwiseSelection.Step::predictor)
                .containsExactly("induced");
        check("clogit.drop.induced", backward.steps().get(0).test().statistic());
        List<TermTests> tests = TermTests.of(ConditionalLogistic.withDefaults().fit(x, y, set));
        check("clogit.drop.spontaneous", tests.get(1).likelihoodRatio().statistic());
    }

    /**
     * Where R is loose: {@code glm} takes its covariance from the weights before the last step, so that even with
     * epsilon = 1e-15 the
     * standard errors of {@code logit_tiny} are off by 2e-8. Newton's method in 40 decimal digits (mpmath 1.3.0) gives
     * these.
     */
    @Test
    void standardErrorsToMoreDigitsThanR() {
        ReferenceCase data = ReferenceCase.of("logit_tiny");
        LogisticFit fit = Logistic.withDefaults().fit(design(data, "dose"), data.numbers("y"));
        assertThat(fit.se(0)).isCloseTo(1.899400557383509, within(1e-14));
        assertThat(fit.se(1)).isCloseTo(0.4497439396679727, within(1e-15));
    }

    @Test
    void termNamesAndMissingRows() {
        long missing = ReferenceCase.all("logistic coefficients, SE, Wald")
                .filter(e -> e.toString().startsWith("logit_missing"))
                .mapToLong(e -> {
                    ReferenceModel model = new ReferenceModel(e);
                    assertThat(model.x.rows())
                            .isEqualTo(e.inputs().get("rows_used").asInt());
                    assertThat(IntStream.of(model.x.sourceRows()).distinct().count())
                            .isEqualTo(model.x.rows());
                    return model.x.dropped();
                })
                .sum();
        assertThat(missing).isPositive();
    }
}
