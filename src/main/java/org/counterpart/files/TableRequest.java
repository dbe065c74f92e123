package org.counterpart.files;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which table of a file is meant, as a plan or an option says it; what is not said is chosen by the format and told.
 *
 * @param sheet name of a sheet, or its number from 1
 * @param headerRow row of a sheet that names the columns
 * @param table of a database
 * @param query of a database, in place of a table
 * @param codes whether labelled codes stay codes
 */
public record TableRequest(
        Optional<String> sheet, OptionalInt headerRow, Optional<String> table, Optional<String> query, boolean codes) {
    public static final TableRequest ANY =
            new TableRequest(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
}
