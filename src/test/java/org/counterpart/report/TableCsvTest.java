package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.junit.jupiter.api.Test;

class TableCsvTest {
    @Test
    void writesWhatIsPrintedAndTheNumberBehindIt() {
        Table table = new Table(
                "t",
                "Title",
                List.of(Head.left("变量"), Head.right("OR"), Head.left("Test")),
                List.of(
                        Row.of(Cell.of("Age, \"years\""), Cell.of("5.38", 5.378123456789012), Cell.of("Wald")),
                        Row.indented(Cell.of("II"), Cell.of("–"), Cell.of("line\nbreak"))),
                List.of("a note"));
        assertThat(new String(TableCsv.of(table), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF变量,OR,OR [value],Test\r\n\"Age, \"\"years\"\"\",5.38,5.378123456789012,Wald\r\n"
                        + "\"  II\",–,,line break\r\n");
    }

    @Test
    void noTextIsTakenForAFormula() {
        assertThat(List.of("=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "＝1", "a; =1", "-1;-2+3").stream()
                        .map(TableCsv::safe))
                .containsExactly("'=1+1", "'+cmd", "'-2+3", "'@SUM(A1)", "'\tx", "'＝1", "a; '=1", "-1;'-2+3");
        assertThat(List.of("-0.5", "+3", "1e-5", "−0.5", "<0.001", "", "text", "-12.5%").stream()
                        .map(TableCsv::safe))
                .containsExactly("-0.5", "+3", "1e-5", "−0.5", "<0.001", "", "text", "-12.5%");
    }
}
