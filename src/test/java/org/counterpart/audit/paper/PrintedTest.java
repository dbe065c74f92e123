package org.counterpart.audit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.929 | EXACT | 0.929 | 0.001 | false",
                ".05 | EXACT | 0.05 | 0.01 | false",
                "−1.20 | EXACT | -1.2 | 0.01 | false",
                "27.85% | EXACT | 27.85 | 0.01 | true",
                "<0.001 | BELOW | 0.001 | 0.001 | false",
                "P | EXACT | NaN | NaN | false",
                "≥ 0.05 | ABOVE | 0.05 | 0.01 | false",
                "1,120 | EXACT | 1120 | 1 | false",
                "0,05 | EXACT | 0.05 | 0.01 | false",
                "0·043 | EXACT | 0.043 | 0.001 | false",
                "１２．５ | EXACT | 12.5 | 0.1 | false",
                "1.2×10-5 | EXACT | 0.000012 | 0.000001 | false",
                "1.2E-5 | EXACT | 0.000012 | 0.000001 | false",
                "0.03* | EXACT | 0.03 | 0.01 | false",
                "12 345 | EXACT | 12345 | 1 | false",
                "2.010~14.390 | EXACT | NaN | NaN | false",
                ". | EXACT | NaN | NaN | false",
            })
    void readsNumbersAsPrinted(String text, Printed.Relation relation, double value, double unit, boolean percent) {
        Printed p = Printed.of(text);
        assertThat(p.text()).isEqualTo(text);
        assertThat(p.relation()).isEqualTo(relation);
        assertThat(p.value()).isEqualTo(Double.valueOf(value));
        assertThat(p.unit()).isEqualTo(Double.valueOf(unit));
        assertThat(p.percent()).isEqualTo(percent);
    }

    @Test
    void aPrintedNumberIsTheIntervalOfValuesThatPrintSo() {
        assertThat(Printed.of("0.50").rounded()).isEqualTo(new Range(0.495, 0.505));
        assertThat(Printed.of("0.5").rounded()).isEqualTo(new Range(0.45, 0.55));
        assertThat(Printed.of("-0.10").truncated()).satisfies(r -> {
            assertThat(r.holds(-0.109)).isTrue();
            assertThat(r.holds(-0.099)).isFalse();
        });
        assertThat(Printed.of("0.000").rounded().holds(0.0004)).isTrue();
        assertThat(Printed.of("0.000").rounded().holds(0.0006)).isFalse();
        assertThat(Printed.of("<0.05").rounded()).isEqualTo(new Range(Double.NEGATIVE_INFINITY, 0.05));
    }

    @Test
    void knowsTheOrdinaryWaysAwayFromPlainRounding() {
        // 62 of 105 is 59.0476 %: to 59.05 first, then to 59.1.
        assertThat(Printed.of("59.1").rounded().holds(100 * 62 / 105.0)).isFalse();
        assertThat(Printed.of("59.1").roundedTwice().holds(100 * 62 / 105.0)).isTrue();
        // 38 of 51 is 74.5098 %: 0.745 first, then shown as 74.50 %.
        assertThat(Printed.of("74.50%").rounded().holds(100 * 38 / 51.0)).isFalse();
        assertThat(Printed.of("74.50%").padded().holds(100 * 38 / 51.0)).isTrue();
        // one digit left is no number of its own
        assertThat(Printed.of("0.20").padded()).isEqualTo(Printed.of("0.20").rounded());
    }

    /** In binary arithmetic 100 times 0.352 is 35.199999999999996, 0.29 is 28.999999999999996, and 0.5 is 50. */
    @Test
    void cutOffInBinaryArithmetic() {
        assertThat(Printed.of("35.1").truncated().holds(35.2)).isTrue();
        assertThat(Printed.of("28.99").truncated().holds(29)).isTrue();
        assertThat(Printed.of("49.9").truncated().holds(50)).isFalse();
    }
}
