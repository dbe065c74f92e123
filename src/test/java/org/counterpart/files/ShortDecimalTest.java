package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterpart.cohort.cell.DecimalNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are written as R 4.2.2 does, {@code format(x, digits = 15)}, but for whole numbers below 1e15. */
class ShortDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0.0005, 5e-04",
        "0.005, 0.005",
        "0.00012, 0.00012",
        "0.000012, 1.2e-05",
        "0.0000113808, 1.13808e-05",
        "1e-300, 1e-300",
        "-2.5e-7, -2.5e-07",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "123456.789, 123456.789",
        "1e15, 1e+15",
        "1e22, 1e+22",
        "123456789012345680, 123456789012345680",
        "100000, 100000",
        "0, 0"
    })
    void anExponentStandsOnlyWhereItIsShorter(double value, String text) {
        assertThat(ShortDecimal.of(value)).isEqualTo(text);
        assertThat(DecimalNumber.parse(text, '.')).isEqualTo(value);
    }
}
