package org.counterpart.files.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.TableRequest;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.FoundEncoding;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/**
 * A Stata data file of format 113 to 119 (Stata 8 to 18), of either byte order.
 *
 * <p>Missing are {@code .}, {@code .a} to {@code .z} (counted in the notes) and empty texts. Cells are value labels
 * under the rule of {@link org.counterpart.files.stat.LabelChoice}. Dates are what the display format says ({@link
 * DtaFormat}). The rows are gone through twice, and a file that ends too early is refused before the first row.
 *
 * <p>Source: StataCorp, {@code help dta}.
 */
public final class DtaTable extends StatisticalTable<DtaColumn> {
    private static final int LONGEST_START = 28;

    private final ByteReader texts;
    private final DtaFile file;
    private final ByteBuffer row;

    private DtaTable(ByteReader in, ByteReader texts, TableRequest request) throws IOException {
        super(in);
        this.texts = texts;
        file = read(in);
        if (file.rows() == 0) {
            throw new FileRefusedException(Note.of("files.stat.no-rows", in.name()));
        }
        row = ByteBuffer.allocate(file.width()).order(in.order());
        file.variables().forEach(v -> columns.add(new DtaColumn(v, file, texts, request.codes())));
        Optional<Charset> declared = file.layout().unicode() ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
        TextTrial trial = new TextTrial(declared, true);
        columns.forEach(c -> c.seeWords(trial));
        in.seek(file.start());
        for (long i = 0; i < file.rows(); i++) {
            in.read(row.array());
            for (DtaColumn column : columns) {
                column.see(row, trial);
            }
        }
        in.seek(file.start());
        describe(FoundEncoding.decoder(trial, declared, in.name(), notes));
    }

    /**
     * Reads all but the rows, and goes through these once.
     *
     * @throws FileRefusedException when the file is of another format, cut off, damaged, without a row, or of an
     *     encoding that cannot be told
     */
    public static DtaTable open(Path file, TableRequest request) throws IOException {
        return opened(file, in -> opened(file, texts -> new DtaTable(in, texts, request)));
    }

    private static DtaFile read(ByteReader in) throws IOException {
        String start = in.latin(Math.min(LONGEST_START + 13, in.size()));
        if (start.startsWith("<stata_dta>")) {
            int tag = start.indexOf("<release>");
            if (tag < 0 || start.length() < tag + 22 || !start.startsWith("</release>", tag + 12)) {
                throw in.damaged();
            }
            String release = start.substring(tag + 9, tag + 12);
            DtaLayout layout = release.matches("\\d{3}") ? DtaLayout.of(Integer.parseInt(release)) : null;
            if (layout == null || !layout.tagged()) {
                throw new FileRefusedException(Note.of("files.dta.format", in.name(), release));
            }
            in.seek(tag + 22L);
            return TaggedDta.read(in, layout);
        }
        int release = start.isEmpty() ? 0 : start.charAt(0);
        DtaLayout layout = DtaLayout.of(release);
        if (layout == null || layout.tagged()) {
            throw new FileRefusedException(Note.of("files.dta.format", in.name(), release));
        }
        return OldDta.read(in, layout);
    }

    @Override
    protected boolean advance() throws IOException {
        if (done() == file.rows()) {
            return false;
        }
        in.read(row.array());
        return true;
    }

    @Override
    protected String cell(int column) throws IOException {
        return columns.get(column).cell(row);
    }

    @Override
    public void close() throws IOException {
        try (texts) {
            super.close();
        }
    }
}
