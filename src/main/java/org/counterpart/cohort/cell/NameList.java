package org.counterpart.cohort.cell;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Names of columns in one text, parted by commas as in CSV: a name that holds a comma stands in double quotes. */
public final class NameList {
    private NameList() {}

    /** @throws IllegalArgumentException when a quote is not closed, or text stands behind one */
    public static List<String> of(String text) {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setIgnoreSurroundingSpaces(true)
                .get()
                .parse(new StringReader(text))) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty()
                    ? List.of("")
                    : records.get(0).stream().map(Cells::trim).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "names are parted by commas; a name that holds a comma stands in double quotes, got " + text, e);
        }
    }
}
