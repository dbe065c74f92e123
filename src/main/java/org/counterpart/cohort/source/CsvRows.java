package org.counterpart.cohort.source;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV text (RFC 4180, quotes doubled inside quotes), each with the line it starts on; rows without any
 * cell are counted.
 */
public final class CsvRows implements RowSource {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private int line;
    private int blank;
    private boolean broken;

    /**
     * @param quotes whether the text may hold quotes; white space before one is looked for then, which costs a fifth of
     *     the walk
     */
    public CsvRows(Reader text, Delimiter delimiter, boolean quotes) throws IOException {
        parser = CSVParser.builder()
                .setReader(text)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter.character())
                        .setIgnoreEmptyLines(false)
                        .setIgnoreSurroundingSpaces(quotes)
                        .get())
                .get();
        records = parser.iterator();
    }

    @Override
    public RowCells next() throws IOException {
        try {
            while (true) {
                line = (int) parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return null;
                }
                RowCells row = new RowCells(records.next().values());
                if (!row.isBlank()) {
                    return row;
                }
                blank++;
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                broken = true;
                return null;
            }
            throw e.getCause();
        }
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int lines() {
        return line - 1;
    }

    @Override
    public int blank() {
        return blank;
    }

    @Override
    public boolean broken() {
        return broken;
    }
}
