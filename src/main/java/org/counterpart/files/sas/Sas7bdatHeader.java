package org.counterpart.files.sas;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.EncodingNames;
import org.counterpart.stats.Note;

/**
 * The start of a SAS data set: a header and so many pages of one length make up the file.
 *
 * @param wide whether whole numbers take 8 bytes, as on machines of 64 bits, and not 4
 * @param length of the header
 * @param page length of a page
 */
record Sas7bdatHeader(boolean wide, long length, int page, long pages, Optional<Charset> declared) {
    private static final byte[] MAGIC = {
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        (byte) 0xc2,
        (byte) 0xea,
        (byte) 0x81,
        0x60,
        (byte) 0xb3,
        0x14,
        0x11,
        (byte) 0xcf,
        (byte) 0xbd,
        (byte) 0x92,
        8,
        0,
        9,
        (byte) 0xc7,
        0x31,
        (byte) 0x8c,
        0x18,
        0x1f,
        0x10,
        0x11
    };

    private static final int LONGEST_PAGE = 1 << 24;

    /** By the number that SAS gives to encodings; those that nobody needs here are found from the text itself. */
    private static final Map<Integer, String> ENCODINGS = Map.ofEntries(
            Map.entry(20, "UTF-8"),
            Map.entry(29, "ISO-8859-1"),
            Map.entry(30, "ISO-8859-2"),
            Map.entry(33, "ISO-8859-5"),
            Map.entry(60, "windows-1250"),
            Map.entry(61, "windows-1251"),
            Map.entry(62, "windows-1252"),
            Map.entry(123, "Big5"),
            Map.entry(125, "EUC-CN"),
            Map.entry(126, "GBK"),
            Map.entry(128, "GBK"),
            Map.entry(134, "EUC-JP"),
            Map.entry(138, "windows-31j"),
            Map.entry(140, "EUC-KR"),
            Map.entry(205, "GB18030"));

    /** Sets the byte order of the reader. */
    static Sas7bdatHeader read(ByteReader in) throws IOException {
        byte[] magic = in.bytes(Math.min(MAGIC.length, in.size()));
        if (!Arrays.equals(magic, MAGIC)) {
            throw new FileRefusedException(Note.of("files.sas.not-data-set", in.name()));
        }
        boolean wide = in.unsignedByte() == 0x33;
        in.seek(35);
        int padding = in.unsignedByte() == 0x33 ? 4 : 0;
        in.seek(37);
        in.order(in.unsignedByte() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.seek(70);
        String encoding = ENCODINGS.get(in.unsignedByte());
        in.seek(196L + padding);
        long header = in.integer();
        int page = in.integer();
        long pages = wide ? in.longInteger() : in.integer();
        if (header < 288 || page < 256 || page > LONGEST_PAGE || pages < 1) {
            throw in.damaged();
        }
        if (header > in.size() || pages > (in.size() - header) / page) {
            throw in.truncated();
        }
        return new Sas7bdatHeader(
                wide, header, page, pages, Optional.ofNullable(encoding).flatMap(EncodingNames::named));
    }
}
