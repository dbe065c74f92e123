package org.counterpart.cohort.source;

import java.io.IOException;

/** Rows one after the other, with their lines counted from the first line of some piece of a file. */
public interface RowSource {
    /**
     * The next row that has a cell filled in; null at the end, or where a quote makes the rest unreadable ({@link
     * #broken}).
     */
    RowCells next() throws IOException;

    /** The line the last row started on; at the end the line behind it, or the one the unreadable row starts on. */
    int line();

    /** At the end: lines by which the count of the next piece starts later than that of this one. */
    int lines();

    /** Rows without any cell met so far. */
    int blank();

    boolean broken();
}
