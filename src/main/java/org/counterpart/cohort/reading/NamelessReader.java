package org.counterpart.cohort.reading;

import java.util.HashSet;
import java.util.Set;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.cell.Cells;

/** Cells of a column without a name: counted, and whether they differ from one another as the names of rows do. */
final class NamelessReader implements ColumnReader {
    /** More names than this are taken to differ when these do. */
    private static final int REMEMBERED = 100_000;

    private final Set<String> cells = new HashSet<>();
    private int rows;
    private int recorded;
    private boolean repeats;

    @Override
    public void accept(String cell, int line) {
        rows++;
        String text = Cells.trim(cell);
        if (!text.isEmpty()) {
            recorded++;
            repeats |= cells.size() < REMEMBERED && !cells.add(text);
        }
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        NamelessReader from = (NamelessReader) later;
        rows += from.rows;
        recorded += from.recorded;
        repeats |= from.repeats;
        for (String cell : from.cells) {
            repeats |= cells.size() < REMEMBERED && !cells.add(cell);
        }
        from.cells.clear();
        from.rows = 0;
        from.recorded = 0;
    }

    int recorded() {
        return recorded;
    }

    /** Whether each row has a cell of its own here. */
    boolean differ() {
        return recorded == rows && !repeats;
    }

    @Override
    public Column column() {
        throw new IllegalStateException("a column without a name is no column of the cohort");
    }
}
