package org.counterpart.cohort.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.NotRecorded;

/**
 * The first rows of a file, looked at before it is read: what parts the cells, where the names of the columns stand,
 * whether the first
 * column has a name.
 *
 * @param below line up to which nothing is read: a line {@code sep=;} that spreadsheets and devices write; 0 when
 *     there is none
 */
public record FileHead(List<Row> rows, Delimiter delimiter, int below) {
    private static final int ROWS = 60;
    private static final int CHARACTERS = 1 << 20;

    /** A row and the line it starts on. */
    public record Row(int line, List<String> cells) {
        public static Row of(RowCells record, int line) {
            return new Row(line, record.stream().map(Cells::trim).toList());
        }

        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        public int filled() {
            return (int) cells.stream().filter(c -> !c.isEmpty()).count();
        }
    }

    public static FileHead of(TextEncoding encoding, Path file, Delimiter given) throws IOException {
        List<String> texts = texts(encoding, file);
        Delimiter delimiter = given;
        int below = 0;
        String first = texts.isEmpty() ? "" : Cells.trim(texts.get(0)).replace("\"", "");
        if (first.length() <= 5 && first.toLowerCase(java.util.Locale.ROOT).startsWith("sep=")) {
            Delimiter said = first.length() == 5
                    ? Delimiter.of(first.substring(4)).orElse(given)
                    : texts.get(0).indexOf('\t') >= 0 ? Delimiter.TAB : given;
            delimiter = given == Delimiter.AUTO ? said : given;
            below = 1;
            texts = texts.subList(1, texts.size());
        }
        if (delimiter == Delimiter.AUTO) {
            delimiter = Delimiter.in(texts);
        }
        return new FileHead(rows(String.join("\n", texts), delimiter, below), delimiter, below);
    }

    /** The first rows as text: up to line ends outside quotes; rows of blank space are empty ones. */
    private static List<String> texts(TextEncoding encoding, Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean quoted = false;
        int read = 0;
        try (Reader text = new BufferedReader(encoding.open(file))) {
            int before = 0;
            for (int c = text.read(); c >= 0 && rows.size() < ROWS && read < CHARACTERS; c = text.read()) {
                read++;
                quoted ^= c == '"';
                if (!quoted && (c == '\n' || c == '\r')) {
                    if (c != '\n' || before != '\r') {
                        rows.add(row.toString());
                        row.setLength(0);
                    }
                } else {
                    row.append((char) c);
                }
                before = c;
            }
        }
        if (row.length() > 0 && rows.size() < ROWS) {
            rows.add(row.toString());
        }
        return rows;
    }

    private static List<Row> rows(String text, Delimiter delimiter, int below) throws IOException {
        List<Row> rows = new ArrayList<>();
        CsvRows walk = new CsvRows(new StringReader(text), delimiter, true);
        for (RowCells record = walk.next(); record != null; record = walk.next()) {
            rows.add(Row.of(record, walk.line() + below));
        }
        return rows;
    }

    /** The row on a line, or the first one; null when there is none. */
    private Row row(int line) {
        return rows.stream()
                .filter(r -> line == 0 || r.line() == line)
                .findFirst()
                .orElse(null);
    }

    private List<Row> behind(Row header) {
        return rows.subList(rows.indexOf(header) + 1, rows.size());
    }

    /**
     * Line of a row further down that looks like the names of the columns where the first row does not: it lacks names
     * that this one has,
     * and numbers stand below this one's words. 0 when there is none.
     */
    public int likelierHeader() {
        Row first = row(0);
        if (first == null) {
            return 0;
        }
        for (Row row : behind(first)) {
            boolean full = row.filled() >= 2
                    && row.cells().stream().noneMatch(String::isEmpty)
                    && new HashSet<>(row.cells()).size() == row.cells().size();
            if (full && first.filled() < row.filled() && !namesRowsOnly(first, row) && standsAboveNumbers(row)) {
                return row.line();
            }
        }
        return 0;
    }

    /**
     * Whether the first row has a name for each column but the first, or but for what stands at the end of the rows.
     */
    private static boolean namesRowsOnly(Row first, Row other) {
        int from = first.cell(0).isEmpty() ? 1 : 0;
        for (int i = from; i < other.cells().size() - (from == 0 ? 1 : 0); i++) {
            if (first.cell(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean standsAboveNumbers(Row header) {
        List<Row> below = behind(header);
        for (int i = 0; i < header.cells().size(); i++) {
            int column = i;
            long numbers = below.stream().filter(r -> isNumber(r.cell(column))).count();
            if (!isNumber(header.cell(i)) && numbers * 2 > below.size()) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(String cell) {
        String plain = Cells.plain(cell);
        return !Double.isNaN(DecimalNumber.parse(plain, '.')) || !Double.isNaN(DecimalNumber.parse(plain, ','));
    }

    /** Whether each row below the header has one cell more, and not an empty one at its end: R writes row names so. */
    public boolean hasRowNames(int headerLine) {
        Row header = row(headerLine);
        if (header == null || behind(header).isEmpty()) {
            return false;
        }
        int names = header.cells().size();
        return behind(header).stream().allMatch(r -> r.cells().size() == names + 1)
                && behind(header).stream().anyMatch(r -> !r.cell(names).isEmpty());
    }

    /**
     * Cells of the first row below the header that are words where all the other rows have numbers: units ({@code
     * years}, {@code mg/L}) or
     * a second row of names; empty when there are fewer than two.
     */
    public List<String> unitsBelow(int headerLine) {
        Row header = row(headerLine);
        if (header == null || behind(header).size() < 4) {
            return List.of();
        }
        Row units = behind(header).get(0);
        List<Row> others = behind(header).subList(1, behind(header).size());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < header.cells().size(); i++) {
            int column = i;
            List<String> cells = others.stream()
                    .map(r -> r.cell(column))
                    .filter(c -> !c.isEmpty() && !NotRecorded.amongNumbers(c))
                    .toList();
            String word = units.cell(i);
            if (!word.isEmpty()
                    && !isNumber(word)
                    && !NotRecorded.amongNumbers(word)
                    && cells.size() > 2
                    && cells.stream().allMatch(FileHead::isNumber)) {
                words.add(word);
            }
        }
        return words.size() < 2 ? List.of() : words;
    }

    /** The line of the first row below the header. */
    public int firstLineBelow(int headerLine) {
        Row header = row(headerLine);
        return header == null || behind(header).isEmpty()
                ? 0
                : behind(header).get(0).line();
    }

    /** Whether every name in the header is a number: then it is a subject, and the names are missing. */
    public boolean headerIsNumbers(int headerLine) {
        Row header = row(headerLine);
        return header != null
                && header.cells().size() > 1
                && header.cells().stream().allMatch(FileHead::isNumber);
    }

    /** Whether fewer cells than this are filled in in some row below the header that another row follows. */
    public boolean someRowHasFewer(int headerLine, int cells) {
        Row header = row(headerLine);
        if (header == null) {
            return false;
        }
        List<Row> below = behind(header);
        int end = below.size();
        while (end > 0 && below.get(end - 1).filled() < cells) {
            end--;
        }
        return below.subList(0, end).stream().anyMatch(r -> r.filled() < cells);
    }
}
