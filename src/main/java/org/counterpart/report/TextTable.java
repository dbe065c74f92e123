package org.counterpart.report;

import java.util.List;
import org.counterpart.report.Table.Align;

/** A table for the terminal; a Chinese character takes two columns. */
public final class TextTable {
    /** Blocks of characters that take two columns: CJK, Hangul, full-width forms. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD}
    };

    private TextTable() {}

    public static String of(Table table) {
        int columns = table.heads().size();
        int[] width = new int[columns];
        for (int c = 0; c < columns; c++) {
            width[c] = width(table.heads().get(c).text());
            for (Table.Row row : table.rows()) {
                width[c] = Math.max(width[c], width(cell(row, c)));
            }
        }
        int total = 2 * (columns - 1);
        for (int w : width) {
            total += w;
        }
        StringBuilder out = new StringBuilder();
        out.append(table.title()).append('\n').append("─".repeat(total)).append('\n');
        line(out, table, width, table.heads().stream().map(Table.Head::text).toList());
        out.append("─".repeat(total)).append('\n');
        for (Table.Row row : table.rows()) {
            line(
                    out,
                    table,
                    width,
                    java.util.stream.IntStream.range(0, columns)
                            .mapToObj(c -> cell(row, c))
                            .toList());
        }
        out.append("─".repeat(total)).append('\n');
        for (String note : table.notes()) {
            out.append(note).append('\n');
        }
        return out.toString();
    }

    private static String cell(Table.Row row, int column) {
        return (column == 0 ? "  ".repeat(row.indent()) : "")
                + row.cells().get(column).text();
    }

    private static void line(StringBuilder out, Table table, int[] width, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String gap = " ".repeat(width[c] - width(cells.get(c)));
            boolean right = table.heads().get(c).align() == Align.RIGHT;
            line.append(c == 0 ? "" : "  ")
                    .append(right ? gap : "")
                    .append(cells.get(c))
                    .append(right ? "" : gap);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** Columns a text takes on a terminal. */
    public static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    /** Columns a character takes: 2 for Chinese, 0 for what combines with the one before. */
    public static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (range[0] <= c && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
