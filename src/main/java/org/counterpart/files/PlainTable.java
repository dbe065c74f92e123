package org.counterpart.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.counterpart.stats.Note;

/**
 * A table in a data file, read from the first row to the last, each cell as the plain text a careful human would write
 * for it: numbers in their shortest decimal form, dates as {@code 2024-03-01}, times of day as {@code 08:30:00}, both
 * as {@code 2024-03-01T08:30:00}, a code that has a value label as its label, and nothing where nothing is recorded.
 */
public interface PlainTable extends Closeable {
    /** In the order of the file; their names are as the file has them, also when two are alike or empty. */
    List<PlainColumn> columns();

    /**
     * The cells of the next row, one for each column and never null; null behind the last row. Rows of nothing but
     * empty cells come too, so that rows keep their numbers.
     *
     * @throws FileRefusedException when the rest of the file cannot be read
     */
    String[] next() throws IOException;

    /**
     * The number of the last row as the program shows it that this kind of file belongs to: the row of a sheet, or the
     * number of a subject.
     */
    int row();

    /** The sheet, member or table that is read; empty where a file has but one. */
    default String part() {
        return "";
    }

    /**
     * Rows below the table that look like no subjects and do not come, unless the request says that every row does:
     * whoever reads the table asks what they are.
     */
    default List<FootRow> foot() {
        return List.of();
    }

    /**
     * What the reader decided and what a reader of the numbers should know: the sheet taken, user-missing codes and how
     * many cells they hold, weights and filters that are not applied. Complete behind the last row.
     */
    List<Note> notes();
}
