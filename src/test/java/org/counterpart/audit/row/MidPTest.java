package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * R 4.2.2, with the one-sided P values l and g of {@code fisher.test(x, or)}: {@code uniroot} on (l − g + 1)/2, as
 * epitools' {@code ormidp.test}; for the exact limits {@code uniroot(tol = 1e-13)} on {@code fisher.test(x,
 * or)$p.value} less 0.025, since {@code fisher.test(x)$conf.int} has four digits.
 */
class MidPTest {
    private final FourfoldTests table = new FourfoldTests(22, 5, 19, 77);

    @Test
    void estimateAndLimitsAreThoseOfEpitools() {
        MidP midP = new MidP(table);
        assertThat(Math.exp(midP.estimate())).isCloseTo(16.927769, within(1e-5));
        assertThat(Math.exp(midP.limits().low())).isCloseTo(6.026278, within(1e-5));
        assertThat(Math.exp(midP.limits().high())).isCloseTo(57.190231, within(1e-5));
        assertThat(midP.p()).isCloseTo(6.587836e-09, within(1e-14));
        assertThat(new MidP(new FourfoldTests(59, 170, 15, 24)).p()).isCloseTo(0.1128528, within(1e-7));
    }

    @Test
    void theExactIntervalIsThatOfR() {
        assertThat(Math.exp(table.exact().low())).isCloseTo(5.48852955, within(1e-7));
        assertThat(Math.exp(table.exact().high())).isCloseTo(66.20171845, within(1e-6));
    }
}
