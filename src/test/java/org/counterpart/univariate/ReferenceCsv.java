package org.counterpart.univariate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reference values that an R script of src/test/r/groups wrote: one map a row, by column. */
public final class ReferenceCsv {
    private ReferenceCsv() {}

    public static List<Map<String, String>> read(String name) {
        try (InputStreamReader in = new InputStreamReader(
                ReferenceCsv.class.getResourceAsStream("/reference/groups/" + name), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream()
                    .map(CSVRecord::toMap)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** NaN where the cell is empty, as R's NA is written. */
    public static double number(Map<String, String> row, String column) {
        String cell = row.get(column);
        return cell.isEmpty() ? Double.NaN : cell.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }
}
