package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Collinearity;
import org.counterpart.regression.summary.FitMeasures;
import org.counterpart.regression.summary.HosmerLemeshow;
import org.counterpart.regression.summary.Influence;
import org.counterpart.regression.summary.ProfileLikelihood;
import org.counterpart.regression.summary.TermTests;
import org.counterpart.stats.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Unconditional logistic regression against R; each case says which call. */
class LogisticReferenceTest {

    private static LogisticFit fit(Expected e) {
        ReferenceModel model = new ReferenceModel(e);
        return Logistic.withDefaults().fit(model.x, model.y);
    }

    static Stream<Expected> coefficients() {
        return ReferenceCase.all("logistic coefficients, SE, Wald");
    }

    @ParameterizedTest
    @MethodSource
    void coefficients(Expected e) {
        LogisticFit fit = fit(e);
        assertThat(fit.terms()).extracting(Term::name).isEqualTo(names(e));
        assertThat(fit.converged()).isTrue();
        List<Coefficient> rows = fit.coefficients();
        e.check("beta", of(rows, Coefficient::b));
        e.check("se", of(rows, Coefficient::se));
        e.check("z", of(rows, Coefficient::z));
        e.check("p", of(rows, Coefficient::p));
        e.check("or", of(rows, Coefficient::oddsRatio));
        e.check("or_lo", of(rows, r -> r.ci().low()));
        e.check("or_hi", of(rows, r -> r.ci().high()));
        e.check("wald_chisq", of(rows, Coefficient::wald));
    }

    static Stream<Expected> covariance() {
        return ReferenceCase.all("logistic covariance matrix");
    }

    @ParameterizedTest
    @MethodSource
    void covariance(Expected e) {
        LogisticFit fit = fit(e);
        JsonNode want = e.values().get("vcov");
        for (int i = 0; i < want.size(); i++) {
            for (int j = 0; j < want.size(); j++) {
                e.compare("vcov", fit.covariance(i, j), want.get(i).get(j).asDouble());
            }
        }
    }

    static Stream<Expected> fitStatistics() {
        return ReferenceCase.all("logistic fit statistics");
    }

    @ParameterizedTest
    @MethodSource
    void fitStatistics(Expected e) {
        LogisticFit fit = fit(e);
        FitMeasures measures = FitMeasures.of(fit);
        e.check("n", fit.n());
        e.check("events", fit.events());
        e.check("deviance", fit.deviance());
        e.check("null_deviance", fit.nullDeviance());
        e.check("df_residual", fit.n() - fit.rank());
        e.check("logLik", fit.logLik());
        e.check("logLik_null", fit.nullLogLik());
        e.check("AIC", fit.aic());
        e.check("BIC", fit.bic());
        e.check("lr_chisq", fit.likelihoodRatio().statistic());
        e.check("lr_df", fit.likelihoodRatio().df());
        e.check("lr_p", fit.likelihoodRatio().p());
        e.check("r2_mcfadden", measures.mcFadden());
        e.check("r2_mcfadden_adj", measures.adjustedMcFadden());
        e.check("r2_cox_snell", measures.coxSnell());
        e.check("r2_nagelkerke", measures.nagelkerke());
        e.check("r2_tjur", measures.tjur());
        e.check("brier", measures.brier());
        e.check("pearson_chisq", measures.pearson());
        e.check("auc", measures.auc());
        e.check("correctly_classified_0.5", measures.correct());
    }

    static Stream<Expected> terms() {
        return ReferenceCase.all("logistic term tests: LR, score, Wald");
    }

    @ParameterizedTest
    @MethodSource
    void terms(Expected e) {
        List<TermTests> tests = TermTests.of(fit(e));
        e.check("df", of(tests, t -> t.likelihoodRatio().df()));
        e.check("lr", of(tests, t -> t.likelihoodRatio().statistic()));
        e.check("lr_p", of(tests, t -> t.likelihoodRatio().p()));
        e.check("score", of(tests, t -> t.score().statistic()));
        e.check("score_p", of(tests, t -> t.score().p()));
        e.check("wald", of(tests, t -> t.wald().statistic()));
        e.check("wald_p", of(tests, t -> t.wald().p()));
    }

    static Stream<Expected> profile() {
        return ReferenceCase.all("logistic profile-likelihood CI (exact root)");
    }

    @ParameterizedTest
    @MethodSource
    void profile(Expected e) {
        checkProfile(e, fit(e));
    }

    static Stream<Expected> profileAsRPrintsIt() {
        return ReferenceCase.all("logistic profile CI as MASS confint prints it");
    }

    @ParameterizedTest
    @MethodSource
    void profileAsRPrintsIt(Expected e) {
        checkProfile(e, fit(e));
    }

    static void checkProfile(Expected e, RegressionFit fit) {
        List<Interval> intervals = IntStream.range(0, fit.terms().size())
                .mapToObj(i -> ProfileLikelihood.withDefaults().interval(fit, i))
                .toList();
        e.check("lo", of(intervals, Interval::low));
        e.check("hi", of(intervals, Interval::high));
    }

    static Stream<Expected> hosmerLemeshow() {
        return Stream.concat(
                ReferenceCase.all("Hosmer-Lemeshow g=10"),
                ReferenceCase.all("Hosmer-Lemeshow g=10, equal-count groups"));
    }

    @ParameterizedTest
    @MethodSource
    void hosmerLemeshow(Expected e) {
        LogisticFit fit = fit(e);
        HosmerLemeshow.Grouping grouping =
                e.procedure().endsWith("groups") ? HosmerLemeshow.Grouping.RANKS : HosmerLemeshow.Grouping.DECILES;
        double[] y = IntStream.range(0, fit.n()).mapToDouble(fit::outcome).toArray();
        HosmerLemeshow.Result result =
                HosmerLemeshow.withDefaults().with(grouping).test(y, fit.fitted());
        e.check("groups", result.groups());
        e.check("n", of(result.n(), n -> n));
        e.check("observed", of(result.observed(), n -> n));
        e.check("expected", of(result.expected(), x -> x));
        e.check("X2", result.statistic());
        e.check("df", result.df());
        e.check("p", result.p());
    }

    static Stream<Expected> collinearity() {
        return ReferenceCase.all("variance inflation");
    }

    @ParameterizedTest
    @MethodSource
    void collinearity(Expected e) {
        List<Collinearity> inflation = Collinearity.of(fit(e));
        e.check("gvif_glm", of(inflation, Collinearity::vif));
        e.check("gvif_linear", of(inflation, Collinearity::linear));
        e.check("df", of(inflation, Collinearity::df));
        e.check("gvif_linear_scaled", of(inflation, c -> Math.pow(c.linear(), 1 / (2.0 * c.df()))));
    }

    static Stream<Expected> influence() {
        return ReferenceCase.all("logistic leverage, residuals, Cook, dfbetas");
    }

    @ParameterizedTest
    @MethodSource
    void influence(Expected e) {
        LogisticFit fit = fit(e);
        Influence influence = Influence.of(fit);
        double[] rows = e.array("row");
        int[] row = Arrays.stream(rows)
                .mapToInt(r -> Arrays.binarySearch(fit.design().sourceRows(), (int) r - 1))
                .toArray();
        e.check("fitted", at(row, fit::fitted));
        e.check("linear_predictor", at(row, fit::linearPredictor));
        e.check("hat", at(row, influence::leverage));
        e.check("pearson", at(row, influence::pearson));
        e.check("deviance", at(row, influence::deviance));
        e.check("std_pearson", at(row, influence::standardised));
        e.check("cook_R", at(row, influence::cook));
        e.check("cook_spss", at(row, influence::cookSpss));
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < fit.terms().size(); j++) {
                e.compare("dfbeta_pregibon", influence.dfbetaPregibon(row[i], j), entry(e, "dfbeta_pregibon", i, j));
                e.compare("dfbeta_R", influence.dfbeta(row[i], j), entry(e, "dfbeta_R", i, j));
                e.compare("dfbetas_R", influence.dfbetas(row[i], j), entry(e, "dfbetas_R", i, j));
            }
        }
    }

    static Stream<Expected> predictions() {
        return ReferenceCase.all("logistic predictions, sums");
    }

    @ParameterizedTest
    @MethodSource
    void predictions(Expected e) {
        LogisticFit fit = fit(e);
        Influence influence = Influence.of(fit);
        double[] p = fit.fitted();
        IntStream rows = IntStream.range(0, fit.n());
        e.check("sum_p", Arrays.stream(p).sum());
        e.check("sum_p2", Arrays.stream(p).map(v -> v * v).sum());
        e.check("min_p", Arrays.stream(p).min().orElseThrow());
        e.check("max_p", Arrays.stream(p).max().orElseThrow());
        e.check(
                "sum_lp2",
                rows.mapToDouble(fit::linearPredictor).map(v -> v * v).sum());
        e.check(
                "sum_hat",
                IntStream.range(0, fit.n()).mapToDouble(influence::leverage).sum());
    }

    private static double entry(Expected e, String name, int i, int j) {
        return e.values().get(name).get(i).get(j).asDouble();
    }

    private static double[] at(int[] rows, java.util.function.IntToDoubleFunction f) {
        return Arrays.stream(rows).mapToDouble(f).toArray();
    }

    static <T> double[] of(List<T> list, ToDoubleFunction<T> f) {
        return list.stream().mapToDouble(f).toArray();
    }

    /** R's {@code race[2]} is our {@code race=2}. */
    static List<String> names(Expected e) {
        return java.util.stream.StreamSupport.stream(e.values().get("names").spliterator(), false)
                .map(n -> n.asString().replaceAll("\\[(.*)]$", "=$1"))
                .toList();
    }
}
