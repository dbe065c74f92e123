package org.counterpart.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names in an option, parted by commas; a name that holds a comma stands in double quotes, as in CSV. */
record Names(List<String> list) {

    /** The names of an option that may be given several times, in order. */
    static List<String> of(List<Names> given) {
        return given.stream().flatMap(names -> names.list().stream()).toList();
    }

    static final class Converter implements ITypeConverter<Names> {
        @Override
        public Names convert(String text) {
            try (CSVParser parser = CSVFormat.RFC4180
                    .builder()
                    .setIgnoreSurroundingSpaces(true)
                    .get()
                    .parse(new StringReader(text))) {
                List<CSVRecord> records = parser.getRecords();
                return new Names(
                        records.isEmpty()
                                ? List.of("")
                                : records.get(0).stream().map(String::strip).toList());
            } catch (IOException | java.io.UncheckedIOException e) {
                throw new TypeConversionException(
                        "names are parted by commas; a name that holds a comma stands in double quotes, got " + text);
            }
        }
    }
}
