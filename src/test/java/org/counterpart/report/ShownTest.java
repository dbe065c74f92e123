package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void exactIsTheShortestTextThatReadsBackAsTheSameNumber() {
        assertThat(Shown.exact(0.1)).isEqualTo("0.1");
        assertThat(Shown.exact(-5.378)).isEqualTo("-5.378");
        assertThat(Shown.exact(61)).isEqualTo("61");
        assertThat(Shown.exact(1200)).isEqualTo("1200");
        assertThat(Shown.exact(-0.0)).isEqualTo("0");
        assertThat(Shown.exact(Double.NaN)).isEmpty();
        // Java 17 writes 2.0E-3 and 2.2250738585072014E-308 for these, Java 19 and later the same or shorter.
        assertThat(Shown.exact(2e-3)).isEqualTo("0.002");
        assertThat(Shown.exact(Double.MIN_VALUE)).isEqualTo("5E-324");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Shown.exact(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void largeCountsAreGroupedAsTheLanguageDoes() {
        assertThat(Shown.count(1120, "en")).isEqualTo("1120");
        assertThat(Shown.count(1234567, "en")).isEqualTo("1,234,567");
        assertThat(Shown.count(1234567, "zh")).isEqualTo("1\u2009234\u2009567");
    }

    @Test
    void decimalsOfP() {
        assertThat(Shown.p(0.0004)).isEqualTo("<0.001");
        assertThat(Shown.p(0.0004, 4)).isEqualTo("0.0004");
        assertThat(Shown.p(0.004, 2)).isEqualTo("<0.01");
        assertThat(Shown.p(0.996, 2)).isEqualTo(">0.99");
        assertThat(Shown.p(1, 2)).isEqualTo("1.00");
    }
}
