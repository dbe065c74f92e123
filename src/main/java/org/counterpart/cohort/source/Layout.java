package org.counterpart.cohort.source;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the subjects stand in a file, as far as somebody says so.
 *
 * @param headerRow line of the first row of column names; 0: the first row that is not empty
 * @param headerRows rows that together name the columns, joined by a space; the upper ones hold for the empty cells
 *     right of them
 * @param skipRows lines of rows that are no subjects (units below the header)
 * @param lastRows rows at the end that are no subjects (totals, footnotes); {@link #LOOK} when nobody says: rows
 *     that look so are told; 0: every row that is not named is a subject
 * @param duplicates what of several rows with one id is read
 * @param orderBy the column whose order says which row is first and which last; empty: their order in the file
 */
public record Layout(
        int headerRow,
        int headerRows,
        SortedSet<Integer> skipRows,
        int lastRows,
        Duplicates duplicates,
        String orderBy) {
    public static final int LOOK = -1;

    /** What is read of several rows with one id. */
    public enum Duplicates {
        REFUSE,
        FIRST,
        LAST
    }

    public Layout {
        skipRows = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(skipRows));
    }

    /** The first row names the columns, each other one is a subject; ids must differ. */
    public static Layout withDefaults() {
        return new Layout(0, 1, new TreeSet<>(), LOOK, Duplicates.REFUSE, "");
    }

    /** Whether somebody says that every row not named is a subject, whatever it looks like. */
    public boolean everyRow() {
        return lastRows == 0;
    }

    public Layout withHeader(int row, int rows) {
        return new Layout(row, rows, skipRows, lastRows, duplicates, orderBy);
    }

    public Layout withSkipRows(SortedSet<Integer> rows) {
        return new Layout(headerRow, headerRows, rows, lastRows, duplicates, orderBy);
    }

    public Layout withLastRows(int rows) {
        return new Layout(headerRow, headerRows, skipRows, rows, duplicates, orderBy);
    }

    public Layout withDuplicates(Duplicates which, String by) {
        return new Layout(headerRow, headerRows, skipRows, lastRows, which, by);
    }
}
