package org.counterpart.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as CSV: each column as printed and, where it holds numbers, a second one with their full precision. UTF-8
 * with a byte order mark, without
 * which Excel takes Chinese for something else. A text that a spreadsheet would run as a formula is quoted by an
 * apostrophe.
 */
public final class TableCsv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?%?");

    private TableCsv() {}

    public static byte[] of(Table table) {
        StringBuilder out = new StringBuilder("\uFEFF");
        int columns = table.heads().size();
        boolean[] numeric = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            numeric[c] = table.rows().stream()
                    .anyMatch(r -> !Double.isNaN(r.cells().get(column).value()));
        }
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get())) {
            List<String> heads = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                String head = table.heads().get(c).text();
                heads.add(safe(head));
                if (numeric[c]) {
                    heads.add(safe(head + " [value]"));
                }
            }
            csv.printRecord(heads);
            for (Table.Row row : table.rows()) {
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < columns; c++) {
                    Table.Cell cell = row.cells().get(c);
                    cells.add("  ".repeat(c == 0 ? row.indent() : 0) + safe(cell.text()));
                    if (numeric[c]) {
                        cells.add(number(cell.value()));
                    }
                }
                csv.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Shown.exact(value) : "";
    }

    /**
     * Not a formula, whatever a label or a cell of the cohort file says, nor one behind a semicolon, at which a
     * spreadsheet of many countries parts the line;
     * a plain number stays one.
     */
    static String safe(String text) {
        StringBuilder out = new StringBuilder(text.isEmpty() || "\t\r\n".indexOf(text.charAt(0)) < 0 ? "" : "'");
        String[] pieces = text.split(";", -1);
        for (int i = 0; i < pieces.length; i++) {
            String bare = pieces[i].stripLeading();
            out.append(i == 0 ? "" : ";").append(pieces[i], 0, pieces[i].length() - bare.length());
            out.append(runs(bare.stripTrailing()) ? "'" : "").append(bare);
        }
        return out.toString();
    }

    private static boolean runs(String text) {
        return !text.isEmpty()
                && "=+-@＝＋－＠".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
