package org.counterpart.files.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.counterpart.files.FileRefusedException;
import org.counterpart.stats.Note;

/**
 * Both ends of a Parquet file, which are marked alike: a file that was cut off lacks the second mark, and with it the
 * description of its columns.
 */
final class ParquetEnds {
    private static final int MARK = 4;
    /** Mark, an empty footer's length, mark. */
    private static final int LEAST = 12;

    private ParquetEnds() {}

    /** @throws FileRefusedException for a file that was cut off, or is encrypted */
    static void require(Path file) throws IOException {
        byte[] mark = new byte[MARK];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() >= LEAST) {
                in.seek(in.length() - MARK);
                in.readFully(mark);
            }
        }
        String end = new String(mark, StandardCharsets.ISO_8859_1);
        if (end.equals("PARE")) {
            throw new FileRefusedException(Note.of("files.database.parquet-encrypted", file.getFileName()));
        }
        if (!end.equals("PAR1")) {
            throw new FileRefusedException(Note.of("files.database.parquet-cut", file.getFileName()));
        }
    }
}
