package org.counterpart.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows that follow one another in a piece of a file's text.
 *
 * @param linesAbove lines of the file above the piece
 * @param lines where each row starts, counted from the first line of the piece
 * @param blank rows without any cell so far in the piece
 * @param end the line behind the last row, or the one an unreadable row starts on, counted likewise
 */
record RowBatch(List<CSVRecord> records, int linesAbove, IntCells lines, int blank, int end, Ending ending) {

    /** What comes after the rows. */
    enum Ending {
        /** More of the piece. */
        MORE,
        /** The end of the piece. */
        COMPLETE,
        /** A quote that makes the rest unreadable. */
        BROKEN
    }

    /** @param most rows to take */
    static RowBatch of(CsvRows rows, int most) throws IOException {
        List<CSVRecord> records = new ArrayList<>();
        IntCells lines = new IntCells();
        Ending ending = Ending.MORE;
        while (records.size() < most && ending == Ending.MORE) {
            CSVRecord record = rows.next();
            if (record == null) {
                ending = rows.broken() ? Ending.BROKEN : Ending.COMPLETE;
            } else {
                records.add(record);
                lines.add(rows.line());
            }
        }
        return new RowBatch(records, 0, lines, rows.blank(), rows.line(), ending);
    }

    RowBatch below(int linesOfFile) {
        return new RowBatch(records, linesOfFile, lines, blank, end, ending);
    }

    /** The line of the file that a row starts on. */
    int line(int row) {
        return linesAbove + lines.get(row);
    }
}
