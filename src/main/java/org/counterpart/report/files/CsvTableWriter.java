package org.counterpart.report.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;

/**
 * A table for a spreadsheet: what is printed and, in a column of its own, the number behind it at full precision. UTF-8 with a byte order
 * mark, without which Excel on a Chinese Windows reads mojibake (R: {@code fileEncoding = "UTF-8-BOM"}). A text that a spreadsheet
 * would take for a formula gets an apostrophe before it; the notes of the table are not in the file.
 */
public final class CsvTableWriter {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?%?");

    private CsvTableWriter() {}

    public static String csv(Table table, Messages messages) {
        boolean[] numeric = new boolean[table.heads().size()];
        for (Table.Row row : table.rows()) {
            for (int c = 0; c < numeric.length; c++) {
                numeric[c] |= !Double.isNaN(row.cells().get(c).value());
            }
        }
        StringBuilder out = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            printer.printRecord(heads(table, numeric, messages));
            for (Table.Row row : table.rows()) {
                printer.printRecord(cells(row, numeric));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> heads(Table table, boolean[] numeric, Messages messages) {
        List<String> heads = new ArrayList<>();
        for (int c = 0; c < numeric.length; c++) {
            String text = table.heads().get(c).text();
            heads.add(safe(text));
            if (numeric[c]) {
                heads.add(safe(messages.text("report.csv.value", text)));
            }
        }
        return heads;
    }

    private static List<String> cells(Table.Row row, boolean[] numeric) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < numeric.length; c++) {
            Cell cell = row.cells().get(c);
            cells.add((c == 0 ? "  ".repeat(row.indent()) : "") + safe(cell.text()));
            if (numeric[c]) {
                cells.add(Shown.exact(cell.value()));
            }
        }
        return cells;
    }

    /** Not a formula, whatever a cell of the cohort file or a label says (OWASP, CSV injection). */
    static String safe(String text) {
        return text.isEmpty()
                        || "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) < 0
                        || NUMBER.matcher(text).matches()
                ? text
                : "'" + text;
    }
}
