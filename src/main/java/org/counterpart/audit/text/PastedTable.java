package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.table.PrintedTable;
import org.counterpart.audit.table.PrintedTable.Cell;
import org.counterpart.audit.table.Use;

/** Lines of a text that are the rows of one table, as a copied table has them: cells parted by tabs or bars. */
record PastedTable(List<List<TableCell>> rows) {
    private static final Pattern TABS = Pattern.compile("\t");
    private static final Pattern BARS = Pattern.compile("\\|");
    private static final Pattern RULE = Pattern.compile("[\\s|:+-]*");

    /** A cell as pasted, with its place in the text. */
    record TableCell(String text, int from, int to) {}

    int from() {
        return rows.get(0).get(0).from();
    }

    int to() {
        List<TableCell> last = rows.get(rows.size() - 1);
        return last.get(last.size() - 1).to();
    }

    PrintedTable grid(PlainText plain) {
        List<List<Cell>> cells = rows.stream()
                .map(row -> row.stream()
                        .map(c -> Cell.of(plain.original(c.from(), c.to())))
                        .toList())
                .toList();
        return new PrintedTable("", "", cells, 0, List.of());
    }

    /** What was read of a cell was read of the text; the 95 of a head goes with the table. */
    void mark(Use use, Said said) {
        TableCell cell = rows.get(use.row()).get(use.column());
        said.understand(use.what(), cell.from() + use.from(), cell.from() + use.to());
        rows.get(0).forEach(head -> said.use(head.from(), head.to()));
    }

    /** Every run of two and more lines with as many cells, at least two. */
    static List<PastedTable> in(PlainText plain) {
        List<PastedTable> tables = new ArrayList<>();
        List<List<TableCell>> rows = new ArrayList<>();
        int from = 0;
        for (String line : plain.text().split("\n", -1)) {
            List<TableCell> cells = cells(line, from);
            boolean rule = line.indexOf('|') >= 0 && RULE.matcher(line).matches();
            if (!rule) {
                if (cells.size() < 2 || (!rows.isEmpty() && rows.get(0).size() != cells.size())) {
                    close(rows, tables);
                }
                if (cells.size() >= 2) {
                    rows.add(cells);
                }
            }
            from += line.length() + 1;
        }
        close(rows, tables);
        return tables;
    }

    private static void close(List<List<TableCell>> rows, List<PastedTable> tables) {
        if (rows.size() >= 2) {
            tables.add(new PastedTable(List.copyOf(rows)));
        }
        rows.clear();
    }

    private static List<TableCell> cells(String line, int from) {
        boolean tabs = line.indexOf('\t') >= 0;
        if (!tabs && line.chars().filter(c -> c == '|').count() < 2) {
            return List.of();
        }
        List<TableCell> cells = new ArrayList<>();
        int at = 0;
        for (String cell : (tabs ? TABS : BARS).split(line, -1)) {
            int begin = at;
            int end = at + cell.length();
            while (begin < end && Character.isWhitespace(line.charAt(begin))) {
                begin++;
            }
            while (end > begin && Character.isWhitespace(line.charAt(end - 1))) {
                end--;
            }
            cells.add(new TableCell(line.substring(begin, end), from + begin, from + end));
            at += cell.length() + 1;
        }
        if (!tabs) {
            // A bar before the first cell and one behind the last.
            if (cells.get(0).text().isEmpty()) {
                cells.remove(0);
            }
            if (!cells.isEmpty() && cells.get(cells.size() - 1).text().isEmpty()) {
                cells.remove(cells.size() - 1);
            }
        }
        return cells;
    }
}
