package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.junit.jupiter.api.Test;

/** Ratios by {@code sqrt(2*(exp(c) - 1 - c))/c} in R 4.2.2, of coefficients c at points of the tails. */
class TestTailsTest {
    /** c = 0.73 of a coefficient of 1, and 1.46 of 2; with a penalty of 0.6²/4 in the square. */
    @Test
    void anExposuresShareIsThatOfTheCoefficientItsRatioHas() {
        assertThat(TestTails.ODDS.ofExposure(1.13802660, 1, 0)).isCloseTo(0.01, within(1e-5));
        assertThat(TestTails.ODDS.ofExposure(1.31605255, 2, 0)).isCloseTo(0.01, within(1e-5));
        assertThat(TestTails.ODDS.ofExposure(Math.sqrt(1.13802660 * 1.13802660 + 0.09), 1, 0.6))
                .isCloseTo(0.01, within(1e-5));
        assertThat(TestTails.ODDS.ofExposure(1, 1, 0)).isCloseTo(1, within(1e-3));
    }

    /** The likelihood of rates and hazards is more skewed, that of risks most. */
    @Test
    void ofTheSameExposureAnotherTestIsFurtherOffInHazardsAndRisks() {
        assertThat(TestTails.RATES.ofExposure(1.13802660, 1, 0)).isBetween(0.2, 0.25);
        assertThat(TestTails.RISKS.ofExposure(1.13802660, 1, 0)).isBetween(0.3, 0.35);
        assertThat(TestTails.of(row("HR"))).isEqualTo(TestTails.RATES);
        assertThat(TestTails.of(row("aOR"))).isEqualTo(TestTails.ODDS);
        assertThat(TestTails.of(row("PR"))).isEqualTo(TestTails.RISKS);
    }

    /** 0.64·c/z·√n is 2.9 at c = 1.51042, z = 2, n = 36, the ratio of which is 1.33014933. */
    @Test
    void aMeasurementsShareFallsWithTheSmallerGroup() {
        assertThat(TestTails.ODDS.ofMeasurement(1.33014933, 2, 36, false)).isCloseTo(0.01, within(1e-4));
        assertThat(TestTails.ODDS.ofMeasurement(1.33014933, 2, 100, false)).isLessThan(0.001);
        assertThat(TestTails.ODDS.ofMeasurement(1.33014933, 2, 36, true)).isBetween(0.05, 0.1);
    }

    /** 30·0.01/1 and 12·0.01·2, ten times as often of hazards. */
    @Test
    void rowsAreSeldomNearByChance() {
        assertThat(TestTails.nearOfExposure(0.01, 1)).isCloseTo(0.3, within(1e-12));
        assertThat(TestTails.ODDS.near(0.01, 3, 120)).isCloseTo(0.24, within(1e-12));
        assertThat(TestTails.RATES.near(0.001, 3, 120)).isCloseTo(0.24, within(1e-12));
        assertThat(TestTails.ODDS.near(0.01, 3, 6000)).isEqualTo(1);
    }

    private static RatioRow row(String effect) {
        Printed none = Printed.NONE;
        Predictor p = new Predictor(
                "x", "binary", Printed.of("2.0"), Printed.of("1.0"), Printed.of("4.0"), none, none, none, none, null);
        return new RatioRow(new Subject("x", "x"), new Model("", effect, "all", "", List.of(p)), p);
    }
}
