package org.counterpart.files.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as texts of a trial. */
public final class TextLines {
    /** A line without an end is parted where it may be. */
    private static final int LONG = 1 << 16;

    private TextLines() {}

    /** @param in buffered; read to its end */
    public static void see(InputStream in, TextTrial trial) throws IOException {
        byte[] line = new byte[2 * LONG];
        int length = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
            // No byte below the digits is part of a character of several bytes, in any encoding tried.
            if (b == '\n' || b == '\r' || (length >= LONG && b < '0')) {
                trial.see(line, 0, length);
                length = 0;
            }
        }
        trial.see(line, 0, length);
    }
}
