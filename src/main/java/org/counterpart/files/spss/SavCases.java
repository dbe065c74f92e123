package org.counterpart.files.spss;

import java.io.IOException;
import java.io.InputStream;
import org.counterpart.files.spss.SavHeader.Compression;
import org.counterpart.files.stat.ByteReader;

/** The cases of an SPSS file one after the other, unpacked. */
interface SavCases {
    /**
     * Fills the next case.
     *
     * @return false behind the last one
     * @throws org.counterpart.files.FileRefusedException when the file ends within a case
     */
    boolean next(byte[] row) throws IOException;

    /** From the place of the reader on. */
    static SavCases of(ByteReader in, SavHeader header, double systemMissing) throws IOException {
        if (header.compression() == Compression.NONE) {
            return row -> {
                if (in.left() == 0) {
                    return false;
                }
                in.read(row);
                return true;
            };
        }
        InputStream code = header.compression() == Compression.ZLIB ? ZlibBlocks.open(in) : in.until(in.size());
        return new BytecodeCases(in, code, header.bias(), systemMissing);
    }
}
