package org.counterpart.cohort.reading;

import java.util.List;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.source.Delimiter;
import org.counterpart.cohort.source.SourceText;
import org.counterpart.stats.Note;

/**
 * A cohort file as read, and everything the reader decided or left out.
 *
 * @param source the file as the user named it
 * @param text what it was read from
 * @param encoding name of the character set it was read in
 * @param delimiter never {@link Delimiter#AUTO}
 * @param records rows of subjects read
 * @param repeated rows of an id that has another row, left out by the rule for duplicates; the others are all in
 *     the cohort
 * @param blankLines lines without any cell filled in, left out
 * @param ignoredColumns columns of the file that nobody asked for
 * @param notes what a researcher should know: encoding and delimiter found, columns ignored, blank lines, mixed columns
 * @param findings what is not certain about columns that nobody declared
 */
public record ReadResult(
        Cohort cohort,
        String source,
        SourceText text,
        String encoding,
        Delimiter delimiter,
        char decimal,
        int records,
        int repeated,
        int blankLines,
        List<String> ignoredColumns,
        List<Note> notes,
        ReadingFindings findings) {
    public ReadResult {
        ignoredColumns = List.copyOf(ignoredColumns);
        notes = List.copyOf(notes);
    }

    /** The columns by name, as a command asks for them. */
    public Columns columns() {
        return new Columns(cohort, source, decimal, findings);
    }

    /** The same file with these rows of subjects alone. */
    public ReadResult select(int... rows) {
        return new ReadResult(
                cohort.select(rows),
                source,
                text,
                encoding,
                delimiter,
                decimal,
                rows.length,
                repeated,
                blankLines,
                ignoredColumns,
                notes,
                findings);
    }
}
