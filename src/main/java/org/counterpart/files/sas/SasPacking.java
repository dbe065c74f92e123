package org.counterpart.files.sas;

import java.util.Arrays;

/**
 * How the rows of a SAS data set are packed: {@code compress=char} in runs of a byte, {@code compress=binary} by Ross.
 */
enum SasPacking {
    NONE {
        @Override
        int unpack(byte[] in, int from, int to, byte[] row) {
            System.arraycopy(in, from, row, 0, to - from);
            return to - from;
        }
    },

    /** A code of four bits, its length in the other four and in the next byte: bytes as they are, or one repeated. */
    RUNS {
        @Override
        int unpack(byte[] in, int from, int to, byte[] row) {
            int at = from;
            int out = 0;
            while (at < to) {
                int code = (in[at] & 0xFF) >> 4;
                int length = in[at] & 0xF;
                at++;
                int more = code <= 1 || (code >= 4 && code <= 7) ? length * 256 + (in[at++] & 0xFF) : length;
                int count = more + LEAST[code];
                if (code <= 2 || (code >= 8 && code <= 11)) {
                    System.arraycopy(in, at, row, out, count);
                    at += count;
                } else {
                    byte repeated = code == 4 || code == 12 ? in[at++] : REPEATED[code & 3];
                    Arrays.fill(row, out, out + count, repeated);
                }
                out += count;
            }
            return out;
        }
    },

    /**
     * Sixteen marks in two bytes, for each a byte as it is or a code: a byte repeated, or bytes from further ahead in
     * the row. E. Ross, "Ross Data Compression", C/C++ Users Journal 10(10), 1992.
     */
    ROSS {
        @Override
        int unpack(byte[] in, int from, int to, byte[] row) {
            int at = from;
            int out = 0;
            int marks = 0;
            int mark = 0;
            while (at < to) {
                mark >>= 1;
                if (mark == 0) {
                    marks = (in[at] & 0xFF) << 8 | (in[at + 1] & 0xFF);
                    at += 2;
                    mark = 0x8000;
                    if (at >= to) {
                        break;
                    }
                }
                if ((marks & mark) == 0) {
                    row[out++] = in[at++];
                    continue;
                }
                int code = (in[at] & 0xFF) >> 4;
                int count = in[at++] & 0xF;
                if (code <= 1) {
                    count = code == 0 ? count + 3 : count + ((in[at++] & 0xFF) << 4) + 19;
                    Arrays.fill(row, out, out + count, in[at++]);
                } else {
                    int back = count + 3 + ((in[at++] & 0xFF) << 4);
                    count = code == 2 ? (in[at++] & 0xFF) + 16 : code;
                    for (int i = 0; i < count; i++) {
                        row[out + i] = row[out + i - back];
                    }
                }
                out += count;
            }
            return out;
        }
    };

    private static final int[] LEAST = {64, 4160, 96, 0, 18, 17, 17, 17, 1, 17, 33, 49, 3, 2, 2, 2};
    private static final byte[] REPEATED = {0, '@', ' ', 0};

    /**
     * Unpacks a row.
     *
     * @return how many bytes it came to
     * @throws IndexOutOfBoundsException when it is no row of this packing
     */
    abstract int unpack(byte[] in, int from, int to, byte[] row);
}
