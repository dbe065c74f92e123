package org.counterpart.files.spss;

import java.io.IOException;
import java.nio.ByteOrder;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.stats.Note;

/**
 * The first 176 bytes of an SPSS file.
 *
 * @param weight place of the weighting variable in the case, from 1; 0 without a weight
 * @param cases how many cases follow; -1 when the writer did not know
 * @param bias what is taken off a code of one byte
 */
record SavHeader(Compression compression, int weight, int cases, double bias) {
    enum Compression {
        NONE,
        BYTECODE,
        ZLIB
    }

    /** Leaves the reader behind the header, in the byte order of the file. */
    static SavHeader read(ByteReader in) throws IOException {
        String start = in.latin(Math.min(20, in.size()));
        if (start.contains("ENCRYPTEDSAV")) {
            throw new FileRefusedException(Note.of("files.sav.encrypted", in.name()));
        }
        if (!start.startsWith("$FL2") && !start.startsWith("$FL3")) {
            throw new FileRefusedException(Note.of("files.sav.not-one", in.name()));
        }
        in.seek(64);
        int layout = in.integer();
        if (layout != 2 && layout != 3) {
            in.order(ByteOrder.LITTLE_ENDIAN);
            in.seek(64);
            layout = in.integer();
        }
        if (layout != 2 && layout != 3) {
            throw in.damaged();
        }
        in.skip(4);
        int compression = in.integer();
        if (compression < 0 || compression > 2) {
            throw in.damaged();
        }
        int weight = in.integer();
        int cases = in.integer();
        double bias = in.real();
        in.seek(176);
        return new SavHeader(Compression.values()[compression], weight, Math.max(cases, -1), bias);
    }
}
