package org.counterpart.cohort.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.stats.Note;

/**
 * The text of a small file (a plan, a paper's numbers): UTF-8, UTF-16 with its mark, else GB18030 as Chinese Windows
 * writes it; strict in each.
 */
public final class TextFile {
    /** Nobody writes more by hand; keeps a mistaken file name from filling the memory. */
    static final long LARGEST = 5_000_000;

    private TextFile() {}

    public static String read(Path file) throws IOException {
        return decode(bytes(file), file.toString());
    }

    /** The bytes of a file that may be one of text. */
    public static byte[] bytes(Path file) throws IOException {
        OrdinaryFile.require(file, file.toString());
        if (Files.size(file) > LARGEST) {
            throw new ProblemsException(List.of(
                    new Problem(file.toString(), 0, "", "", Note.of("cohort.text-too-large", LARGEST / 1_000_000))));
        }
        return Files.readAllBytes(file);
    }

    public static String decode(byte[] bytes, String source) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        boolean utf16 = mark == 0xFEFF || mark == 0xFFFE;
        List<Charset> order =
                utf16 ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
        for (Charset charset : order) {
            Optional<String> text = strictly(bytes, charset);
            if (text.isPresent()) {
                return text.get().startsWith("\uFEFF") ? text.get().substring(1) : text.get();
            }
        }
        throw new ProblemsException(List.of(new Problem(source, 0, "", "", Note.of("cohort.text-encoding"))));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
