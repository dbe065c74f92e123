package org.counterpart.files.spss;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.counterpart.files.stat.ByteReader;

/**
 * Cases in the code of one byte an element: eight codes, then the elements among them that had to be written in full.
 * 0 is nothing, 1 to 251 a whole number (less the bias), 252 the end, 253 an element in full, 254 eight blanks, 255
 * the missing number.
 */
final class BytecodeCases implements SavCases {
    private final ByteReader file;
    private final InputStream in;
    private final double bias;
    private final double systemMissing;
    private final byte[] codes = new byte[8];
    private int next = 8;

    BytecodeCases(ByteReader file, InputStream in, double bias, double systemMissing) {
        this.file = file;
        this.in = new BufferedInputStream(in, 1 << 16);
        this.bias = bias;
        this.systemMissing = systemMissing;
    }

    @Override
    public boolean next(byte[] row) throws IOException {
        ByteBuffer elements = ByteBuffer.wrap(row).order(file.order());
        for (int at = 0; at < row.length; at += 8) {
            int code = code();
            if (code < 0 || code == 252) {
                if (at > 0) {
                    throw file.truncated();
                }
                return false;
            }
            switch (code) {
                case 253 -> {
                    if (in.readNBytes(row, at, 8) < 8) {
                        throw file.truncated();
                    }
                }
                case 254 -> Arrays.fill(row, at, at + 8, (byte) ' ');
                case 255 -> elements.putDouble(at, systemMissing);
                default -> elements.putDouble(at, code - bias);
            }
        }
        return true;
    }

    /** Of the next element; -1 at the end of the file. */
    private int code() throws IOException {
        while (true) {
            if (next == 8) {
                int got = in.readNBytes(codes, 0, 8);
                if (got == 0) {
                    return -1;
                }
                if (got < 8) {
                    throw file.truncated();
                }
                next = 0;
            }
            int code = codes[next++] & 0xFF;
            if (code != 0) {
                return code;
            }
        }
    }
}
