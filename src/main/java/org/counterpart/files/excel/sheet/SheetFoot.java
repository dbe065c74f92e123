package org.counterpart.files.excel.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.counterpart.files.text.RowWords;

/** Rows below a table that are no subjects: totals, means, remarks, who signed. */
final class SheetFoot {
    private static final Pattern SENTENCE = Pattern.compile(".*[，。；：:;,、（）()\\s].*");

    private SheetFoot() {}

    /** Whether the leftmost cell says that the row sums up others. */
    static boolean isTotal(SheetRow row) {
        return RowWords.isTotal(firstText(row));
    }

    /** A total has an empty cell somewhere, or formulas. */
    private static boolean sumsUp(SheetRow row, int width) {
        return row.cells().size() < width || row.cells().stream().anyMatch(SheetCell::formula);
    }

    /**
     * The rows at the end that are no data, from the top; empty when the last row is data.
     *
     * @param rows the last ones with cells
     * @param headerRow the last one of the header
     * @param width how many columns have a name
     */
    static List<SheetRow> of(List<SheetRow> rows, int headerRow, int width) {
        List<SheetRow> data = new ArrayList<>(rows);
        data.removeIf(r -> r.number() <= headerRow);
        int end = secondTable(data);
        int from = end;
        while (from > 0 && isFoot(data, from - 1, width)) {
            from--;
        }
        return new ArrayList<>(data.subList(from, data.size()));
    }

    /** Where, behind an empty row, another table begins: with names above which the columns hold none. */
    private static int secondTable(List<SheetRow> data) {
        for (int i = 2; i < data.size(); i++) {
            SheetRow row = data.get(i);
            if (data.get(i - 1).number() == row.number() - 1
                    || row.cells().size() < 2
                    || row.cells().stream()
                            .anyMatch(c -> c.kind() != CellKind.TEXT || PlainNumber.isDecimal(c.text()))) {
                continue;
            }
            List<SheetRow> above = data.subList(0, i);
            if (row.cells().stream().anyMatch(c -> isMeasured(above, c.column()))) {
                return i;
            }
        }
        return data.size();
    }

    private static boolean isMeasured(List<SheetRow> rows, int column) {
        List<SheetCell> cells = rows.stream()
                .map(r -> r.at(column))
                .filter(c -> c != null && c.kind().holdsValue())
                .toList();
        return cells.size() > 1 && cells.stream().noneMatch(c -> c.kind() == CellKind.TEXT);
    }

    private static boolean isFoot(List<SheetRow> data, int at, int width) {
        SheetRow row = data.get(at);
        boolean apart = at > 0 && data.get(at - 1).number() < row.number() - 1;
        int size = row.cells().size();
        String words = firstText(row);
        if (RowWords.isTotal(words) && !isCategory(data, words, width)) {
            return sumsUp(row, width);
        }
        if (words.isEmpty() || width < 3) {
            return false;
        }
        boolean few = size <= Math.max(2, width / 2)
                && row.cells().stream()
                        .allMatch(c -> c.kind() == CellKind.TEXT || c.kind().dated());
        if (few && RowWords.isRemark(words)) {
            return true;
        }
        return apart
                && size == 1
                && words.length() >= 6
                && SENTENCE.matcher(words).matches();
    }

    /** Whether a row that lacks nothing begins with the same words. */
    private static boolean isCategory(List<SheetRow> data, String words, int width) {
        return data.stream().anyMatch(r -> !sumsUp(r, width) && firstText(r).equals(words));
    }

    private static String firstText(SheetRow row) {
        return row.cells().isEmpty() || row.cells().get(0).kind() != CellKind.TEXT
                ? ""
                : row.cells().get(0).text();
    }
}
