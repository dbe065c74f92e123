package org.counterpart.files.sas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.TableRequest;
import org.counterpart.files.sas.SasDictionary.Place;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.FoundEncoding;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/**
 * A SAS data set, {@code .sas7bdat}, of 32 or 64 bits and either byte order, packed or not. SAS does not publish the
 * format, so the rows are counted against the number that the header gives: a file of which fewer can be read is
 * refused
 * before the first one.
 *
 * <p>Missing are {@code .}, {@code ._} and {@code .A} to {@code .Z} (the latter counted in the notes) and texts of
 * blanks.
 * Value labels are in a catalogue, another file: where a user's format is set, the codes stay, and the notes tell.
 *
 * <p>Source: M. Shotwell, "SAS7BDAT Database Binary Format", 2011.
 */
public final class Sas7bdatTable extends StatisticalTable<SasColumn> {
    private final Sas7bdatHeader header;
    private final SasDictionary dictionary = new SasDictionary();
    private final byte[] row;
    private Sas7bdatRows source;

    private Sas7bdatTable(ByteReader in) throws IOException {
        super(in);
        header = Sas7bdatHeader.read(in);
        TextTrial trial = new TextTrial(header.declared(), true);
        try {
            for (long i = 0; i < header.pages(); i++) {
                dictionary.read(SasPage.read(in, header, i));
            }
            if (!dictionary.isSound() || dictionary.rowLength() > in.size() * 256L) {
                throw in.damaged();
            }
            addColumns(trial);
        } catch (IndexOutOfBoundsException e) {
            throw in.damaged();
        }
        row = new byte[dictionary.rowLength()];
        long rows = see(trial);
        long left = dictionary.rows() - source.deleted();
        if (rows != left) {
            throw new FileRefusedException(Note.of("files.sas.rows", in.name(), left, rows));
        }
        if (rows == 0) {
            throw new FileRefusedException(Note.of("files.stat.no-rows", in.name()));
        }
        describe(FoundEncoding.decoder(trial, header.declared(), in.name(), notes));
        source = new Sas7bdatRows(in, header, dictionary);
    }

    /**
     * Reads the descriptions and goes through the rows once.
     *
     * @param request says nothing to a file of one table without labels
     * @throws FileRefusedException when the file is none, cut off, damaged, without a row, of an encoding that cannot
     * be
     *     told, or holds rows that were deleted and not removed
     */
    public static Sas7bdatTable open(Path file, TableRequest request) throws IOException {
        return opened(file, in -> new Sas7bdatTable(in));
    }

    private void addColumns(TextTrial trial) {
        for (int i = 0; i < dictionary.places().size(); i++) {
            boolean number = dictionary.places().get(i).number();
            SasColumn column = new SasColumn(
                    TextDecoder.trimmed(dictionary.name(i)),
                    TextDecoder.trimmed(dictionary.label(i)),
                    TextDecoder.trimmed(dictionary.format(i)),
                    number);
            column.seeWords(trial);
            columns.add(column);
        }
    }

    private long see(TextTrial trial) throws IOException {
        source = new Sas7bdatRows(in, header, dictionary);
        long count = 0;
        while (source.next(row)) {
            count++;
            for (int i = 0; i < columns.size(); i++) {
                Place place = dictionary.places().get(i);
                if (!place.number()) {
                    trial.see(row, place.at(), TextDecoder.trimmed(row, place.at(), place.at() + place.length()));
                } else if (Double.isNaN(number(place))) {
                    columns.get(i).seeMissing(letter(place));
                }
            }
        }
        return count;
    }

    /** The first bytes of a number, those that matter most; the rest is zero. */
    private long bits(Place place) {
        boolean little = in.order() == ByteOrder.LITTLE_ENDIAN;
        ByteBuffer eight = ByteBuffer.allocate(8).order(in.order());
        eight.put(little ? 8 - place.length() : 0, row, place.at(), place.length());
        return eight.getLong(0);
    }

    private double number(Place place) {
        return Double.longBitsToDouble(bits(place));
    }

    /**
     * Missing values are no numbers, of which the third byte tells the letter upside down: as a character, or 0 for
     * {@code ._}, 1 for {@code .}, 2 for {@code .A} and so on.
     */
    private char letter(Place place) {
        int code = (int) ((~bits(place) >> 40) & 0xFF);
        if (code == 0 || code == '_') {
            return '_';
        }
        if (code >= 'A' && code <= 'Z') {
            return (char) code;
        }
        return code >= 2 && code < 28 ? (char) ('A' + code - 2) : '.';
    }

    @Override
    protected boolean advance() throws IOException {
        return source.next(row);
    }

    @Override
    protected String cell(int column) {
        Place place = dictionary.places().get(column);
        return place.number()
                ? columns.get(column).cell(number(place))
                : columns.get(column).cell(new String(row, place.at(), place.length(), StandardCharsets.ISO_8859_1));
    }
}
