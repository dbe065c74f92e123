package org.counterpart.report.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.report.Table.Cell;
import org.junit.jupiter.api.Test;

class CellNumberTest {
    private static CellNumber number(String text, double value) {
        return CellNumber.of(Cell.of(text, value)).orElseThrow();
    }

    @Test
    void holdsTheNumberBehindAndShowsWhatIsPrinted() {
        assertThat(number("5.378", 5.378123)).isEqualTo(new CellNumber(5.378123, "0.000"));
        assertThat(number("−0.35", -0.347833)).isEqualTo(new CellNumber(-0.347833, "0.00"));
        assertThat(number("61", 61)).isEqualTo(new CellNumber(61, "0"));
        assertThat(number("<0.001", 4.2e-6)).isEqualTo(new CellNumber(4.2e-6, "\"<0.001\""));
    }

    @Test
    void aPrintedNumberWithoutOneBehindIsItself() {
        assertThat(number("4", Double.NaN)).isEqualTo(new CellNumber(4, "0"));
    }

    @Test
    void whatIsNotTheNumberBehindIsNeverShownAsIt() {
        // The absolute difference is printed, the signed one is behind it; U is behind Z.
        assertThat(number("0.004", -0.0036919)).isEqualTo(new CellNumber(0.0036919, "0.000"));
        assertThat(number("0.013", 1827.5)).isEqualTo(new CellNumber(0.013, "0.000"));
    }

    @Test
    void textStaysText() {
        for (String text :
                List.of("4.367 (1.742–10.948)", "33 (54.1)", "χ²=9.857", "–", "", "±5 years", "=1+1", "1e5")) {
            assertThat(CellNumber.of(Cell.of(text, 4.367))).as(text).isEmpty();
        }
        // Published as a bound: the P itself is not known.
        assertThat(CellNumber.of(Cell.of("<0.05", 0.05))).isEmpty();
        assertThat(CellNumber.of(Cell.of("<0.05"))).isEmpty();
    }
}
