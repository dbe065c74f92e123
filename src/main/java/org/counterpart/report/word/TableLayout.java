package org.counterpart.report.word;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Align;
import org.counterpart.report.Table.Row;
import org.counterpart.report.TextTable;

/**
 * How a table stands on the page: upright when its numbers fit unbroken in type of at least 7.5 points, else on a
 * landscape page. Widths are told by a rule of
 * thumb (half an em a letter, one a Chinese character), never by this machine's fonts.
 *
 * @param halfPoints type size, in half points as Word counts
 * @param columns widths in twentieths of a point
 */
record TableLayout(A4Page page, int halfPoints, List<Integer> columns) {
    /** That of the style of table text. */
    static final int NORMAL = 18;

    /** Where every program ends a line: around a Chinese character; between Chinese signs and letters some do not. */
    private static final Pattern BREAKS = Pattern.compile("(?=\\p{IsHan})|(?<=\\p{IsHan})");

    private static final int SMALLEST = 15;
    private static final int[] SIZES = {NORMAL, 16, SMALLEST};

    /** Left and right of each cell, in twentieths of a point. */
    static final int PADDING = 60;

    /** Each step of indentation, in ems. */
    static final double INDENT = 1;

    /** Before a text whose left neighbour ends at it, in ems. */
    private static final double GAP = 0.5;

    /** Letters are a little wider than half an em in places. */
    private static final double ALLOWANCE = 1.08;

    /** A capital is so much wider, in ems. */
    private static final double CAPITAL = 0.2;

    /** All like more room than they need: another font may be wider. */
    private static final double COMFORT = 1.2;

    /** Labels wrap no narrower, and want no wider, in ems. */
    private static final double LABEL_LEAST = 7;

    private static final double LABEL_MOST = 24;

    /** Labels take at most so many lines, unless that makes them want more than {@link #LABEL_MOST}. */
    private static final double LINES = 4;

    private static final double HEAD_MOST = 8;
    private static final double CHINESE_LEAST = 4;

    /** Of the room, what a table must want to be stretched to all of it. */
    private static final double NEARLY_ALL = 0.6;

    TableLayout {
        columns = List.copyOf(columns);
    }

    /**
     * In ems.
     *
     * @param numbers whether it holds numbers, which a font wider than reckoned would break, or texts, which wrap
     */
    private record Column(double least, double wanted, boolean numbers) {}

    static TableLayout of(Table table) {
        for (boolean whole : new boolean[] {true, false}) {
            List<Column> columns = columns(table, whole);
            for (A4Page page : A4Page.values()) {
                double room = room(page, columns);
                for (int size : SIZES) {
                    if (least(columns, size) <= room) {
                        return new TableLayout(page, size, spread(columns, room, size));
                    }
                }
            }
        }
        List<Column> columns = columns(table, false);
        return new TableLayout(A4Page.LANDSCAPE, SMALLEST, squeezed(columns, room(A4Page.LANDSCAPE, columns)));
    }

    int width() {
        return columns.stream().mapToInt(Integer::intValue).sum();
    }

    private static double room(A4Page page, List<Column> columns) {
        return page.textWidth() - 2.0 * PADDING * columns.size();
    }

    private static double twips(double ems, int halfPoints) {
        return ems * ALLOWANCE * halfPoints * 10;
    }

    private static double least(List<Column> columns, int halfPoints) {
        return twips(columns.stream().mapToDouble(Column::least).sum(), halfPoints);
    }

    /**
     * What each column needs, and of the rest as much as it wants, numbers before texts; a table that nearly fills the
     * page fills it.
     */
    private static List<Integer> spread(List<Column> columns, double room, int size) {
        double least = least(columns, size);
        double numbersWant = wanted(columns, true, size);
        double textsWant = wanted(columns, false, size);
        double ofNumbers = numbersWant == 0 ? 1 : Math.min(1, (room - least) / numbersWant);
        double left = room - least - ofNumbers * numbersWant;
        double ofTexts = textsWant == 0 ? 1 : Math.min(1, left / textsWant);
        double used = least + ofNumbers * numbersWant + ofTexts * textsWant;
        double over = (room - used) / columns.size();
        double gap = used > NEARLY_ALL * room ? over : Math.min(200, over);
        return columns.stream()
                .map(c -> {
                    double share = c.numbers() ? ofNumbers : ofTexts;
                    return whole(twips(c.least() + share * (c.wanted() - c.least()), size) + gap);
                })
                .toList();
    }

    /** What columns of one kind want above what they need. */
    private static double wanted(List<Column> columns, boolean numbers, int size) {
        return twips(
                columns.stream()
                        .filter(c -> c.numbers() == numbers)
                        .mapToDouble(c -> c.wanted() - c.least())
                        .sum(),
                size);
    }

    /** Too much for any page: every column gives way in proportion, and numbers break. */
    private static List<Integer> squeezed(List<Column> columns, double room) {
        double scale = room / least(columns, SMALLEST);
        return columns.stream()
                .map(c -> whole(twips(c.least(), SMALLEST) * scale))
                .toList();
    }

    private static int whole(double text) {
        return (int) Math.floor(text) + 2 * PADDING;
    }

    /** @param whole whether what names a row stands on one line, up to {@link #LABEL_MOST} */
    private static List<Column> columns(Table table, boolean whole) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.heads().size(); c++) {
            columns.add(column(table, c, whole && c == 0));
        }
        return columns;
    }

    private static Column column(Table table, int column, boolean unbroken) {
        String head = table.heads().get(column).text();
        boolean right = table.heads().get(column).align() == Align.RIGHT;
        double gap = gap(table, column);
        double least = gap + Math.max(1.5, unbroken(head));
        double wanted = gap + COMFORT * Math.min(ems(head), HEAD_MOST);
        for (Row row : table.rows()) {
            String text = row.cells().get(column).text();
            double indent = gap + (column == 0 ? row.indent() * INDENT : 0);
            double whole = ems(text);
            boolean together = unbroken && whole <= LABEL_MOST;
            least = Math.max(least, indent + (right || together ? whole : Math.max(unbroken(text), label(whole))));
            wanted = Math.max(wanted, indent + COMFORT * (right ? whole : Math.min(whole, LABEL_MOST)));
        }
        return new Column(least, Math.max(least, wanted), right);
    }

    /** In ems. */
    static double gap(Table table, int column) {
        boolean meets = column > 0
                && table.heads().get(column).align() == Align.LEFT
                && table.heads().get(column - 1).align() == Align.RIGHT;
        return meets ? GAP : 0;
    }

    private static double label(double whole) {
        return Math.min(Math.min(whole, LABEL_MOST), Math.max(LABEL_LEAST, whole / LINES));
    }

    private static double ems(String text) {
        return TextTable.width(text) / 2.0
                + CAPITAL * text.chars().filter(Character::isUpperCase).count();
    }

    /**
     * The longest part that does not break: a word or number, with the brackets that cling to it ({@code
     * AUC（95%CI，DeLong}),
     * or some Chinese characters, which read badly one below the other.
     */
    static double unbroken(String text) {
        double longest = 0;
        for (String word : text.split(" ", -1)) {
            boolean chinese = word.codePoints().anyMatch(c -> TextTable.width(c) == 2);
            longest = Math.max(longest, chinese ? Math.min(CHINESE_LEAST, ems(word)) : ems(word));
            if (chinese) {
                longest =
                        BREAKS.splitAsStream(word).mapToDouble(TableLayout::ems).reduce(longest, Math::max);
            }
        }
        return longest;
    }
}
