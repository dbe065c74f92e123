package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.source.FileHead;
import org.counterpart.cohort.source.Layout;
import org.counterpart.files.FootRow;
import org.counterpart.files.text.RowWords;
import org.counterpart.files.text.TotalRows;
import org.counterpart.stats.Note;

/**
 * Rows at the end of a table that are no subjects: totals, means, footnotes, legends. A row is one when it says so,
 * when its numbers are
 * the sums of their columns, or when only its first cell is filled in where each subject has several.
 */
public final class StrayRows {
    /** How many rows at the end are looked at. */
    static final int LOOKED_AT = 12;

    /** What could be done with a stray row besides leaving it out. */
    enum Way {
        /** It could be read as a subject. */
        ROW,
        /** It would need more cells for that. */
        FEW_CELLS,
        /** Nothing: it holds the names of the columns. */
        NAMES
    }

    /** A stray row: its line, and a note on what it looks like. */
    record Stray(int line, Way way, Note what) {}

    /** A row among the others that looks like a total. */
    static Stray of(TotalRows.Row row) {
        return new Stray(row.line(), Way.ROW, Note.of("cohort.row-total", Cells.shown(row.words())));
    }

    /**
     * All rows of a file that look like no subjects.
     *
     * @param problems what each looks like, and what leaves it out
     * @param between lines of rows among the subjects: units below the header, the names of the columns again
     * @param last how many rows at the end
     */
    public record Strays(List<Problem> problems, Set<Integer> between, int last) {
        static final Strays NONE = new Strays(List.of(), Set.of(), 0);

        /** The layout that leaves them out. */
        public Layout without(Layout layout) {
            TreeSet<Integer> skip = new TreeSet<>(layout.skipRows());
            skip.addAll(between);
            return layout.withSkipRows(skip)
                    .withLastRows(last == 0 ? layout.lastRows() : Math.max(0, layout.lastRows()) + last);
        }
    }

    /** What a row below the table of a sheet looks like. */
    static Note of(FootRow row) {
        return Note.of(row.total() ? "cohort.row-total" : "cohort.row-below", Cells.shown(row.text()));
    }

    private final List<FileHead.Row> tail;
    private final List<Column> columns;
    private final int rows;
    private final boolean eachHasSeveral;

    /**
     * @param tail the last rows of the file as written
     * @param columns as read, in the order of the cells; null where a column was not read
     * @param rows of the file
     * @param eachHasSeveral whether no subject of the file's first rows has fewer than two cells filled in
     */
    StrayRows(List<FileHead.Row> tail, List<Column> columns, int rows, boolean eachHasSeveral) {
        this.tail = tail;
        this.columns = columns;
        this.rows = rows;
        this.eachHasSeveral = eachHasSeveral;
    }

    /**
     * The stray rows at the end, from the last one upwards as far as they follow one another; in the order of the file.
     */
    List<Stray> find() {
        List<Stray> found = new ArrayList<>();
        for (int back = 1; back <= tail.size() && back < rows - 2; back++) {
            Optional<Note> what = what(tail.get(tail.size() - back), rows - back);
            if (what.isEmpty()) {
                break;
            }
            found.add(0, new Stray(tail.get(tail.size() - back).line(), Way.ROW, what.get()));
        }
        return found;
    }

    private Optional<Note> what(FileHead.Row row, int at) {
        for (int i = 0; i < Math.min(3, row.cells().size()); i++) {
            if (RowWords.isTotal(row.cell(i)) && !aboveToo(row, i, at)) {
                return Optional.of(Note.of("cohort.row-total", Cells.shown(row.cell(i))));
            }
        }
        if (row.filled() == 1 && !row.cell(0).isEmpty() && row.cells().size() > 2 && eachHasSeveral) {
            return Optional.of(Note.of("cohort.row-footnote", Cells.shown(row.cell(0))));
        }
        if (RowWords.isSigned(row.cell(0))) {
            return Optional.of(Note.of("cohort.row-remark", Cells.shown(row.cell(0))));
        }
        return sums(row, at);
    }

    /** Whether a row above that is no total has the same word in this column: then it is a category. */
    private boolean aboveToo(FileHead.Row row, int column, int at) {
        Column cells = column < columns.size() ? columns.get(column) : null;
        if (cells == null) {
            return false;
        }
        for (int r = 0; r < at - 1; r++) {
            if (cells.text(r).equals(row.cell(column))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the numbers of the row are the sums of the cells above them: in two columns at least, or in the only ones
     * filled in.
     */
    private Optional<Note> sums(FileHead.Row row, int at) {
        int sums = 0;
        int others = 0;
        String first = "";
        for (int i = 0; i < columns.size() && i < row.cells().size(); i++) {
            boolean empty = columns.get(i) == null || row.cell(i).isEmpty();
            boolean isSum = !empty && isSum(columns.get(i), 0, at);
            sums += isSum ? 1 : 0;
            others += isSum || row.cell(i).isEmpty() ? 0 : 1;
            first = isSum && first.isEmpty() ? columns.get(i).variable().name() : first;
        }
        boolean told = at > 3 && ((sums >= 2 && sums >= others) || (sums == 1 && others == 0));
        return told ? Optional.of(Note.of("cohort.row-sums", first)) : Optional.empty();
    }

    /** Whether half of the numbers of a row, or more, are the sums of those above it, from some row on. */
    boolean sumsUp(int from, int at) {
        int sums = 0;
        int others = 0;
        for (Column column : columns) {
            if (column != null && !Double.isNaN(number(column, at))) {
                boolean isSum = isSum(column, from, at);
                sums += isSum ? 1 : 0;
                others += isSum ? 0 : 1;
            }
        }
        return at - from > 1 && sums > 0 && sums >= others;
    }

    private static boolean isSum(Column column, int from, int at) {
        double value = number(column, at);
        if (Double.isNaN(value)) {
            return false;
        }
        double sum = 0;
        double largest = 0;
        // A sum of cells is larger than each of them: a larger cell above says that this is none.
        double most = Math.abs(value) * (1 + 2e-9);
        for (int r = from; r < at && largest <= most; r++) {
            double above = number(column, r);
            sum += Double.isNaN(above) ? 0 : above;
            largest = Math.max(largest, Double.isNaN(above) ? 0 : Math.abs(above));
        }
        return largest <= most && Math.abs(value - sum) <= 1e-9 * Math.abs(sum) && Math.abs(sum) > largest;
    }

    private static double number(Column column, int row) {
        if (column.missing(row)) {
            return Double.NaN;
        }
        if (column instanceof NumberColumn numbers) {
            return numbers.variable().type() == Variable.Type.DATE ? Double.NaN : numbers.value(row);
        }
        return DecimalNumber.parse(Cells.plain(column.text(row)), '.');
    }
}
