package org.counterpart.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.ReferenceModel;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Spline;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Quantiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Splines, products and trends against {@code rms}, {@code survival} and {@code epiR}; each case says which call. */
class ShapesReferenceTest {
    private static Stream<Expected> both(String procedure) {
        return Stream.of("logistic", "conditional").flatMap(kind -> ReferenceCase.all(procedure + ", " + kind));
    }

    // Splines

    static Stream<Expected> knots() {
        return ReferenceCase.all("spline knots");
    }

    static Stream<Expected> bases() {
        return ReferenceCase.all("spline basis");
    }

    static Stream<Expected> splines() {
        return both("spline coefficients");
    }

    static Stream<Expected> splineTests() {
        return both("spline tests of association and of non-linearity");
    }

    static Stream<Expected> curves() {
        return ReferenceCase.all("spline odds ratio against a reference value");
    }

    /** With the knots the case gives, or those of its sibling that tells them. */
    private static ReferenceModel spline(Expected e) {
        JsonNode inputs = e.inputs();
        String variable = inputs.get("spline").asString();
        Spline asked = inputs.get("knots_from").asString().equals("given")
                ? Spline.at(numbers(given(e)))
                : Spline.of(inputs.get("nk").asInt());
        OptionalDouble reference = OptionalDouble.of(inputs.get("reference").asDouble());
        return new ReferenceModel(
                e, List.of(), plain -> new Codings(Map.of(variable, asked.against(reference)), List.of()).of(plain));
    }

    private static JsonNode given(Expected e) {
        String tag = e.node().get("id").asString();
        return ReferenceCase.all("spline basis")
                .filter(b -> b.of().folder().equals(e.of().folder()))
                .filter(b -> b.node().get("id").asString().endsWith(tag.substring(tag.indexOf(':'))))
                .findFirst()
                .orElseThrow()
                .values()
                .get("knots");
    }

    private static Spline known(ReferenceModel model) {
        return model.x.predictors().get(0).spline().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("knots")
    void knotsAreHarrells(Expected e) {
        e.check("knots", known(spline(e)).knots().stream().mapToDouble(k -> k).toArray());
    }

    @ParameterizedTest
    @MethodSource("bases")
    void basisIsThatOfRcs(Expected e) {
        Spline spline = known(spline(e));
        double[] points = e.array("points");
        for (int i = 0; i < points.length; i++) {
            for (int t = 0; t < spline.terms(); t++) {
                e.compare(
                        "basis " + i + " " + t,
                        spline.of(points[i], t),
                        e.values().get("basis").get(i).get(t).asDouble());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("splines")
    void splineCoefficients(Expected e) {
        ReferenceModel model = spline(e);
        RegressionFit fit = model.fit();
        coefficients(e, fit);
        int first = fit.hasIntercept() ? 1 : 0;
        for (int i = 0; i < known(model).terms(); i++) {
            for (int j = 0; j < known(model).terms(); j++) {
                e.compare(
                        "vcov " + i + " " + j,
                        fit.covariance(first + i, first + j),
                        e.values().get("vcov_spline").get(i).get(j).asDouble());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("splineTests")
    void splineTests(Expected e) {
        RegressionFit fit = spline(e).fit();
        SplineCurve curve = Shapes.of(fit, null).splines().get(0);
        e.check("logLik", fit.logLik());
        e.check("aic_spline", fit.aic());
        test(e, "lr_overall", curve.overall().likelihoodRatio());
        test(e, "lr_nonlinear", curve.nonlinear().likelihoodRatio());
        test(e, "wald_overall", curve.overall().wald());
        test(e, "wald_nonlinear", curve.nonlinear().wald());
        RegressionFit line = new ReferenceModel(e).fit();
        int at = line.hasIntercept() ? 1 : 0;
        e.check("logLik_linear", line.logLik());
        e.check("aic_linear", line.aic());
        e.check("linear_beta", line.b(at));
        e.check("linear_se", line.se(at));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curveAgainstTheReference(Expected e) {
        RegressionFit fit = spline(e).fit();
        SplineCurve curve = Shapes.of(fit, null).splines().get(0);
        List<Contrast> at = DoubleStream.of(e.array("points"))
                .mapToObj(x -> curve.at(fit, fit.covariance(), x).against())
                .toList();
        contrasts(e, e.values(), at);
        assertThat(curve.curve()).hasSize(101);
    }

    // Products

    static Stream<Expected> products() {
        return both("interaction model coefficients");
    }

    static Stream<Expected> productTests() {
        return both("interaction test");
    }

    static Stream<Expected> oddsRatios() {
        return both("interaction, joint and stratum-specific odds ratios");
    }

    static Stream<Expected> additive() {
        return both("additive interaction RERI, AP, S");
    }

    static Stream<Expected> slopes() {
        return both("interaction, odds ratio of x in each level");
    }

    static Stream<Expected> levelsAt() {
        return both("interaction, odds ratio of each level against the first at given x");
    }

    private static ReferenceModel product(Expected e) {
        List<String> two = texts(e.inputs().get("product"));
        return new ReferenceModel(
                e,
                List.of(),
                plain -> new Codings(Map.of(), List.of(new Codings.Product(two.get(0), two.get(1)))).of(plain));
    }

    private static EffectModification modification(RegressionFit fit) {
        return Shapes.of(fit, null).products().get(0);
    }

    @ParameterizedTest
    @MethodSource("products")
    void productCoefficients(Expected e) {
        coefficients(e, product(e).fit());
    }

    @ParameterizedTest
    @MethodSource("productTests")
    void productTests(Expected e) {
        RegressionFit fit = product(e).fit();
        EffectModification both = modification(fit);
        e.check("logLik", fit.logLik());
        test(e, "lr", both.test().likelihoodRatio());
        test(e, "wald", both.test().wald());
    }

    @ParameterizedTest
    @MethodSource("oddsRatios")
    void oddsRatiosAtEachLevel(Expected e) {
        EffectModification both = modification(product(e).fit());
        contrasts(
                e,
                e.values().get("joint"),
                both.joint().stream().map(EffectModification.Joint::contrast).toList());
        String[] names = {"A_given_B0", "A_given_B1", "B_given_A0", "B_given_A1"};
        assertThat(both.strata()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            contrasts(e, e.values().get(names[i]), List.of(both.strata().get(i).contrast()));
        }
    }

    @ParameterizedTest
    @MethodSource("additive")
    void additiveScale(Expected e) {
        AdditiveInteraction a = modification(product(e).fit()).additive().orElseThrow();
        e.check("or10", a.or10());
        e.check("or01", a.or01());
        e.check("or11", a.or11());
        e.check("reri", a.reri());
        e.check("reri_ci", limits(a.reriCi()));
        e.check("ap", a.ap());
        e.check("ap_ci", limits(a.apCi()));
        e.check("s", a.s());
        if (e.values().get("s_ci") == null || e.values().get("s_ci").isNull()) {
            assertThat(a.sCi().low()).isNaN();
        } else {
            e.check("s_ci", limits(a.sCi()));
        }
    }

    private static double[] limits(Interval ci) {
        return new double[] {ci.low(), ci.high()};
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void oddsRatioOfTheNumberInEachLevel(Expected e) {
        RegressionFit fit = product(e).fit();
        EffectModification both = modification(fit);
        Predictor number = both.product().factors().get(0);
        double unit = e.value("unit");
        List<EffectModification.Stratum> of =
                both.strata().stream().filter(s -> number.has(s.term())).toList();
        assertThat(of)
                .extracting(EffectModification.Stratum::level)
                .isEqualTo(texts(e.values().get("levels")));
        contrasts(
                e,
                e.values(),
                of.stream()
                        .map(s -> new Contrast(
                                s.contrast().b() * unit, s.contrast().se() * unit))
                        .toList());
    }

    /** Not told by the program, but by its coefficients and their covariance. */
    @ParameterizedTest
    @MethodSource("levelsAt")
    void oddsRatioOfTheLevelsAtGivenNumbers(Expected e) {
        RegressionFit fit = product(e).fit();
        DesignMatrix x = fit.design();
        int first = fit.hasIntercept() ? 1 : 0;
        Predictor factor =
                x.predictors().get(x.predictors().size() - 1).factors().get(1);
        int[] levels = TermTests.columns(x, factor::equals);
        int[] products = TermTests.columns(x, Predictor::isProduct);
        double[] at = e.array("x");
        for (int i = 0; i < at.length; i++) {
            List<Contrast> of = new ArrayList<>();
            for (int g = 0; g < levels.length; g++) {
                double[] weights = new double[fit.terms().size()];
                weights[levels[g] + first] = 1;
                weights[products[g] + first] = at[i];
                of.add(Contrast.of(fit.b(), fit.covariance(), weights));
            }
            contrasts(e, e.values().get("at").get(i), of);
        }
    }

    // Trends

    static Stream<Expected> groups() {
        return both("trend, categories");
    }

    static Stream<Expected> trends() {
        return both("trend test");
    }

    static Stream<Expected> scoreTests() {
        return ReferenceCase.all("trend score test, unadjusted");
    }

    /** The ordered levels of a case: those of the file, or groups at quantiles of the controls. */
    private static final class Ordered {
        final String variable;
        final List<String> levels;
        final Optional<TextColumn> made;

        Ordered(Expected e) {
            variable = e.inputs().get("ordinal").asString();
            JsonNode declared = null;
            for (JsonNode p : e.inputs().get("predictors")) {
                if (p.get("name").asString().equals(variable)) {
                    declared = p.get("levels");
                }
            }
            if (declared != null) {
                levels = texts(declared);
                made = Optional.empty();
                return;
            }
            ReferenceModel plain = new ReferenceModel(e);
            double[] all = e.of().numbers(variable);
            double[] controls = IntStream.range(0, plain.y.length)
                    .filter(i -> plain.y[i] == 0)
                    .mapToDouble(i -> all[plain.x.sourceRow(i)])
                    .toArray();
            int k = e.inputs().get("groups_wanted").asInt();
            double[] cuts = IntStream.range(1, k)
                    .mapToDouble(i -> Quantiles.TYPE7.of(controls, (double) i / k))
                    .toArray();
            if (e.values().has("cuts")) {
                e.check("cuts", cuts);
            }
            boolean right = e.inputs().get("closed").asString().startsWith("right");
            String[] groups = DoubleStream.of(all)
                    .mapToObj(v -> Double.isNaN(v)
                            ? ""
                            : "Q"
                                    + (1
                                            + Arrays.stream(cuts)
                                                    .filter(c -> right ? v > c : v >= c)
                                                    .count()))
                    .toArray(String[]::new);
            levels = IntStream.of(plain.x.sourceRows())
                    .mapToObj(r -> groups[r])
                    .distinct()
                    .sorted()
                    .toList();
            made = Optional.of(new TextColumn(Variable.of(variable, Variable.Type.TEXT), groups));
        }

        ReferenceModel model(Expected e, List<Double> scores) {
            return new ReferenceModel(
                    e,
                    made.stream().map(c -> (org.counterpart.cohort.Column) c).toList(),
                    plain -> plain.stream()
                            .map(p -> p.name().equals(variable)
                                    ? Predictor.contrasts(variable, levels).in(LevelScores.of(scores))
                                    : p)
                            .toList());
        }

        List<Double> ranks() {
            return LevelScores.ranks(levels.size()).values();
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void oddsRatiosOfTheLevels(Expected e) {
        Ordered ordered = new Ordered(e);
        RegressionFit fit = ordered.model(e, ordered.ranks()).fit();
        TrendTest trend = Shapes.of(fit, null).trends().get(0);
        List<TrendTest.Level> levels = trend.levels();
        e.check("cases", levels.stream().mapToDouble(TrendTest.Level::events).toArray());
        e.check("controls", levels.stream().mapToDouble(l -> l.n() - l.events()).toArray());
        contrasts(
                e,
                e.values(),
                levels.stream()
                        .flatMap(l -> l.against().stream())
                        .map(c -> new Contrast(c.b(), c.se()))
                        .toList());
        test(e, "lr_overall", trend.overall().likelihoodRatio());
        test(e, "wald_overall", trend.overall().wald());
    }

    @ParameterizedTest
    @MethodSource("trends")
    void trends(Expected e) {
        Ordered ordered = new Ordered(e);
        for (String name : List.of("one_to_k", "given_scores", "median_of_controls", "median_of_all")) {
            JsonNode want = e.values().get(name);
            if (want == null) {
                continue;
            }
            List<Double> scores = numbers(want.get("scores"));
            RegressionFit fit = ordered.model(e, scores).fit();
            TrendTest trend = Shapes.of(fit, null).trends().get(0);
            int at = fit.hasIntercept() ? 1 : 0;
            Coefficient c = fit.coefficients().get(at);
            e.compare("beta", c.b(), want.get("beta").asDouble());
            e.compare("se", c.se(), want.get("se").asDouble());
            e.compare("or", c.oddsRatio(), want.get("or").asDouble());
            e.compare("lo", c.ci().low(), want.get("lo").asDouble());
            e.compare("hi", c.ci().high(), want.get("hi").asDouble());
            e.compare("p_wald", c.p(), want.get("p_wald").asDouble());
            test(e, want.get("lr"), trend.trend().likelihoodRatio());
            if (want.has("departure")) {
                test(e, want.get("departure"), trend.departure());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scoreTests")
    void scoreTestOfCochranAndArmitage(Expected e) {
        Ordered ordered = new Ordered(e);
        ModelTest score = ordered.model(e, ordered.ranks()).fit().score();
        e.check("X2", score.statistic());
        e.check("p", score.p());
    }

    // What they have in common

    private static void coefficients(Expected e, RegressionFit fit) {
        List<String> names = texts(e.values().get("names"));
        e.check("logLik", fit.logLik());
        int estimated = 0;
        for (Coefficient c : fit.coefficients()) {
            if (Double.isNaN(c.b())) {
                continue;
            }
            estimated++;
            int at = names.indexOf(c.term().name().replaceAll("=([^:]*)", "[$1]"));
            assertThat(at).as(c.term().name() + " of " + names).isNotNegative();
            String what = c.term().name();
            e.compare(what + " b", c.b(), e.array("beta")[at]);
            e.compare(what + " se", c.se(), e.array("se")[at]);
            e.compare(what + " z", c.z(), e.array("z")[at]);
            e.compare(what + " p", c.p(), e.array("p")[at]);
            e.compare(what + " or", c.oddsRatio(), e.array("or")[at]);
            e.compare(what + " low", c.ci().low(), e.array("or_lo")[at]);
            e.compare(what + " high", c.ci().high(), e.array("or_hi")[at]);
        }
        assertThat(estimated).isEqualTo(names.size());
    }

    private static void contrasts(Expected e, JsonNode want, List<Contrast> got) {
        assertThat(got).hasSize(want.get("log_or").size());
        for (int i = 0; i < got.size(); i++) {
            Contrast c = got.get(i);
            e.compare("log_or", c.b(), want.get("log_or").get(i).asDouble());
            e.compare("se", c.se(), want.get("se").get(i).asDouble());
            e.compare("or", c.oddsRatio(), want.get("or").get(i).asDouble());
            e.compare("lo", c.ci().low(), want.get("lo").get(i).asDouble());
            e.compare("hi", c.ci().high(), want.get("hi").get(i).asDouble());
            if (want.has("p")) {
                e.compare("p", c.p(), want.get("p").get(i).asDouble());
            }
        }
    }

    private static void test(Expected e, String name, ModelTest got) {
        test(e, e.values().get(name), got);
    }

    private static void test(Expected e, JsonNode want, ModelTest got) {
        e.compare("chisq", got.statistic(), want.get("chisq").asDouble());
        e.compare("df", got.df(), want.get("df").asDouble());
        e.compare("p", got.p(), want.get("p").asDouble());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }
}
