package org.counterpart.cohort.source;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The rows of a file in pieces that follow one another. Where the file holds no quote, every line end ends a row, and a
 * piece is a block of
 * whole lines still to be walked: several may be at the same time. Where it does, rows are found only by walking from
 * the first on, and a
 * piece holds rows walked already.
 */
public final class RowPieces implements Closeable {
    /** Bytes of a block: some thousand rows. */
    public static final int BLOCK = 1 << 18;

    private static final int BATCH = 1024;

    private final TextEncoding encoding;
    private final Delimiter delimiter;
    private final InputStream in;
    private final int block;
    private final boolean splits;
    /** Read, but not handed out: a line whose end has not come yet. */
    private byte[] started = {};

    private boolean read;
    private CsvRows rest;

    /**
     * @param splits whether line ends may be taken for ends of rows; else the rows of all pieces share one count of
     * lines
     */
    public RowPieces(TextEncoding encoding, Path file, Delimiter delimiter, int block, boolean splits)
            throws IOException {
        this.splits = splits;
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.block = block;
        in = encoding.bytes(new ToldInput(file));
    }

    /**
     * The next piece; null at the end of the file. A piece of lines not walked yet starts at line 1, the others share
     * one count of lines.
     */
    public RowSource next() throws IOException {
        if (rest == null && !read) {
            byte[] lines = splits ? wholeLines() : null;
            if (lines != null) {
                return lines.length == 0 ? null : new PlainRows(encoding.text(lines), delimiter);
            }
            rest = rows(new SequenceInputStream(new ByteArrayInputStream(started), in));
        }
        if (rest == null || read) {
            return null;
        }
        WalkedRows walked = new WalkedRows(rest, BATCH);
        read = walked.isLast();
        return walked;
    }

    private CsvRows rows(InputStream bytes) throws IOException {
        return new CsvRows(encoding.reader(bytes), delimiter, encoding.quotes());
    }

    /**
     * The next bytes up to a line end, the last ones of the file as they are; null when no line ends in a whole block.
     */
    private byte[] wholeLines() throws IOException {
        byte[] bytes = Arrays.copyOf(started, started.length + block);
        int size = started.length + in.readNBytes(bytes, started.length, block);
        read = size < bytes.length;
        int whole = size;
        while (!read && whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        started = Arrays.copyOfRange(bytes, whole, size);
        return whole == 0 && !read ? null : Arrays.copyOf(bytes, whole);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
