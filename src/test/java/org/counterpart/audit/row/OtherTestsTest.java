package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The largest of the ratios that R 4.2.2 gives for the table solved for (glm with weights, anova test = "Rao"), their
 * squares with Firth's penalty: {@code sqrt(ratio^2 + se^2/4)}.
 */
class OtherTestsTest {
    private static final double SLACK = 0.02;

    /** The table's ratios are 1.104486, 1.048989 and 1.018198, those of pairs 1.105945, 1.025716 and 1.052353. */
    @Test
    void isTheLargerOfTheTableBehindTheRowAndOfPairs() {
        assertThat(OtherTests.ofExposure(Math.log(3.685), 0.521, 2000, 2000))
                .isCloseTo(1.13621073262 + SLACK, within(1e-6));
        assertThat(OtherTests.ofExposure(Math.log(1.9), 0.354, 2380, 1460))
                .isCloseTo(1.06381741347 + SLACK, within(1e-6));
        assertThat(OtherTests.ofExposure(Math.log(0.4), 0.4, 61, 61)).isCloseTo(1.07118975277 + SLACK, within(1e-6));
    }

    @Test
    void aStandardErrorThatNoTableHasLeavesThePairs() {
        // Of pairs: b = 4c, 1/b + 1/c = 0.645^2; by hand in R.
        assertThat(OtherTests.ofExposure(Math.log(4), 0.645, 1, 1)).isCloseTo(1.16519172043 + SLACK, within(1e-6));
    }

    /**
     * R 4.2.2: {@code sqrt(2*(exp(abs(b)) - 1 - abs(b))/b^2 + se^2/4)}. The likelihood-ratio test of 3 of 1,000,000
     * cases and 1,000 of 100,000,000 controls (glm, anova) has 1.245664 times Wald's |z|, the bound without penalty is
     * 1.248289.
     */
    @Test
    void theBoundWithoutSizesIsNearlyReachedByARareExposure() {
        assertThat(OtherTests.ofAnyExposure(-1.203980, 0.578217)).isCloseTo(1.281331221 + SLACK, within(1e-6));
        assertThat(OtherTests.ofAnyExposure(-1.203980, 0)).isBetween(1.245664 + SLACK, 1.2484 + SLACK);
        assertThat(OtherTests.ofAnyExposure(Math.log(1.9), 0.354)).isCloseTo(1.133374266 + SLACK, within(1e-8));
    }

    @Test
    void ofAMeasurementItFallsWithTheSmallerGroup() {
        assertThat(OtherTests.ofMeasurement(2, 100)).isCloseTo(1.34, within(1e-12));
        assertThat(OtherTests.ofMeasurement(2, 25)).isCloseTo(2.2, within(1e-12));
    }
}
