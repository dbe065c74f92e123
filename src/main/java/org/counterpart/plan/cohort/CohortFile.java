package org.counterpart.plan.cohort;

import java.nio.file.Path;
import java.util.Optional;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;

/**
 * The plan's {@code cohort:} section: where the subjects are recorded and how the file is written.
 *
 * @param given the file as the plan names it, or a database by its product and name
 * @param place the file, found from the plan's folder, or the database
 * @param id name of the id column; empty when the file has none
 * @param synthetic the subjects were drawn, not observed; everything made from them must say so
 */
public record CohortFile(String given, DataPlace place, String id, CsvOptions csv, boolean synthetic) {
    /** Empty for a database. */
    public Optional<Path> file() {
        return place.file();
    }
}
