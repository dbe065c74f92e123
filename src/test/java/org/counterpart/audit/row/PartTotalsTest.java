package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts that a percentage may be of, in a group of 100. */
class PartTotalsTest {
    @ParameterizedTest(name = "{2}: {0}, row {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // heavy smokers of the smokers above
                "40 40.0%, 13 32.5% | 1 | 40",
                // types of 29 fractures, which no row prints
                "11 37.9%, 18 62.1% | 0 | 29",
                "40 40.0%, 11 37.9%, 18 62.1% | 2 | 29",
                // another row of the part whose types stand above
                "18 60.0%, 12 40.0%, 5 16.7% | 2 | 30",
                // a misprint stays one
                "40 40.0%, 13 23.5% | 1 | 0",
                // of all but some without a value, which is another cause
                "70 70.0%, 13 18.6% | 1 | 0",
                // the row below is no part that the reader knows of yet
                "13 32.5%, 40 40.0% | 0 | 0",
                // rows of the group as a whole are not added to a part
                "20 20.0%, 9 31.0% | 1 | 0",
            })
    void parts(String column, int at, int total) {
        List<PartTotals.Cell> cells = new ArrayList<>();
        for (String cell : column.split(", ", -1)) {
            String[] printed = cell.strip().split(" ", 2);
            cells.add(new PartTotals.Cell(Printed.of(printed[0]), Printed.of(printed[1])));
        }
        assertThat(PartTotals.of(cells, at, 100).orElse(0)).isEqualTo(total);
    }
}
