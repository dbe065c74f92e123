package org.counterpart.cohort.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the bytes of a file tell about its character set: whether all are ASCII, and where the zero bytes stand.
 *
 * @param quotes whether a double quote stands anywhere
 * @param firstZero offset of the first zero byte, -1 when there is none
 * @param firstHigh offset of the first byte that is not ASCII, -1 when there is none
 * @param evenZeros zero bytes at even offsets
 */
record ByteCensus(
        long size, boolean ascii, boolean quotes, long firstZero, long firstHigh, long evenZeros, long oddZeros) {
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = ONES * '"';

    static ByteCensus of(Path file) throws IOException {
        byte[] bytes = new byte[1 << 16];
        ByteBuffer words = ByteBuffer.wrap(bytes);
        long size = 0;
        boolean ascii = true;
        boolean quotes = false;
        long firstZero = -1;
        long firstHigh = -1;
        long[] zeros = new long[2];
        try (InputStream in = Files.newInputStream(file)) {
            int read;
            while ((read = in.readNBytes(bytes, 0, bytes.length)) > 0) {
                int i = 0;
                while (i < read) {
                    if (i + 8 <= read) {
                        long word = words.getLong(i);
                        // No byte above 127, none of zero, no new quote: subtracting one from a zero byte sets its high
                        // bit.
                        long high = word | (word - ONES) | (quotes ? 0 : (word ^ QUOTES) - ONES);
                        if ((high & HIGH) == 0) {
                            i += 8;
                            continue;
                        }
                    }
                    int end = Math.min(read, i + 8);
                    for (; i < end; i++) {
                        if (bytes[i] < 0 && ascii) {
                            ascii = false;
                            firstHigh = size + i;
                        }
                        quotes |= bytes[i] == '"';
                        if (bytes[i] == 0) {
                            zeros[i & 1]++;
                            firstZero = firstZero < 0 ? size + i : firstZero;
                        }
                    }
                }
                size += read;
            }
        }
        return new ByteCensus(size, ascii, quotes, firstZero, firstHigh, zeros[0], zeros[1]);
    }

    long zeros() {
        return evenZeros + oddZeros;
    }

    /** UTF-16 when the zero bytes say so (delimiters, digits and line ends have one each, on one side), else null. */
    Charset utf16() {
        if (size % 2 != 0 || Math.max(evenZeros, oddZeros) < size / 16) {
            return null;
        }
        return oddZeros >= 4 * evenZeros
                ? StandardCharsets.UTF_16LE
                : evenZeros >= 4 * oddZeros ? StandardCharsets.UTF_16BE : null;
    }
}
