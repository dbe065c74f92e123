package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.source.RowCells;
import org.counterpart.files.text.RowWords;
import org.counterpart.files.text.TotalRows;
import org.counterpart.stats.Note;

/**
 * Rows of a piece of a file that are no subjects, wherever they stand: the names of the columns again, as pages pasted
 * together have them; a remark or a page's foot with nothing beside it; a remark or a total with too few cells. Where
 * somebody says that every row is a subject, only the first are none. Totals that have all their cells may be
 * categories: they are kept, to be judged when all rows have passed.
 */
final class OddRows {
    private final List<String> names;
    private final int firstName;
    private final int named;
    private final List<StrayRows.Stray> rows = new ArrayList<>();
    private final TotalRows totals = new TotalRows();
    private final boolean everyRow;

    /** @param everyRow whether somebody says that all rows not named are subjects */
    OddRows(CsvHeader header, boolean everyRow) {
        this.everyRow = everyRow;
        names = header.names();
        named = header.named();
        int first = 0;
        while (first < named - 1 && names.get(first).isEmpty()) {
            first++;
        }
        firstName = first;
    }

    /** Whether the row is no subject. */
    boolean takes(RowCells record, int line) {
        if (isHeader(record)) {
            add(line, StrayRows.Way.NAMES, "cohort.row-header", names.get(firstName));
            return true;
        }
        boolean few = record.size() < named;
        if (!everyRow && isRemark(record, few)) {
            add(line, few ? StrayRows.Way.FEW_CELLS : StrayRows.Way.ROW, "cohort.row-remark", record.get(0));
            return true;
        }
        if (!everyRow && few && RowWords.isTotal(record.get(0))) {
            add(line, StrayRows.Way.FEW_CELLS, "cohort.row-total", record.get(0));
            return true;
        }
        if (!few) {
            totals.see(line, named, record::get);
        }
        return false;
    }

    private void add(int line, StrayRows.Way way, String code, String cell) {
        rows.add(new StrayRows.Stray(line, way, Note.of(code, Cells.shown(Cells.trim(cell)))));
    }

    private boolean isRemark(RowCells record, boolean few) {
        String first = record.get(0);
        if (first.isEmpty()) {
            return false;
        }
        boolean alone = named > 2 && isBlankFrom(record, 1);
        return alone ? RowWords.isRemark(first) : few && RowWords.isSigned(first);
    }

    private boolean isHeader(RowCells record) {
        if (record.size() <= firstName || !Cells.trim(record.get(firstName)).equals(names.get(firstName))) {
            return false;
        }
        int same = 0;
        for (int i = 0; i < record.size(); i++) {
            String cell = Cells.trim(record.get(i));
            if (!cell.equals(i < names.size() ? names.get(i) : "")) {
                return false;
            }
            same += cell.isEmpty() ? 0 : 1;
        }
        return same > 1;
    }

    private static boolean isBlankFrom(RowCells record, int column) {
        for (int i = column; i < record.size(); i++) {
            if (!Cells.trim(record.get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Takes over those of a later piece, which are then forgotten there. */
    void takeFrom(OddRows later, int linesAbove) {
        later.rows.forEach(row -> rows.add(new StrayRows.Stray(linesAbove + row.line(), row.way(), row.what())));
        later.rows.clear();
        totals.takeFrom(later.totals, linesAbove);
    }

    /** Rows that are no subjects, in the order of the file. */
    List<StrayRows.Stray> rows() {
        return rows;
    }

    /** Rows among the others that look like totals. */
    List<TotalRows.Row> totals() {
        return totals.rows();
    }
}
