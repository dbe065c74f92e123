package org.counterpart.audit.document;

import java.util.List;
import org.counterpart.audit.table.PrintedTable.Cell;

/** What a reader of a format finds, in the order of the document. */
sealed interface DocumentPart {
    /** A heading that the format marks as one. */
    record Heading(String text) implements DocumentPart {}

    /** A paragraph; one that is a heading, a caption or a note by its words alone is told from others later. */
    record Text(String text) implements DocumentPart {}

    /**
     * Cells as printed.
     *
     * @param label and caption where the format marks them, else empty
     * @param heads how many rows it marks as head, 0 where it does not say
     * @param notes those it marks
     */
    record Cells(String label, String caption, List<List<Cell>> rows, int heads, List<String> notes)
            implements DocumentPart {}

    /** A table that is a picture; without a label one where a caption of a table stands beside it. */
    record Picture(String label) implements DocumentPart {}
}
