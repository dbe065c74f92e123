package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.regression.design.Term;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Firth's regression against R (brglm2, and a Newton of the reference's own); each case says which call. */
class FirthReferenceTest {

    private static FirthFit fit(Expected e) {
        ReferenceModel model = new ReferenceModel(e);
        return FirthLogistic.withDefaults().fit(model.x, model.y);
    }

    static Stream<Expected> coefficients() {
        return ReferenceCase.all("Firth logistic coefficients, SE, Wald");
    }

    @ParameterizedTest
    @MethodSource
    void coefficients(Expected e) {
        FirthFit fit = fit(e);
        assertThat(fit.terms()).extracting(Term::name).isEqualTo(LogisticReferenceTest.names(e));
        List<Coefficient> rows = fit.coefficients();
        e.check("beta", LogisticReferenceTest.of(rows, Coefficient::b));
        e.check("se", LogisticReferenceTest.of(rows, Coefficient::se));
        e.check("z", LogisticReferenceTest.of(rows, Coefficient::z));
        e.check("wald_p", LogisticReferenceTest.of(rows, Coefficient::p));
        e.check("or", LogisticReferenceTest.of(rows, Coefficient::oddsRatio));
        e.check("wald_lo", LogisticReferenceTest.of(rows, r -> Math.log(r.ci().low())));
        e.check("wald_hi", LogisticReferenceTest.of(rows, r -> Math.log(r.ci().high())));
        e.check("penalised_logLik", fit.penalisedLogLik());
        e.check("logLik", fit.logLik());
    }

    static Stream<Expected> penalisedTests() {
        return ReferenceCase.all("Firth penalised likelihood-ratio tests");
    }

    @ParameterizedTest
    @MethodSource
    void penalisedTests(Expected e) {
        FirthFit fit = fit(e);
        List<ModelTest> tests = IntStream.range(0, fit.terms().size())
                .mapToObj(i -> PenalisedTests.that(fit, i))
                .toList();
        e.check("chisq", LogisticReferenceTest.of(tests, ModelTest::statistic));
        e.check("p", LogisticReferenceTest.of(tests, ModelTest::p));
        e.check("global_chisq", fit.likelihoodRatio().statistic());
        e.check("global_df", fit.likelihoodRatio().df());
        e.check("global_p", fit.likelihoodRatio().p());
    }

    static Stream<Expected> profile() {
        return ReferenceCase.all("Firth profile penalised-likelihood CI");
    }

    @ParameterizedTest
    @MethodSource
    void profile(Expected e) {
        LogisticReferenceTest.checkProfile(e, fit(e));
    }

    static Stream<Expected> predictions() {
        return ReferenceCase.all("Firth predicted probabilities");
    }

    @ParameterizedTest
    @MethodSource
    void predictions(Expected e) {
        FirthFit fit = fit(e);
        double[] rows = e.array("row");
        e.check(
                "p",
                Arrays.stream(rows)
                        .map(r -> fit.fitted(Arrays.binarySearch(fit.design().sourceRows(), (int) r - 1)))
                        .toArray());
        e.check("mean_p", Arrays.stream(fit.fitted()).average().orElseThrow());
    }
}
