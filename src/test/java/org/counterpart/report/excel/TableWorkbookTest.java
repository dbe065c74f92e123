package org.counterpart.report.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.counterpart.report.DemoReport;
import org.counterpart.report.Report;
import org.counterpart.report.Report.TableBlock;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.junit.jupiter.api.Test;

class TableWorkbookTest {
    private static final Table TABLE = new Table(
            "models",
            "Logistic regression",
            List.of(Head.left("变量"), Head.right("OR"), Head.right("P"), Head.right("95% CI")),
            List.of(
                    Row.of(
                            Cell.of("=cmd|' /C calc'!A0"),
                            Cell.of("5.378", 5.378123456789012),
                            Cell.of("<0.001", 8.1e-5),
                            Cell.of("2.010–14.390")),
                    Row.indented(Cell.of("2"), Cell.of("–"), Cell.of(""), Cell.of("–"))),
            List.of("A note."));

    @Test
    void readBackItHoldsTheNumbersAndShowsThemAsPrinted() throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(TableWorkbook.of(List.of(TABLE), "0.1.0")))) {
            Sheet sheet = workbook.getSheet("Logistic regression");
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Logistic regression");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("变量");
            var row = sheet.getRow(2);
            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(5.378123456789012);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(8.1e-5);
            DataFormatter shown = new DataFormatter(java.util.Locale.ROOT);
            assertThat(shown.formatCellValue(row.getCell(1))).isEqualTo("5.378");
            assertThat(shown.formatCellValue(row.getCell(2))).isEqualTo("<0.001");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("2.010–14.390");
            // The first cell names the row: a level 2 is no number.
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("2");
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("A note.");
        }
    }

    /** Fifty letters in a column of twenty, bold, stand on three lines; each is 15 points high. */
    @Test
    void aHeadOfSeveralLinesIsNotCut() throws IOException {
        Table table = new Table(
                "t",
                "T",
                List.of(Head.left("a"), Head.right("n"), Head.left("m".repeat(50))),
                List.of(Row.of(Cell.of("b"), Cell.of("56"), Cell.of("t=1"))),
                List.of());
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(TableWorkbook.of(List.of(table, TABLE), "0.1.0")))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getHeightInPoints()).isEqualTo(45);
            assertThat(sheet.getRow(2).getCell(2).getCellStyle().getIndention()).isEqualTo((short) 1);
            assertThat(workbook.getSheetAt(1).getRow(1).getHeightInPoints()).isEqualTo(15);
        }
    }

    @Test
    void aSheetATableAndTheSameBytesEveryTime() throws IOException {
        for (Report report : DemoReport.bilingual()) {
            List<Table> tables = report.blocks(TableBlock.class).stream()
                    .map(TableBlock::table)
                    .toList();
            byte[] bytes = TableWorkbook.of(tables, "0.1.0");
            Files.write(
                    Files.createDirectories(Path.of("target/demo")).resolve("tables." + report.language() + ".xlsx"),
                    bytes);
            assertThat(TableWorkbook.of(tables, "0.1.0")).isEqualTo(bytes);
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
                assertThat(workbook.getNumberOfSheets()).isEqualTo(tables.size());
                for (Table table : tables) {
                    assertThat(workbook.getSheetAt(tables.indexOf(table))
                                    .getRow(0)
                                    .getCell(0)
                                    .getStringCellValue())
                            .isEqualTo(table.title());
                }
                assertThat(workbook.getProperties()
                                .getCoreProperties()
                                .getCreated()
                                .toInstant())
                        .hasToString("2000-01-01T00:00:00Z");
            }
        }
    }
}
