package org.counterpart.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.report.Messages;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.junit.jupiter.api.Test;

class CsvTableWriterTest {
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
        assertThat(CsvTableWriter.csv(table, Messages.EN))
                .isEqualTo("\uFEFF变量,OR,OR (value),Test\n\"Age, \"\"years\"\"\",5.38,5.378123456789012,Wald\n"
                        + "\"  II\",–,,\"line\nbreak\"\n");
        assertThat(CsvTableWriter.csv(table, Messages.ZH)).contains("OR（数值）");
    }

    @Test
    void noTextIsTakenForAFormula() {
        assertThat(List.of("=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "＝1").stream()
                        .map(CsvTableWriter::safe))
                .containsExactly("'=1+1", "'+cmd", "'-2+3", "'@SUM(A1)", "'\tx", "'＝1");
        assertThat(List.of("-0.5", "+3", "1e-5", "−0.5", "<0.001", "", "text", "-12.5%").stream()
                        .map(CsvTableWriter::safe))
                .containsExactly("-0.5", "+3", "1e-5", "−0.5", "<0.001", "", "text", "-12.5%");
    }
}
