package org.counterpart.report.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.report.ConstantZip;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Align;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Row;
import org.counterpart.report.TextTable;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Tables as an Excel workbook, a sheet a table, named by its id: title, heads, rows in the three lines journals print,
 * notes. A cell that prints one number
 * holds it at full precision and shows it as printed; any other is text. Nothing in it is a formula.
 */
public final class TableWorkbook {
    /** In points. */
    private static final double LINE_HEIGHT = 15;

    private static final int WIDEST = 60;
    private static final int HEAD_WIDEST = 18;
    private static final int LONGEST_NAME = 31;

    private TableWorkbook() {}

    /** @param version of this program, told in the properties as {@code 0.1} */
    public static byte[] of(List<Table> tables, String version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Counterpart", applicationVersion(version))) {
            Set<String> names = new HashSet<>();
            for (Table table : tables) {
                sheet(workbook.newWorksheet(name(table.title(), names)), table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConstantZip.of(out.toByteArray());
    }

    /**
     * The title as far as Excel lets a sheet be named: 31 characters, some never, and no name twice in any letter case.
     */
    private static String name(String title, Set<String> taken) {
        String plain = title.replaceAll("[\\[\\]:*?/\\\\']", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String name = shortened(plain.isEmpty() ? "-" : plain, LONGEST_NAME);
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = shortened(plain, LONGEST_NAME - 3) + " " + n;
        }
        return name;
    }

    /** At the end of a word where that leaves most of it. */
    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        return text.substring(0, space > most / 2 ? space : most).strip();
    }

    /** Office takes nothing but two numbers, {@code 00.0000}, and calls a file with more damaged. */
    private static String applicationVersion(String version) {
        String[] parts = version.split("\\D+", 3);
        return parts.length >= 2 && !parts[0].isEmpty() && !parts[1].isEmpty() ? parts[0] + "." + parts[1] : "0.0";
    }

    private static void sheet(Worksheet sheet, Table table) throws IOException {
        int columns = table.heads().size();
        sheet.value(0, 0, table.title());
        sheet.style(0, 0).bold().set();
        for (int c = 0; c < columns; c++) {
            sheet.value(1, c, table.heads().get(c).text());
            sheet.style(1, c)
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("bottom")
                    .horizontalAlignment(alignment(table, c))
                    .indent(meets(table, c) ? 1 : 0)
                    .borderStyle(BorderSide.TOP, BorderStyle.MEDIUM)
                    .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                    .set();
            sheet.width(c, width(table, c));
        }
        sheet.rowHeight(1, LINE_HEIGHT * headLines(table));
        int line = 2;
        for (Row row : table.rows()) {
            for (int c = 0; c < columns; c++) {
                cell(sheet, line, c, row, table);
            }
            line++;
        }
        for (int c = 0; c < columns; c++) {
            sheet.style(line, c).borderStyle(BorderSide.TOP, BorderStyle.MEDIUM).set();
        }
        for (String note : table.notes()) {
            sheet.value(line++, 0, note);
        }
        sheet.freezePane(1, 2);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.repeatRows(1);
        sheet.finish();
    }

    private static void cell(Worksheet sheet, int line, int column, Row row, Table table) {
        Cell cell = row.cells().get(column);
        // What stands first in a row names it, even when the name is a number: a level, a set.
        Optional<CellNumber> number = column == 0 ? Optional.empty() : CellNumber.of(cell);
        if (number.isPresent()) {
            sheet.value(line, column, number.get().value());
            sheet.style(line, column)
                    .format(number.get().format())
                    .horizontalAlignment(alignment(table, column))
                    .set();
        } else if (!cell.text().isEmpty()) {
            sheet.value(line, column, cell.text());
            sheet.style(line, column)
                    .horizontalAlignment(alignment(table, column))
                    .indent(column == 0 ? row.indent() : meets(table, column) ? 1 : 0)
                    .set();
        }
    }

    private static String alignment(Table table, int column) {
        return table.heads().get(column).align() == Align.RIGHT ? "right" : "left";
    }

    /** Whether a text begins where the numbers of the column before end. */
    private static boolean meets(Table table, int column) {
        return column > 0
                && alignment(table, column).equals("left")
                && alignment(table, column - 1).equals("right");
    }

    /** Lines of the tallest head, which some programs would cut; bold letters are a fifth wider. */
    private static int headLines(Table table) {
        return IntStream.range(0, table.heads().size())
                .map(c -> (int)
                        Math.ceil(1.2 * TextTable.width(table.heads().get(c).text()) / width(table, c)))
                .reduce(1, Math::max);
    }

    /** In characters; heads wrap. */
    private static double width(Table table, int column) {
        int widest =
                Math.min(HEAD_WIDEST, TextTable.width(table.heads().get(column).text()));
        for (Row row : table.rows()) {
            widest = Math.max(widest, TextTable.width(row.cells().get(column).text()) + 2 * row.indent());
        }
        return Math.min(WIDEST, widest) + 2;
    }
}
