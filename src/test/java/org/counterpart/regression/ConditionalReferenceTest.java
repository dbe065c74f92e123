package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.TermTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Conditional logistic regression against R's clogit; each case says which call. */
class ConditionalReferenceTest {

    private static ConditionalFit fit(Expected e, Ties ties) {
        ReferenceModel model = new ReferenceModel(e);
        return ConditionalLogistic.withDefaults().with(ties).fit(model.x, model.y, model.set);
    }

    static Stream<Expected> coefficients() {
        return ReferenceCase.all("conditional logistic coefficients");
    }

    @ParameterizedTest
    @MethodSource
    void coefficients(Expected e) {
        ConditionalFit fit = fit(e, Ties.EXACT);
        assertThat(fit.terms()).extracting(Term::name).isEqualTo(LogisticReferenceTest.names(e));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.setsUsed()).isEqualTo(e.inputs().get("informative_sets").asInt());
        assertThat(fit.setsUsed() + fit.setsDropped())
                .isEqualTo(e.inputs().get("sets").asInt());
        List<Coefficient> rows = fit.coefficients();
        e.check("beta", LogisticReferenceTest.of(rows, Coefficient::b));
        e.check("se", LogisticReferenceTest.of(rows, Coefficient::se));
        e.check("z", LogisticReferenceTest.of(rows, Coefficient::z));
        e.check("p", LogisticReferenceTest.of(rows, Coefficient::p));
        e.check("or", LogisticReferenceTest.of(rows, Coefficient::oddsRatio));
        e.check("or_lo", LogisticReferenceTest.of(rows, r -> r.ci().low()));
        e.check("or_hi", LogisticReferenceTest.of(rows, r -> r.ci().high()));
        JsonNode vcov = e.values().get("vcov");
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                JsonNode want = vcov.isArray() ? vcov.get(i).get(j) : vcov;
                e.compare("vcov", fit.covariance(i, j), want.asDouble());
            }
        }
    }

    static Stream<Expected> tests() {
        return ReferenceCase.all("conditional logistic logLik, LR, score, Wald");
    }

    @ParameterizedTest
    @MethodSource
    void tests(Expected e) {
        ConditionalFit fit = fit(e, Ties.EXACT);
        checkLikelihood(e, fit);
        e.check("wald", fit.wald().statistic());
        e.check("wald_p", fit.wald().p());
    }

    private static void checkLikelihood(Expected e, ConditionalFit fit) {
        e.check("logLik_null", fit.nullLogLik());
        e.check("logLik", fit.logLik());
        e.check("lr", fit.likelihoodRatio().statistic());
        e.check("lr_p", fit.likelihoodRatio().p());
        e.check("score", fit.score().statistic());
        e.check("score_p", fit.score().p());
        e.check("df", fit.likelihoodRatio().df());
        e.check("AIC", fit.aic());
        e.check("r2_mcfadden", 1 - fit.logLik() / fit.nullLogLik());
    }

    /**
     * Without {@code clogit.terms:ob}: after missing cells six of its sets hold no case, and the reference's own
     * likelihood of the
     * smaller models counts them where {@code clogit} does not. See {@link #termsWhereSetsLoseTheirCase}.
     */
    static Stream<Expected> terms() {
        return ReferenceCase.all("conditional logistic term LR tests")
                .filter(e -> !e.node().get("id").asString().equals("clogit.terms:ob"));
    }

    /**
     * R 4.2.2, survival 3.5-3: twice the differences of loglik[2] of clogit(d ~ ob + est), (d ~ est) and (d ~ ob), ob
     * not missing.
     */
    @Test
    void termsWhereSetsLoseTheirCase() {
        Expected e = ReferenceCase.all("conditional logistic coefficients")
                .filter(c -> c.node().get("id").asString().equals("clogit.coef:ob"))
                .findFirst()
                .orElseThrow();
        List<TermTests> tests = TermTests.of(fit(e, Ties.EXACT));
        assertThat(tests.get(0).likelihoodRatio().statistic()).isCloseTo(1.07166568073649, offset(1e-12));
        assertThat(tests.get(1).likelihoodRatio().statistic()).isCloseTo(24.31916052044903, offset(1e-12));
    }

    @ParameterizedTest
    @MethodSource
    void terms(Expected e) {
        List<TermTests> tests = TermTests.of(fit(e, Ties.EXACT));
        e.check("df", LogisticReferenceTest.of(tests, t -> t.likelihoodRatio().df()));
        e.check("lr", LogisticReferenceTest.of(tests, t -> t.likelihoodRatio().statistic()));
        e.check("lr_p", LogisticReferenceTest.of(tests, t -> t.likelihoodRatio().p()));
    }

    static Stream<Expected> profile() {
        return ReferenceCase.all("conditional logistic profile-likelihood CI");
    }

    @ParameterizedTest
    @MethodSource
    void profile(Expected e) {
        LogisticReferenceTest.checkProfile(e, fit(e, Ties.EXACT));
    }

    static Stream<Expected> separated() {
        return ReferenceCase.all("conditional logistic, separated");
    }

    @ParameterizedTest
    @MethodSource
    void separated(Expected e) {
        ConditionalFit fit = fit(e, Ties.EXACT);
        List<String> infinite = StreamSupport.stream(e.values().get("infinite").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        assertThat(fit.separation().terms()).extracting(Term::name).isEqualTo(infinite);
        assertThat(fit.converged()).isFalse();
        double[] limits = e.array("beta_limit");
        int next = 0;
        for (int i = 0; i < limits.length; i++) {
            boolean finite = Double.isFinite(limits[i]);
            e.compare(
                    "beta_limit", finite ? fit.b(i) : fit.separation().limits().get(next++), limits[i]);
            assertThat(Double.isNaN(fit.b(i))).isNotEqualTo(finite);
            assertThat(Double.isNaN(fit.se(i))).isNotEqualTo(finite);
        }
        checkLikelihood(e, fit);
        assertThat(fit.wald().statistic()).isNaN();
    }

    static Stream<Expected> approximations() {
        return Stream.of("breslow", "efron")
                .flatMap(m ->
                        ReferenceCase.all("conditional logistic, " + m + " approximation for several cases per set"));
    }

    @ParameterizedTest
    @MethodSource
    void approximations(Expected e) {
        ConditionalFit fit = fit(e, e.procedure().contains("breslow") ? Ties.BRESLOW : Ties.EFRON);
        e.check("beta", LogisticReferenceTest.of(fit.coefficients(), Coefficient::b));
        e.check("se", LogisticReferenceTest.of(fit.coefficients(), Coefficient::se));
        e.check("logLik", fit.logLik());
    }
}
