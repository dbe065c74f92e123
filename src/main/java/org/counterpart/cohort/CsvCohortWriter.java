package org.counterpart.cohort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;

/**
 * A cohort as the text of a CSV file: a header, the id column first, lines ending in {@code \n}, missing cells empty.
 *
 * @param id name of the id column
 * @param name of a variable's column
 * @param cell of a column in a row
 * @param moreNames names of the columns behind the cohort's own
 * @param more cells of a row behind the cohort's own
 */
public record CsvCohortWriter(
        String id,
        UnaryOperator<String> name,
        BiFunction<Column, Integer, String> cell,
        List<String> moreNames,
        IntFunction<List<String>> more) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    /** The cohort's own columns under their own names, cells as they stand in the file. */
    public static String write(Cohort cohort) {
        return plain(cohort, Column::text).text(cohort);
    }

    /** The same with other cells. */
    public static CsvCohortWriter plain(Cohort cohort, BiFunction<Column, Integer, String> cell) {
        return new CsvCohortWriter(cohort.idName(), UnaryOperator.identity(), cell, List.of(), row -> List.of());
    }

    public String text(Cohort cohort) {
        StringBuilder out = new StringBuilder();
        try {
            List<Column> columns = cohort.variables().stream()
                    .map(v -> cohort.column(v.name()))
                    .toList();
            List<String> cells = new ArrayList<>();
            boolean ids = !cohort.idName().isEmpty();
            if (ids) {
                cells.add(id);
            }
            columns.forEach(c -> cells.add(name.apply(c.variable().name())));
            cells.addAll(moreNames);
            FORMAT.printRecord(out, cells.toArray());
            for (int row = 0; row < cohort.size(); row++) {
                cells.clear();
                if (ids) {
                    cells.add(cohort.id(row));
                }
                for (Column column : columns) {
                    cells.add(cell.apply(column, row));
                }
                cells.addAll(more.apply(row));
                FORMAT.printRecord(out, cells.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder has none
        }
        return out.toString();
    }
}
