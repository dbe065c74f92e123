package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.counterpart.audit.paper.Range;
import org.junit.jupiter.api.Test;

/**
 * Profile limits of 2x2 tables against R 4.2.2: {@code uniroot} on the deviance of {@code glm(y ~ 1, offset = b * x,
 * binomial, weights = n)}.
 */
class FourfoldTestsTest {
    @Test
    void profileLimitsAreThoseOfTheLogisticModel() {
        Range one = new FourfoldTests(1, 31, 29, 1599).profile(RatioRow.REACH);
        assertThat(Math.exp(one.low())).isCloseTo(0.0983496600, within(1e-9));
        assertThat(Math.exp(one.high())).isCloseTo(8.7498792761, within(1e-8));
        Range many = new FourfoldTests(38, 12, 23, 49).profile(RatioRow.REACH);
        assertThat(Math.exp(many.low())).isCloseTo(3.0566229369, within(1e-8));
        assertThat(Math.exp(many.high())).isCloseTo(15.7726128530, within(1e-8));
    }

    /**
     * Where the log odds ratio is a limit, twice the fall of the log likelihood is the 95% point of chi-square, 3.8415:
     * the likelihood-ratio test.
     */
    @Test
    void theLikelihoodRatioTestOfNoAssociationIsOnTheProfile() {
        FourfoldTests t = new FourfoldTests(20, 10, 80, 90);
        double reach = Math.sqrt(t.likelihoodRatio());
        assertThat(t.profile(reach).low()).isCloseTo(0, within(1e-9));
    }

    /** R 4.2.2: {@code fisher.test(matrix(c(a, c, b, d), 2))$p.value}; a table with an empty margin has one outcome. */
    @Test
    void fishersTestIsThatOfR() {
        assertThat(new FourfoldTests(38, 12, 23, 49).fisher()).isCloseTo(2.86166868393912e-06, within(1e-17));
        assertThat(new FourfoldTests(1, 31, 29, 1599).fisher()).isCloseTo(0.4452142816860554, within(1e-12));
        assertThat(new FourfoldTests(20, 10, 80, 90).fisher()).isCloseTo(0.07342758972137652, within(1e-13));
        assertThat(new FourfoldTests(3, 1, 1, 3).fisher()).isCloseTo(0.4857142857142858, within(1e-14));
        assertThat(new FourfoldTests(0, 5, 0, 7).fisher()).isEqualTo(1);
    }
}
