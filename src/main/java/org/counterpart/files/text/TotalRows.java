package org.counterpart.files.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Rows of a table that say of themselves that they are totals of others, gathered while all rows pass. A word that two
 * rows under one another have is a category: between two totals stand the rows that they sum up.
 */
public final class TotalRows {
    /** In so many columns from the left a row may be named. */
    private static final int NAMES = 3;

    /**
     * @param words that say it
     * @param sure whether a cell lacks, or the words are said of nothing else; if not, the numbers must tell
     */
    public record Row(int line, String words, boolean sure) {}

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> categories = new HashSet<>();
    /** What the first row and the last one say; empty where that is no total, null where no row has passed. */
    private final String[] top = new String[NAMES];

    private final String[] above = new String[NAMES];

    /** @param width how many columns the table has */
    public void see(int line, int width, IntFunction<String> cells) {
        String words = "";
        boolean named = false;
        for (int i = 0; i < NAMES && i < width; i++) {
            String cell = cells.apply(i);
            boolean total = named ? RowWords.isSum(cell) : RowWords.isTotal(cell);
            String said = total ? Signs.seen(cell) : "";
            named |= !cell.isEmpty();
            pass(i, said);
            words = words.isEmpty() ? said : words;
        }
        if (!words.isEmpty() && !categories.contains(words)) {
            rows.add(new Row(line, words, RowWords.isSumAlways(words) || lacks(width, cells)));
        }
    }

    private void pass(int column, String said) {
        if (top[column] == null) {
            top[column] = said;
        } else if (!said.isEmpty() && said.equals(above[column])) {
            categories.add(said);
        }
        above[column] = said;
    }

    private static boolean lacks(int width, IntFunction<String> cells) {
        for (int i = 0; i < width; i++) {
            if (cells.apply(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Takes over what rows further down say, which is then forgotten there. */
    public void takeFrom(TotalRows later, int linesAbove) {
        for (int i = 0; i < NAMES; i++) {
            if (later.top[i] != null) {
                pass(i, later.top[i]);
                above[i] = later.above[i];
                later.top[i] = null;
                later.above[i] = null;
            }
        }
        later.rows.forEach(row -> rows.add(new Row(linesAbove + row.line(), row.words(), row.sure())));
        later.rows.clear();
        categories.addAll(later.categories);
    }

    /** In the order of the file, without those that are categories. */
    public List<Row> rows() {
        return rows.stream().filter(row -> !categories.contains(row.words())).toList();
    }
}
