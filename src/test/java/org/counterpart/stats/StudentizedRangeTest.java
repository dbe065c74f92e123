package org.counterpart.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import org.counterpart.univariate.ReferenceCsv;
import org.junit.jupiter.api.Test;

/** Expected values: src/test/r/groups/studentized_range.R, R 4.2.2. */
class StudentizedRangeTest {
    private static final List<Map<String, String>> GRID = ReferenceCsv.read("studentized_range.csv");

    private static double ours(Map<String, String> row) {
        return StudentizedRange.of(Integer.parseInt(row.get("groups")), ReferenceCsv.number(row, "df"))
                .upper(ReferenceCsv.number(row, "q"));
    }

    /** The same double integral by R's integrate(), to its own tolerance of about 1e-10. */
    @Test
    void upperTailsAreThoseOfTheIntegral() {
        assertThat(GRID).hasSizeGreaterThan(200);
        for (Map<String, String> row : GRID) {
            assertThat(ours(row)).as("%s", row).isCloseTo(ReferenceCsv.number(row, "p"), withinPercentage(1e-8));
        }
    }

    /**
     * R's ptukey is itself off the integral by up to 4e-5 below 12 degrees of freedom, 3e-7 of fifty groups and 2e-8 of
     * twenty: these are not held against it.
     */
    @Test
    void rSaysTheSameWhereItHasTheDigits() {
        List<Map<String, String>> good = GRID.stream()
                .filter(row -> ReferenceCsv.number(row, "df") >= 12 && Integer.parseInt(row.get("groups")) <= 6)
                .toList();
        assertThat(good).hasSize(72);
        for (Map<String, String> row : good) {
            assertThat(ours(row)).as("%s", row).isCloseTo(ReferenceCsv.number(row, "r"), within(1e-8));
        }
    }

    /** Of two groups q is √2 times Student's t: P of t = 4/√2, for any degrees of freedom. */
    @Test
    void twoGroupsAreStudents() {
        for (double df : new double[] {0.5, 1, 2, 3.3, 30, 1e4, 1e7}) {
            for (double q : new double[] {0.01, 1, 4, 30}) {
                assertThat(StudentizedRange.of(2, df).upper(q))
                        .as("q %s, df %s", q, df)
                        .isCloseTo(Tails.tTwoSided(q / Math.sqrt(2), df), withinPercentage(1e-9));
            }
        }
        assertThat(StudentizedRange.of(2, Double.POSITIVE_INFINITY).upper(40))
                .isCloseTo(Tails.normalTwoSided(40 / Math.sqrt(2)), withinPercentage(1e-9));
    }

    /** Tables print 3.58 for three groups, 20 degrees of freedom and 0.05; R: qtukey(0.95, 3, 20) is 3.577935. */
    @Test
    void criticalValues() {
        StudentizedRange law = StudentizedRange.of(3, 20);
        assertThat(law.critical(0.05)).isCloseTo(3.577935, within(1e-5));
        for (double p : new double[] {0.999, 0.5, 0.01, 1e-9}) {
            assertThat(law.upper(law.critical(p))).isCloseTo(p, withinPercentage(1e-7));
        }
    }

    @Test
    void atTheEnds() {
        StudentizedRange law = StudentizedRange.of(4, 10);
        assertThat(law.upper(0)).isEqualTo(1);
        assertThat(law.upper(-1)).isEqualTo(1);
        assertThat(law.upper(Double.POSITIVE_INFINITY)).isEqualTo(0);
        assertThat(law.upper(Double.NaN)).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> StudentizedRange.of(1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> StudentizedRange.of(3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> law.critical(0));
    }
}
