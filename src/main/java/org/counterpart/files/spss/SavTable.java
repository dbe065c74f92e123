package org.counterpart.files.spss;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.TableRequest;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.FoundEncoding;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/**
 * An SPSS data file, {@code .sav} or {@code .zsav}, of either byte order.
 *
 * <p>Missing are the system-missing number, what the file declares missing (single values, ranges, texts of any width;
 * counted in the notes) and texts of nothing but blanks. Cells are value labels under the rule of {@link
 * org.counterpart.files.stat.LabelChoice}. Dates and times are what the print format says. Weights and filters are told
 * and not applied. The file is gone through twice, and a file that ends too early is refused before the first row.
 *
 * <p>Source: GNU PSPP Developers Guide, "System File Format".
 */
public final class SavTable extends StatisticalTable<SavColumn> {
    private final SavHeader header;
    private final double systemMissing;
    private final int elements;
    private final long start;
    private long cases;
    private SavCases source;
    private final byte[] row;

    private SavTable(ByteReader in, TableRequest request) throws IOException {
        super(in);
        header = SavHeader.read(in);
        SavDictionary dictionary = SavDictionary.read(in);
        start = in.position();
        systemMissing = dictionary.extensions().systemMissing();
        elements = dictionary.elements().size();
        row = new byte[elements * 8];
        List<SavField> fields = SavAssembly.of(in, dictionary);
        fields.forEach(f -> columns.add(new SavColumn(f, systemMissing, request.codes())));
        Optional<Charset> declared = dictionary.extensions().encoding();
        TextTrial trial = new TextTrial(declared, true);
        columns.forEach(c -> c.seeWords(trial));
        long announced = header.cases() < 0 ? dictionary.extensions().cases() : header.cases();
        see(announced, trial);
        TextDecoder decoder = FoundEncoding.decoder(trial, declared, in.name(), notes);
        describe(decoder);
        notApplied(dictionary, fields, decoder);
        restart();
    }

    /**
     * Reads the dictionary and goes through the cases once.
     *
     * @throws FileRefusedException when the file is encrypted, cut off, damaged, without a case, or of an encoding that
     *     cannot be told
     */
    public static SavTable open(Path file, TableRequest request) throws IOException {
        return opened(file, in -> new SavTable(in, request));
    }

    private void see(long announced, TextTrial trial) throws IOException {
        restart();
        while ((announced < 0 || cases < announced) && source.next(row)) {
            columns.forEach(c -> c.see(row, in.order(), trial));
            cases++;
        }
        if (cases < announced) {
            throw in.truncated();
        }
        if (cases == 0) {
            throw new FileRefusedException(Note.of("files.stat.no-rows", in.name()));
        }
        if (announced >= 0 && hasMore()) {
            notes.add(Note.of("files.sav.more-cases", announced));
        }
    }

    /** Whether data follow those that the header announces. */
    private boolean hasMore() throws IOException {
        if (header.compression() == SavHeader.Compression.NONE) {
            return in.left() >= row.length;
        }
        try {
            return source.next(row);
        } catch (FileRefusedException noCase) {
            return true;
        }
    }

    private void notApplied(SavDictionary dictionary, List<SavField> fields, TextDecoder decoder) throws IOException {
        int weight = header.weight();
        if (weight != 0) {
            SavField field = weight < 0 || weight > elements
                    ? null
                    : dictionary.elements().get(weight - 1);
            if (field == null) {
                throw in.damaged();
            }
            notes.add(Note.of("files.sav.weight", decoder.decode(field.name)));
        }
        for (SavField field : fields) {
            if (field.name.equalsIgnoreCase("filter_$")) {
                notes.add(Note.of("files.sav.filter", decoder.decode(field.name)));
            }
        }
    }

    private void restart() throws IOException {
        in.seek(start);
        source = SavCases.of(in, header, systemMissing);
    }

    @Override
    protected boolean advance() throws IOException {
        if (done() == cases) {
            return false;
        }
        if (!source.next(row)) {
            throw in.truncated();
        }
        return true;
    }

    @Override
    protected String cell(int column) {
        return columns.get(column).cell(row, in.order());
    }
}
