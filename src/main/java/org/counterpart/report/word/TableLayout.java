package org.counterpart.report.word;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Align;
import org.counterpart.report.Table.Row;
import org.counterpart.report.TextTable;

/**
 * How a table stands on the page: upright when its numbers fit unbroken in type of at least 7.5 points, else on a landscape page. Widths are told by a rule of
 * thumb (half an em a letter, one a Chinese character), never by this machine's fonts.
 *
 * @param halfPoints type size, in half points as Word counts
 * @param columns widths in twentieths of a point
 */
record TableLayout(Page page, int halfPoints, List<Integer> columns) {
    /** 9, 8 and 7.5 points, the sizes five-minor, 8 and six of Chinese type. */
    private static final int[] HALF_POINTS = {18, 16, 15};

    /** That of the style of table text. */
    static final int NORMAL = HALF_POINTS[0];

    /** Left and right of each cell, in twentieths of a point. */
    static final int PADDING = 60;

    /** Each step of indentation, in ems. */
    static final double INDENT = 1;

    /** Letters are a little wider than half an em in places. */
    private static final double ALLOWANCE = 1.1;

    /** Labels wrap no narrower, and want no wider, in ems. */
    private static final double LABEL_LEAST = 9;

    private static final double LABEL_MOST = 24;
    private static final double CHINESE_LEAST = 4;

    TableLayout {
        columns = List.copyOf(columns);
    }

    /** In ems. */
    private record Column(double least, double wanted) {}

    static TableLayout of(Table table) {
        List<Column> columns = columns(table);
        for (Page page : Page.values()) {
            for (int size : HALF_POINTS) {
                if (twips(columns.stream().mapToDouble(Column::least).sum(), size) + padding(columns)
                        <= page.textWidth()) {
                    return new TableLayout(page, size, spread(columns, page, size));
                }
            }
        }
        int smallest = HALF_POINTS[HALF_POINTS.length - 1];
        return new TableLayout(Page.LANDSCAPE, smallest, squeezed(columns, smallest));
    }

    int width() {
        return columns.stream().mapToInt(Integer::intValue).sum();
    }

    private static double twips(double ems, int halfPoints) {
        return ems * ALLOWANCE * halfPoints * 10;
    }

    private static int padding(List<Column> columns) {
        return 2 * PADDING * columns.size();
    }

    /** What each column needs, and of the rest as much as it wants; a table that nearly fills the page fills it. */
    private static List<Integer> spread(List<Column> columns, Page page, int size) {
        double room = page.textWidth() - padding(columns);
        double least = twips(columns.stream().mapToDouble(Column::least).sum(), size);
        double wanted = twips(columns.stream().mapToDouble(Column::wanted).sum(), size);
        double share = wanted <= least ? 0 : Math.min(1, (room - least) / (wanted - least));
        double used = least + share * (wanted - least);
        double over =
                used > 0.6 * room ? (room - used) / columns.size() : Math.min(200, (room - used) / columns.size());
        return columns.stream()
                .map(c -> (int) Math.floor(twips(c.least + share * (c.wanted - c.least), size) + over) + 2 * PADDING)
                .toList();
    }

    /** Too much for any page: every column gives way in proportion, and numbers break. */
    private static List<Integer> squeezed(List<Column> columns, int size) {
        double room = Page.LANDSCAPE.textWidth() - padding(columns);
        double least = twips(columns.stream().mapToDouble(Column::least).sum(), size);
        return columns.stream()
                .map(c -> (int) Math.floor(twips(c.least, size) * room / least) + 2 * PADDING)
                .toList();
    }

    private static List<Column> columns(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.heads().size(); c++) {
            String head = table.heads().get(c).text();
            boolean numbers = table.heads().get(c).align() == Align.RIGHT;
            double least = Math.max(1.5, unbroken(head));
            double wanted = Math.max(least, Math.min(ems(head), numbers ? 8 : LABEL_MOST));
            for (Row row : table.rows()) {
                String text = row.cells().get(c).text();
                double indent = c == 0 ? row.indent() * INDENT : 0;
                double whole = ems(text);
                least = Math.max(
                        least, indent + (numbers ? whole : Math.max(unbroken(text), Math.min(whole, LABEL_LEAST))));
                wanted = Math.max(wanted, indent + (numbers ? whole : Math.min(whole, LABEL_MOST)));
            }
            columns.add(new Column(least, Math.max(least, wanted)));
        }
        return columns;
    }

    private static double ems(String text) {
        return TextTable.width(text) / 2.0;
    }

    /** The longest part that does not break: a word, or some Chinese characters, which read badly one below the other. */
    private static double unbroken(String text) {
        double longest = 0;
        for (String word : text.split("[ -]", -1)) {
            boolean chinese = word.codePoints().anyMatch(c -> TextTable.width(c) == 2);
            longest = Math.max(longest, chinese ? Math.min(CHINESE_LEAST, ems(word)) : ems(word));
        }
        return Math.min(longest, LABEL_LEAST);
    }
}
