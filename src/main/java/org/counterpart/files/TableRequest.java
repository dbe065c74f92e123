package org.counterpart.files;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which table of a file is meant, as a plan or an option says it; what is not said is chosen by the format and told.
 *
 * @param sheet name of a sheet, or its number from 1
 * @param headerRow row of a sheet that names the columns, the first of several
 * @param headerRows how many rows of a sheet name the columns, from that one down; empty where nobody says
 * @param everyRow whether rows below a table of a sheet that look like totals and remarks come too, because the plan
 *     says itself which last rows are none; else they are left out and told
 * @param table of a file that holds several, as a transport file of SAS, or of a database
 * @param query one {@code SELECT} that a database answers with the table
 * @param login of a database
 * @param values what stands for a code that has a label
 */
public record TableRequest(
        Optional<String> sheet,
        OptionalInt headerRow,
        OptionalInt headerRows,
        boolean everyRow,
        Optional<String> table,
        Optional<String> query,
        LoginNames login,
        Values values) {
    /** What stands for a code that has a label. */
    public enum Values {
        LABELS,
        CODES
    }

    /** Nothing is said. */
    public static final TableRequest ANY = of(Optional.empty(), Optional.empty(), Values.LABELS);

    /** A table of which nobody says where its rows stand. */
    public static TableRequest of(Optional<String> sheet, Optional<String> table, Values values) {
        return new TableRequest(
                sheet,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                table,
                Optional.empty(),
                LoginNames.NONE,
                values);
    }

    public boolean codes() {
        return values == Values.CODES;
    }

    /** What a database is asked for, and as whom. */
    public TableRequest asking(Optional<String> newQuery, LoginNames newLogin) {
        return new TableRequest(sheet, headerRow, headerRows, everyRow, table, newQuery, newLogin, values);
    }

    /** @param header row of the header, 0 where nobody says */
    public TableRequest withRows(int header, int rows, boolean every) {
        return new TableRequest(
                sheet,
                header > 0 ? OptionalInt.of(header) : OptionalInt.empty(),
                rows > 1 ? OptionalInt.of(rows) : OptionalInt.empty(),
                every,
                table,
                query,
                login,
                values);
    }
}
