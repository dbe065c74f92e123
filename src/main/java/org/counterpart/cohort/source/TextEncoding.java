package org.counterpart.cohort.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.files.text.TextLines;
import org.counterpart.files.text.TextTrial;

/**
 * The character set of a file, decided on the whole of it: a byte order mark; then strict UTF-8; then strict GB18030
 * (which contains GBK
 * and GB2312); UTF-16 without a mark where the zero bytes stand as its ASCII half puts them. A file read so is valid
 * throughout, nothing
 * is replaced. A text that is valid GB18030 but reads as no Chinese, or is neither, is taken for windows-1252 where it
 * then reads as western
 * words, which is said; other character sets cannot be told from one another by their bytes and must be named.
 *
 * @param mark bytes of the byte order mark
 * @param quotes whether a double quote may stand in the file
 * @param guessed whether the text, not the bytes, decided
 * @param splits whether the byte of a line feed is one wherever it stands, and ends a row, as no double quote
 *     stands in the file
 */
public record TextEncoding(Charset charset, int mark, boolean quotes, boolean splits, boolean guessed) {
    private static final int BUFFER = 1 << 16;

    /** @throws ProblemsException when the file is empty, not text, or not text in the character set named */
    public static TextEncoding of(Path file, String source, CsvOptions options) throws IOException {
        ProblemList problems = new ProblemList(source);
        if (Files.isDirectory(file)) {
            throw problems.last(0, "", "cohort.folder");
        }
        OrdinaryFile.require(file, source);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64);
        }
        if (head.length == 0) {
            throw problems.last(0, "", "cohort.empty-file");
        }
        FileKind kind = FileKind.of(head).orElse(null);
        if (kind != null) {
            throw problems.last(0, "", "cohort.other-kind", kind.title());
        }
        TextEncoding marked = marked(head);
        if (!options.detectsEncoding()) {
            TextEncoding named = new TextEncoding(options.charset(), 0, true, false, false);
            if (marked != null
                    && named.charset.name().startsWith(marked.charset.name().substring(0, 5))) {
                named = marked;
            }
            return named.checked(file, problems, "cohort.not-in-named-encoding");
        }
        return marked != null ? marked.checked(file, problems, "cohort.not-in-marked-encoding") : found(file, problems);
    }

    /** The character set that a byte order mark at the start of the file tells, or null. */
    private static TextEncoding marked(byte[] head) {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, TextTrial.GB18030)) {
            byte[] mark = "\uFEFF".getBytes(charset);
            if (head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length)) {
                return new TextEncoding(charset, mark.length, true, false, false);
            }
        }
        return null;
    }

    private static TextEncoding found(Path file, ProblemList problems) throws IOException {
        ByteCensus bytes = ByteCensus.of(file);
        if (bytes.zeros() > 0) {
            Charset wide = bytes.utf16();
            TextEncoding utf16 = wide == null ? null : new TextEncoding(wide, 0, true, false, false);
            TextEncoding narrow = new TextEncoding(StandardCharsets.UTF_8, 0, true, false, false);
            // Zeros among bytes that are UTF-8 are no halves of characters, unless every other byte is one.
            boolean strewn = bytes.zeros() < 0.45 * bytes.size() && narrow.firstError(file) < 0;
            if (utf16 == null || strewn || utf16.firstError(file) >= 0) {
                throw problems.last(lineAt(file, bytes.firstZero()), "", "cohort.binary-file");
            }
            return utf16;
        }
        TextEncoding utf8 = new TextEncoding(StandardCharsets.UTF_8, 0, bytes.quotes(), !bytes.quotes(), false);
        if (bytes.ascii()) {
            return utf8;
        }
        long error = utf8.firstError(file);
        if (error < 0) {
            return utf8;
        }
        TextTrial trial = new TextTrial(Optional.empty(), false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            TextLines.see(in, trial);
        }
        Charset charset = trial.decide().orElse(null);
        if (charset == null) {
            throw trial.mayBeChinese()
                    ? problems.last(lineAt(file, bytes.firstHigh()), "", "cohort.no-likely-encoding")
                    : problems.last(lineAt(file, error), "", "cohort.unknown-encoding");
        }
        return new TextEncoding(charset, 0, bytes.quotes(), !bytes.quotes(), charset.equals(TextTrial.WESTERN));
    }

    private TextEncoding checked(Path file, ProblemList problems, String code) throws IOException {
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        boolean lines = false;
        if (!wide) {
            ByteCensus bytes = ByteCensus.of(file);
            if (bytes.zeros() > 0) {
                throw problems.last(lineAt(file, bytes.firstZero()), "", "cohort.binary-file");
            }
            lines = !bytes.quotes() && (charset.equals(StandardCharsets.UTF_8) || charset.equals(TextTrial.GB18030));
        }
        long error = firstError(file);
        if (error >= 0) {
            throw problems.last(wide ? 0 : lineAt(file, error), "", code, charset.name());
        }
        return new TextEncoding(charset, mark, quotes, lines, false);
    }

    /** Where the first byte stands that this character set does not allow, -1 when there is none. */
    private long firstError(Path file) throws IOException {
        CharsetDecoder decoder = strict();
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        long before = mark;
        try (InputStream stream = Files.newInputStream(file)) {
            stream.skipNBytes(mark);
            boolean end = false;
            while (!end) {
                int read = stream.readNBytes(in.array(), in.position(), in.remaining());
                end = in.position() + read < in.capacity();
                in.limit(in.position() + read).position(0);
                CoderResult result;
                do {
                    out.clear();
                    result = decoder.decode(in, out, end);
                } while (result.isOverflow());
                if (result.isError()) {
                    return before + in.position();
                }
                before += in.position();
                in.compact();
            }
        }
        return -1;
    }

    private CharsetDecoder strict() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The text of the file, without the byte order mark. */
    public Reader open(Path file) throws IOException {
        return reader(bytes(Files.newInputStream(file)));
    }

    /** The bytes of the text after the byte order mark, of a file from its first byte on. */
    InputStream bytes(InputStream in) throws IOException {
        try {
            in.skipNBytes(mark);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The text of bytes in this character set. */
    Reader reader(InputStream bytes) {
        return new InputStreamReader(bytes, strict());
    }

    /** The same of bytes that are all there. */
    String text(byte[] bytes) throws IOException {
        for (byte b : bytes) {
            if (b < 0) {
                return strict().decode(ByteBuffer.wrap(bytes)).toString();
            }
        }
        // Where line ends part rows (splits), a byte of the lower half that stands among such bytes alone is its ASCII.
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static int lineAt(Path file, long offset) throws IOException {
        int line = 1;
        int before = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            for (long i = 0; i < offset; i++) {
                int b = in.read();
                if (b == '\r' || (b == '\n' && before != '\r')) {
                    line++;
                }
                before = b;
            }
        }
        return line;
    }
}
