package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversedRatioTest {

    @ParameterizedTest
    @CsvSource({
        // 0.48 (0.23-0.97) turned over: 2.083, 4.348, 1.031
        "2.08, 1.03, 4.35, true",
        // 1/2.08 = 0.481 prints as 0.48, but 1/1.90 = 0.526 prints as 0.53, and 1/0.53 as 1.89
        "2.08, 1.90, 4.35, false",
        // each is one over a number of two decimals, and 0.48 is far from the middle of 0.23 and 0.50
        "2.08, 2.00, 4.35, false",
    })
    void areNumbersTurnedOver(String or, String low, String high, boolean turned) {
        Predictor p = new Predictor(
                "x",
                "",
                Printed.of(or),
                Printed.of(low),
                Printed.of(high),
                Printed.NONE,
                Printed.NONE,
                Printed.NONE,
                Printed.NONE,
                null);
        RatioRow row = new RatioRow(new Subject("x", "x"), new Model("", "OR", "all", "", java.util.List.of(p)), p);
        assertThat(ReversedRatio.explains(row)).isEqualTo(turned);
    }
}
