package org.counterpart.cohort.reading;

import java.util.List;
import org.counterpart.cohort.Column;
import org.counterpart.stats.Note;

/** Takes the cells of one column from top to bottom, and becomes the column. */
interface ColumnReader {
    /** @param line where the row of this cell starts */
    void accept(String cell, int line);

    /**
     * Takes the cells and findings of a reader of the same column that read the rows behind; that one may go on with
     * rows further behind.
     *
     * @param linesAbove lines of the file above the first line that reader counts
     */
    void takeFrom(ColumnReader later, int linesAbove);

    Column column();

    /** What a researcher should know of how the cells were read. */
    default List<Note> notes() {
        return List.of();
    }
}
