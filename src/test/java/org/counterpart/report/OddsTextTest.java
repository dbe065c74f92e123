package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;

class OddsTextTest {

    private static Coefficient coefficient(double b, double se) {
        double reach = 1.959963984540054 * se;
        Interval ci = new Interval(Math.exp(b - reach), Math.exp(b + reach));
        return new Coefficient(Term.of("x"), b, se, b / se, b * b / se / se, 0.01, Math.exp(b), ci);
    }

    @Test
    void beyondTenThousandInPowersOfTen() {
        assertThat(OddsText.withWald(coefficient(Math.log(5), 0.2))).isEqualTo("5.000 (3.379–7.400)");
        assertThat(OddsText.ratio(coefficient(Math.log(2e5), 1))).isEqualTo("2×10⁵");
    }

    /** A marker of 10⁻¹¹ per unit: its coefficient is 1.46×10¹¹, and the ratio no double, but finite. */
    @Test
    void beyondAnyDoubleIsLargeAndNotInfinite() {
        Coefficient tiny = coefficient(1.46e11, 3.5e10);
        assertThat(OddsText.withWald(tiny)).isEqualTo(">10³⁰⁸ (>10³⁰⁸–>10³⁰⁸)");
        assertThat(OddsText.coefficient(tiny.b())).isEqualTo("1.46×10¹¹");
        assertThat(OddsText.outOfScale(tiny)).isTrue();
        assertThat(OddsText.withWald(coefficient(-1.46e11, 3.5e10))).isEqualTo("<10⁻³⁰⁸ (<10⁻³⁰⁸–<10⁻³⁰⁸)");
    }

    /** Platelets per litre: 1.000 (1.000–1.000) with P=0.01 says that the unit is too small. */
    @Test
    void aUnitTooSmallIsSaid() {
        assertThat(OddsText.outOfScale(coefficient(1e-11, 3e-12))).isTrue();
        assertThat(OddsText.coefficient(1e-11)).isEqualTo("1×10⁻¹¹");
        assertThat(OddsText.outOfScale(coefficient(0.1, 0.01))).isFalse();
        assertThat(OddsText.outOfScale(coefficient(1e-11, 3e-11))).isFalse();
    }
}
