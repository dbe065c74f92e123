package org.counterpart.cohort;

import java.util.List;
import org.counterpart.stats.Note;

/**
 * A cohort file as read, and everything the reader decided or left out.
 *
 * @param source the file as the user named it
 * @param encoding name of the character set it was read in
 * @param delimiter never {@link Delimiter#AUTO}
 * @param records rows of subjects read, all of which are in the cohort
 * @param blankLines lines without any cell filled in, left out
 * @param ignoredColumns columns of the file that nobody asked for
 * @param notes what a researcher should know: encoding and delimiter found, columns ignored, blank lines, mixed columns
 */
public record ReadResult(
        Cohort cohort,
        String source,
        String encoding,
        Delimiter delimiter,
        char decimal,
        int records,
        int blankLines,
        List<String> ignoredColumns,
        List<Note> notes) {
    public ReadResult {
        ignoredColumns = List.copyOf(ignoredColumns);
        notes = List.copyOf(notes);
    }

    /** The columns by name, as a command asks for them. */
    public Columns columns() {
        return new Columns(cohort, source, decimal);
    }
}
