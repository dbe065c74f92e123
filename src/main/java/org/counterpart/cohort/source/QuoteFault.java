package org.counterpart.cohort.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Where the quotes of a CSV text go wrong, found by a second look at a text that could not be read.
 *
 * @param unclosed whether the quote is never closed; else something stands between a closing quote and the next
 *     delimiter
 * @param line where the quoted cell starts
 * @param column position of the cell in its row, from 0
 */
public record QuoteFault(boolean unclosed, int line, int column) {

    /** @param from line of the row that could not be read */
    public static QuoteFault in(Reader text, Delimiter delimiter, int from) throws IOException {
        return new Scan(new BufferedReader(text), delimiter.character()).find(from);
    }

    private static final class Scan {
        private final Reader in;
        private final char delimiter;
        private int line = 1;
        private int c = -1;

        Scan(Reader in, char delimiter) {
            this.in = in;
            this.delimiter = delimiter;
        }

        private void advance() throws IOException {
            int before = c;
            c = in.read();
            if (before == '\n' || (before == '\r' && c != '\n')) {
                line++;
            }
        }

        QuoteFault find(int from) throws IOException {
            advance();
            while (line < from && c >= 0) {
                advance();
            }
            int column = 0;
            while (c >= 0) {
                while (c != delimiter && c != '\n' && c != '\r' && Character.isWhitespace(c)) {
                    advance();
                }
                if (c == '"') {
                    int start = line;
                    if (!close()) {
                        return new QuoteFault(c < 0, start, column);
                    }
                }
                while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
                    advance();
                }
                column = c == delimiter ? column + 1 : 0;
                advance();
            }
            return new QuoteFault(true, from, 0);
        }

        /** From an opening quote to the delimiter or line end behind the closing one; false when there is none. */
        private boolean close() throws IOException {
            advance();
            while (c >= 0) {
                if (c == '"') {
                    advance();
                    if (c != '"') {
                        while (c != delimiter && c != '\n' && c != '\r' && c >= 0 && Character.isWhitespace(c)) {
                            advance();
                        }
                        return c < 0 || c == delimiter || c == '\n' || c == '\r';
                    }
                }
                advance();
            }
            return false;
        }
    }
}
