package org.counterpart.files.excel.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** The rows of a sheet from top to bottom, and what the sheet says of them as a whole. */
public interface SheetRows extends Closeable {
    /** The next row, of ascending numbers; null behind the last one. */
    SheetRow next() throws IOException;

    /** Complete behind the last row. */
    List<CellRange> merged();

    /** Columns that are not shown, from 0; complete behind the last row. */
    BitSet hiddenColumns();

    /** Opens the same rows anew. */
    interface Source {
        SheetRows open() throws IOException;
    }
}
