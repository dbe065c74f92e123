package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.NumberStyle;
import org.counterpart.audit.lexicon.PlainText;

/**
 * A table as a document has it.
 *
 * @param label what the document calls it: {@code Table 3}; empty of a table copied without
 * @param caption its title, without the label
 * @param rows from the top, each as long as the widest; a merged cell stands in every place it covers
 * @param heads how many rows are its head; 0 where the document does not say
 * @param notes below it
 */
public record PrintedTable(String label, String caption, List<List<Cell>> rows, int heads, List<String> notes) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*(?: ?%)?");
    private static final Pattern COMMA = Pattern.compile("(?<=\\d),(?=\\d{1,4}(?!\\d))");
    private static final Pattern SPACE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    /** Behind a number, letters and signs of footnotes. */
    private static final Pattern MARKS = Pattern.compile("(?<=[\\d.)\\]%])[*†‡§¶#△▲☆★]+");

    /**
     * One place of a table.
     *
     * @param original as printed, without the space around it
     * @param text the same letter by letter with half-width digits, decimal points, and footnote marks blank
     * @param indent how far it is indented; 0 where that is not known
     * @param continued whether it only continues a merged cell that begins above or to the left
     */
    public record Cell(String original, String text, int indent, boolean continued) {
        static final Cell NONE = new Cell("", "", 0, true);

        public static Cell of(String printed) {
            return of(printed, 0, false);
        }

        public static Cell of(String printed, int indent, boolean continued) {
            String original = SPACE.matcher(printed).replaceAll("");
            String plain = PlainText.of(original).text();
            StringBuilder text = new StringBuilder(plain);
            Matcher marks = MARKS.matcher(plain);
            while (marks.find()) {
                text.replace(marks.start(), marks.end(), " ".repeat(marks.end() - marks.start()));
            }
            return new Cell(original, text.toString(), indent, continued);
        }

        boolean isBlank() {
            return text.isBlank();
        }

        private Cell withPoints() {
            return new Cell(original, COMMA.matcher(text).replaceAll("."), indent, continued);
        }
    }

    public PrintedTable {
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    public int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    public Cell at(int row, int column) {
        List<Cell> cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : Cell.NONE;
    }

    /** Some of its columns alone. */
    PrintedTable columns(int from, int to) {
        List<List<Cell>> part = rows.stream()
                .map(row -> row.subList(Math.min(from, row.size()), Math.min(to, row.size())))
                .toList();
        return new PrintedTable(label, caption, part, heads, notes);
    }

    /** Everything that is said of the table as a whole. */
    String about() {
        return PlainText.of(caption + "\n" + String.join("\n", notes)).text();
    }

    /** The same with decimal points, where its commas can only be decimal commas. */
    PrintedTable withPoints() {
        List<String> numbers = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (Cell cell : row) {
                NUMBER.matcher(cell.text()).results().forEach(m -> numbers.add(m.group()));
            }
        }
        if (NumberStyle.of(numbers) != NumberStyle.COMMA) {
            return this;
        }
        List<List<Cell>> pointed = rows.stream()
                .map(row -> row.stream().map(Cell::withPoints).toList())
                .toList();
        return new PrintedTable(label, caption, pointed, heads, notes);
    }
}
