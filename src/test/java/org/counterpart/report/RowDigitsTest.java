package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.junit.jupiter.api.Test;

class RowDigitsTest {

    private static int recorded(double... values) {
        NumberColumn column = new NumberColumn(Variable.of("x", Variable.Type.NUMERIC), values);
        return new RecordedDecimals(
                        Cohort.withoutIds(IntStream.range(0, values.length).toArray(), List.of(column)))
                .of("x");
    }

    @Test
    void decimalsAreThoseOfTheCells() {
        assertThat(recorded(64, 65, Double.NaN)).isZero();
        assertThat(recorded(0.023, 0.04, 0.005)).isEqualTo(3);
        assertThat(recorded(-2.5, 1)).isEqualTo(1);
        assertThat(recorded(5.49e-13)).isEqualTo(15);
    }

    /** One odd cell in a hundred does not decide, in whatever row it stands; many cells are read as few are. */
    @Test
    void oneOddCellDoesNotDecide() {
        double[] many = new double[30_000];
        Arrays.setAll(many, i -> i / 10.0);
        assertThat(recorded(many)).isEqualTo(1);
        double[] values = Arrays.copyOf(many, 100);
        values[99] = 1.23456789;
        assertThat(recorded(values)).isEqualTo(1);
        double odd = values[99];
        values[99] = values[0];
        values[0] = odd;
        assertThat(recorded(values)).isEqualTo(1);
    }

    /**
     * Means one decimal more than recorded, quantiles as recorded; the numbers of troponin are those of the smallest
     * fault.
     */
    @Test
    void meansOneMoreQuantilesAsRecorded() {
        RowDigits troponin = RowDigits.means(3, new double[] {0.0237, 0.0151}, new double[] {0.0139, 0.0052});
        assertThat(troponin.meanAndSd(0.02371, 0.01391)).isEqualTo("0.0237±0.0139");
        RowDigits age = RowDigits.means(0, new double[] {71.2, 70.9}, new double[] {6.1, 6.4});
        assertThat(age.meanAndSd(71.23, 6.14)).isEqualTo("71.2±6.1");
        RowDigits platelets = RowDigits.means(0, new double[] {1180, 933}, new double[] {176, 78});
        assertThat(platelets.meanAndSd(1180.2, 176.1)).isEqualTo("1180±176");
        RowDigits days = RowDigits.quantiles(0, new double[] {9}, new double[] {5}, new double[] {13});
        assertThat(days.medianAndQuartiles(9, 5, 13)).isEqualTo("9 (5, 13)");
    }

    /** Computed with many decimals: three figures of the spread. */
    @Test
    void computedNumbersAreCut() {
        RowDigits bmi = RowDigits.means(9, new double[] {24.2}, new double[] {3.24});
        assertThat(bmi.meanAndSd(24.221453287, 3.2401)).isEqualTo("24.22±3.24");
    }

    /** Tiny and huge numbers in powers of ten, the same one for the row, with three figures of the smallest. */
    @Test
    void tinyAndHugeNumbersInPowersOfTen() {
        RowDigits dna = RowDigits.quantiles(
                14, new double[] {9.15e-12, 4.14e-12}, new double[] {5e-12, 2e-12}, new double[] {1.4e-11, 7e-12});
        assertThat(dna.named("DNA", Messages.EN)).isEqualTo("DNA (×10⁻¹¹)");
        assertThat(dna.of(4.14e-12)).isEqualTo("0.414");
        RowDigits platelets = RowDigits.means(0, new double[] {2.60e11, 2.29e11}, new double[] {4.9e10, 5.5e10});
        assertThat(platelets.named("血小板", Messages.ZH)).isEqualTo("血小板（×10⁹）");
        assertThat(platelets.meanAndSd(2.603e11, 4.89e10)).isEqualTo("260±49");
    }

    @Test
    void hugeOddsRatiosInPowersOfTen() {
        assertThat(Shown.ratio(1.234e5)).isEqualTo("1.23×10⁵");
        assertThat(Shown.ratio(5.378)).isEqualTo("5.378");
        assertThat(Shown.ratio(1.5e-7)).isEqualTo("1.5×10⁻⁷");
    }
}
