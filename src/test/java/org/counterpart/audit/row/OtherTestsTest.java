package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The largest of the ratios that R 4.2.2 gives for the table solved for: glm with weights, anova test = "Rao". */
class OtherTestsTest {
    private static final double SLACK = 0.02;

    /** The table's ratios are 1.104486, 1.048989 and 1.018198, those of pairs 1.105945, 1.025716 and 1.052353. */
    @Test
    void isTheLargerOfTheTableBehindTheRowAndOfPairs() {
        assertThat(OtherTests.ofExposure(Math.log(3.685), 0.521, 2000, 2000))
                .isCloseTo(1.10594510665 + SLACK, within(1e-6));
        assertThat(OtherTests.ofExposure(Math.log(1.9), 0.354, 2380, 1460))
                .isCloseTo(1.0489892703 + SLACK, within(1e-6));
        assertThat(OtherTests.ofExposure(Math.log(0.4), 0.4, 61, 61)).isCloseTo(1.05235330875 + SLACK, within(1e-6));
    }

    @Test
    void aStandardErrorThatNoTableHasLeavesThePairs() {
        // Of pairs: b = 4c, 1/b + 1/c = 0.645^2; by hand in R.
        assertThat(OtherTests.ofExposure(Math.log(4), 0.645, 1, 1)).isCloseTo(1.11967204813 + SLACK, within(1e-6));
    }

    @Test
    void ofAMeasurementItFallsWithTheSmallerGroup() {
        assertThat(OtherTests.ofMeasurement(2, 100)).isCloseTo(1.34, within(1e-12));
        assertThat(OtherTests.ofMeasurement(2, 25)).isCloseTo(2.2, within(1e-12));
    }
}
