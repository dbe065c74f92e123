package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.audit.table.PrintedTable.Cell;
import org.jsoup.nodes.Element;

/** The cells of a table in HTML or JATS, each in every place that it covers. */
final class MarkupTable {
    private static final int WIDEST = 200;

    private final List<List<Cell>> rows = new ArrayList<>();
    private int heads;

    private MarkupTable() {}

    static MarkupTable of(Element table) {
        MarkupTable read = new MarkupTable();
        Map<Integer, Cell> hanging = new HashMap<>();
        Map<Integer, Integer> left = new HashMap<>();
        for (Element row : table.select("tr")) {
            boolean head = row.parent() != null && row.parent().normalName().equals("thead");
            boolean named = !row.select("th").isEmpty() && row.select("td").isEmpty();
            read.row(row, hanging, left);
            if ((head || named) && read.heads == read.rows.size() - 1) {
                read.heads++;
            }
        }
        return read;
    }

    List<List<Cell>> rows() {
        return rows;
    }

    int heads() {
        return heads;
    }

    private void row(Element row, Map<Integer, Cell> hanging, Map<Integer, Integer> left) {
        List<Cell> cells = new ArrayList<>();
        for (Element cell : row.select("> td, > th")) {
            hang(cells, hanging, left);
            Cell here = cell(cell);
            int span = span(cell, "colspan");
            int down = span(cell, "rowspan");
            for (int i = 0; i < span && cells.size() < WIDEST; i++) {
                if (down > 1) {
                    hanging.put(cells.size(), continued(here));
                    left.put(cells.size(), down - 1);
                }
                cells.add(i == 0 ? here : continued(here));
            }
        }
        hang(cells, hanging, left);
        rows.add(cells);
    }

    private static void hang(List<Cell> cells, Map<Integer, Cell> hanging, Map<Integer, Integer> left) {
        while (left.getOrDefault(cells.size(), 0) > 0) {
            int column = cells.size();
            left.merge(column, -1, Integer::sum);
            cells.add(hanging.get(column));
        }
    }

    private static Cell continued(Cell cell) {
        return new Cell(cell.original(), cell.text(), cell.indent(), true);
    }

    private static int span(Element cell, String key) {
        String value = cell.attr(key);
        return value.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(value)) : 1;
    }

    private static Cell cell(Element cell) {
        String text = MarkupText.of(cell);
        return Cell.of(text.replaceAll("\\s+", " "), Raised.leading(text) + styled(cell), false);
    }

    /** An indentation by style sheet. */
    private static int styled(Element cell) {
        return cell.attr("style").replace(" ", "").matches(".*(?:padding-left|text-indent):[1-9].*") ? 2 : 0;
    }
}
