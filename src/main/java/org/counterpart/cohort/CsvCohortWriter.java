package org.counterpart.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * A cohort as the text of a CSV file: a header, the id column first, lines ending in {@code \n}, missing cells empty.
 */
public final class CsvCohortWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private CsvCohortWriter() {}

    public static String write(Cohort cohort) {
        StringBuilder out = new StringBuilder();
        try {
            List<Column> columns = cohort.variables().stream()
                    .map(v -> cohort.column(v.name()))
                    .toList();
            List<String> cells = new ArrayList<>();
            boolean ids = !cohort.idName().isEmpty();
            if (ids) {
                cells.add(cohort.idName());
            }
            cohort.variables().forEach(v -> cells.add(v.name()));
            FORMAT.printRecord(out, cells.toArray());
            for (int row = 0; row < cohort.size(); row++) {
                cells.clear();
                if (ids) {
                    cells.add(cohort.id(row));
                }
                for (Column column : columns) {
                    cells.add(column.text(row));
                }
                FORMAT.printRecord(out, cells.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder has none
        }
        return out.toString();
    }
}
