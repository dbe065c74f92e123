package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.files.text.RowWords;
import org.counterpart.stats.Note;

/**
 * Rows of a piece of a file that are no subjects, wherever they stand: the names of the columns again, as pages pasted
 * together have them; a remark or a page's foot with nothing beside it; a remark or a total with too few cells. Totals
 * that have all their cells may be categories: their lines are kept.
 */
final class OddRows {
    private final List<String> names;
    private final int firstName;
    private final int named;
    private final List<StrayRows.Stray> rows = new ArrayList<>();
    private final List<Integer> totals = new ArrayList<>();

    OddRows(CsvHeader header) {
        names = header.names();
        named = header.named();
        int first = 0;
        while (first < named - 1 && names.get(first).isEmpty()) {
            first++;
        }
        firstName = first;
    }

    /** Whether the row is no subject. */
    boolean takes(CSVRecord record, int line) {
        if (isHeader(record)) {
            rows.add(new StrayRows.Stray(line, Note.of("cohort.row-header", Cells.shown(names.get(firstName)))));
            return true;
        }
        String first = record.get(0);
        boolean ragged = record.size() < named;
        boolean id = first.isEmpty() || Character.isDigit(first.charAt(first.length() - 1));
        if (!ragged && (id || isFull(record))) {
            return false;
        }
        String text = Cells.trim(first);
        boolean alone = named > 2 && isBlankFrom(record, 1);
        boolean total = RowWords.isTotal(text);
        if (alone ? RowWords.isRemark(text) : ragged && RowWords.isSigned(text)) {
            rows.add(new StrayRows.Stray(line, Note.of("cohort.row-remark", Cells.shown(text))));
            return true;
        }
        if (total && ragged) {
            rows.add(new StrayRows.Stray(line, Note.of("cohort.row-total", Cells.shown(text))));
            return true;
        }
        if (total) {
            totals.add(line);
        }
        return false;
    }

    private boolean isHeader(CSVRecord record) {
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

    private boolean isFull(CSVRecord record) {
        for (int i = 1; i < named; i++) {
            if (record.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlankFrom(CSVRecord record, int column) {
        for (int i = column; i < record.size(); i++) {
            if (!Cells.trim(record.get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Takes over those of a later piece, which are then forgotten there. */
    void takeFrom(OddRows later, int linesAbove) {
        later.rows.forEach(row -> rows.add(new StrayRows.Stray(linesAbove + row.line(), row.what())));
        later.totals.forEach(line -> totals.add(linesAbove + line));
        later.rows.clear();
        later.totals.clear();
    }

    /** Rows that are no subjects, in the order of the file. */
    List<StrayRows.Stray> rows() {
        return rows;
    }

    /** Lines of subjects that look like totals. */
    List<Integer> totals() {
        return totals;
    }
}
