package org.counterpart.cohort;

/** Takes the cells of one column from top to bottom, and becomes the column. */
interface ColumnReader {
    /** @param line where the row of this cell starts */
    void accept(String cell, int line);

    Column column();
}
