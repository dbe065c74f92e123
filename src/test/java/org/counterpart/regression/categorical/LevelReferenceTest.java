package org.counterpart.regression.categorical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.ReferenceModel;
import org.counterpart.stats.Tails;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Ordinal and multinomial regression against R; each case says which call. */
class LevelReferenceTest {
    private static final double Z = Tails.normalQuantile(0.975);

    private static List<String> levels(Expected e) {
        return StreamSupport.stream(e.inputs().get("outcome_levels").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static int[] outcome(Expected e, ReferenceModel model) {
        List<String> levels = levels(e);
        return Stream.of(model.outcome).mapToInt(levels::indexOf).toArray();
    }

    private static LevelFit ordinal(Expected e) {
        ReferenceModel model = new ReferenceModel(e);
        LevelFit fit = new OrdinalLogistic(levels(e).size()).fit(model.x, outcome(e, model));
        assertThat(fit.converged()).isTrue();
        return fit;
    }

    private static LevelFit multinomial(Expected e) {
        ReferenceModel model = new ReferenceModel(e);
        int reference = levels(e).indexOf(e.inputs().get("reference_level").asString());
        LevelFit fit = new MultinomialLogistic(levels(e).size(), reference).fit(model.x, outcome(e, model));
        assertThat(fit.converged()).isTrue();
        return fit;
    }

    private static double p(double z) {
        return 2 * Tails.normalUpper(Math.abs(z));
    }

    private static double[] each(int[] parameters, IntToDoubleFunction value) {
        return Arrays.stream(parameters).mapToDouble(value).toArray();
    }

    static Stream<Expected> ordinalCoefficients() {
        return ReferenceCase.all("ordinal: proportional-odds coefficients");
    }

    @ParameterizedTest
    @MethodSource
    void ordinalCoefficients(Expected e) {
        LevelFit fit = ordinal(e);
        int[] thresholds = IntStream.range(0, fit.predictors()).toArray();
        int[] slopes = IntStream.range(0, fit.design().columns())
                .map(c -> fit.slope(0, c))
                .toArray();
        e.check("thresholds", each(thresholds, fit::b));
        e.check("thresholds_se", each(thresholds, fit::se));
        e.check("beta", each(slopes, fit::b));
        e.check("se", each(slopes, fit::se));
        e.check("z", each(slopes, i -> fit.b(i) / fit.se(i)));
        e.check("p", each(slopes, i -> p(fit.b(i) / fit.se(i))));
        e.check("or", each(slopes, i -> Math.exp(fit.b(i))));
        e.check("or_lo", each(slopes, i -> Math.exp(fit.b(i) - Z * fit.se(i))));
        e.check("or_hi", each(slopes, i -> Math.exp(fit.b(i) + Z * fit.se(i))));
        JsonNode want = e.values().get("vcov_beta");
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                e.compare(
                        "vcov_beta",
                        fit.covariance(slopes[i], slopes[j]),
                        want.get(i).get(j).asDouble());
            }
        }
    }

    static Stream<Expected> ordinalTests() {
        return ReferenceCase.all("ordinal: likelihood-ratio tests");
    }

    @ParameterizedTest
    @MethodSource
    void ordinalTests(Expected e) {
        LevelFit fit = ordinal(e);
        whole(e, fit);
        List<ModelTest> terms = terms(e, fit).stream().map(fit::likelihoodRatio).toList();
        e.check("term_df", of(terms, ModelTest::df));
        e.check("term_lr", of(terms, ModelTest::statistic));
        e.check("term_p", of(terms, ModelTest::p));
    }

    private static void whole(Expected e, LevelFit fit) {
        e.check("logLik", fit.logLik());
        e.check("logLik_null", fit.nullLogLik());
        e.check("lr", fit.likelihoodRatio().statistic());
        e.check("df", fit.likelihoodRatio().df());
        e.check("p", fit.likelihoodRatio().p());
        e.check("AIC", fit.aic());
    }

    /** The columns of each predictor. */
    private static List<List<Integer>> terms(Expected e, LevelFit fit) {
        List<List<Integer>> terms = new ArrayList<>();
        for (int i = 0; i < e.inputs().get("predictors").size(); i++) {
            terms.add(Arrays.stream(fit.design().columnsOf(i)).boxed().collect(Collectors.toList()));
        }
        return terms;
    }

    private static double[] of(List<ModelTest> tests, ToDoubleFunction<ModelTest> value) {
        return tests.stream().mapToDouble(value).toArray();
    }

    static Stream<Expected> brant() {
        return ReferenceCase.all("ordinal: Brant test of proportional odds");
    }

    @ParameterizedTest
    @MethodSource
    void brant(Expected e) {
        LevelFit fit = ordinal(e);
        ProportionalOdds test = ProportionalOdds.of(fit).orElse(null);
        if (e.values().get("chisq").isNull()) {
            assertThat(test).isNull();
            return;
        }
        e.check("chisq", test.overall().statistic());
        e.check("df", test.overall().df());
        e.check("p", test.overall().p());
        List<ModelTest> columns = IntStream.range(0, fit.design().columns())
                .mapToObj(c -> test.test(List.of(c)))
                .toList();
        e.check("column_chisq", of(columns, ModelTest::statistic));
        e.check("column_df", of(columns, ModelTest::df));
        e.check("column_p", of(columns, ModelTest::p));
        List<ModelTest> terms = terms(e, fit).stream().map(test::test).toList();
        e.check("term_chisq", of(terms, ModelTest::statistic));
        e.check("term_df", of(terms, ModelTest::df));
        for (int cut = 0; cut < test.cuts().size(); cut++) {
            for (int i = 0; i <= fit.design().columns(); i++) {
                e.compare(
                        "binary_beta",
                        test.cuts().get(cut).b(i),
                        e.values().get("binary_beta").get(cut).get(i).asDouble());
            }
        }
    }

    static Stream<Expected> nonProportional() {
        return ReferenceCase.all("ordinal: likelihood-ratio test against non-proportional odds");
    }

    @ParameterizedTest
    @MethodSource
    void nonProportional(Expected e) {
        ModelTest test = ProportionalOdds.likelihoodRatio(ordinal(e)).orElseThrow();
        e.check("chisq", test.statistic());
        e.check("df", test.df());
        e.check("p", test.p());
    }

    static Stream<Expected> fitted() {
        return Stream.concat(
                ReferenceCase.all("ordinal: fitted probabilities"),
                ReferenceCase.all("multinomial: fitted probabilities"));
    }

    @ParameterizedTest
    @MethodSource
    void fitted(Expected e) {
        LevelFit fit = e.procedure().startsWith("ordinal") ? ordinal(e) : multinomial(e);
        JsonNode rows = e.values().get("position_among_complete_rows");
        for (int i = 0; i < rows.size(); i++) {
            double[] p = fit.probabilities(rows.get(i).asInt() - 1);
            for (int l = 0; l < p.length; l++) {
                e.compare(
                        "probability",
                        p[l],
                        e.values().get("probability").get(i).get(l).asDouble());
            }
        }
        double[] mean = new double[fit.levels()];
        for (int row = 0; row < fit.n(); row++) {
            double[] p = fit.probabilities(row);
            for (int l = 0; l < p.length; l++) {
                mean[l] += p[l] / fit.n();
            }
        }
        e.check("mean_probability", mean);
    }

    static Stream<Expected> multinomialCoefficients() {
        return ReferenceCase.all("multinomial: coefficients");
    }

    @ParameterizedTest
    @MethodSource
    void multinomialCoefficients(Expected e) {
        LevelFit fit = multinomial(e);
        for (int level = 0; level < fit.predictors(); level++) {
            for (int i = 0; i <= fit.design().columns(); i++) {
                int at = i == 0 ? level : fit.slope(level, i - 1);
                double z = fit.b(at) / fit.se(at);
                compare(e, "beta", level, i, fit.b(at));
                compare(e, "se", level, i, fit.se(at));
                compare(e, "z", level, i, z);
                compare(e, "p", level, i, p(z));
                compare(e, "or", level, i, Math.exp(fit.b(at)));
                compare(e, "or_lo", level, i, Math.exp(fit.b(at) - Z * fit.se(at)));
                compare(e, "or_hi", level, i, Math.exp(fit.b(at) + Z * fit.se(at)));
            }
        }
    }

    private static void compare(Expected e, String name, int level, int i, double actual) {
        e.compare(name, actual, e.values().get(name).get(level).get(i).asDouble());
    }

    static Stream<Expected> multinomialTests() {
        return ReferenceCase.all("multinomial: likelihood-ratio and Wald tests");
    }

    @ParameterizedTest
    @MethodSource
    void multinomialTests(Expected e) {
        LevelFit fit = multinomial(e);
        whole(e, fit);
        List<ModelTest> lr = terms(e, fit).stream().map(fit::likelihoodRatio).toList();
        List<ModelTest> wald = terms(e, fit).stream().map(fit::wald).toList();
        e.check("term_df", of(lr, ModelTest::df));
        e.check("term_lr", of(lr, ModelTest::statistic));
        e.check("term_lr_p", of(lr, ModelTest::p));
        e.check("term_wald", of(wald, ModelTest::statistic));
        e.check("term_wald_p", of(wald, ModelTest::p));
    }
}
