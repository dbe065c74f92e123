package org.counterpart.files.spss;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.counterpart.files.stat.ByteReader;

/** The blocks of a {@code .zsav} file, each a zlib stream, unpacked one after the other up to the list behind them. */
final class ZlibBlocks extends InputStream {
    private final ByteReader file;
    private final InputStream packed;
    private final Inflater inflater = new Inflater();
    private final byte[] buffer = new byte[1 << 15];
    private boolean started;

    private ZlibBlocks(ByteReader file, InputStream packed) {
        this.file = file;
        this.packed = packed;
    }

    /** The reader stands at the header of the blocks: where it is, where the list is, and how long that is. */
    static ZlibBlocks open(ByteReader in) throws IOException {
        long here = in.position();
        long header = in.longInteger();
        long list = in.longInteger();
        long length = in.longInteger();
        if (header != here || list < in.position() || length < 24) {
            throw in.damaged();
        }
        if (list > in.size() || length > in.size() - list) {
            throw in.truncated();
        }
        return new ZlibBlocks(in, in.until(list));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] out, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (true) {
                int got = inflater.inflate(out, from, length);
                if (got > 0) {
                    return got;
                }
                if (inflater.finished()) {
                    nextBlock();
                } else if (inflater.needsDictionary()) {
                    throw file.damaged();
                } else if (inflater.needsInput() && !feed()) {
                    return -1;
                }
            }
        } catch (DataFormatException e) {
            throw file.damaged();
        }
    }

    private void nextBlock() {
        int left = inflater.getRemaining();
        int used = fed - left;
        inflater.reset();
        started = false;
        if (left > 0) {
            inflater.setInput(buffer, used, left);
            started = true;
        }
    }

    private int fed;

    /** False at the end between two blocks; an end within one is a refusal. */
    private boolean feed() throws IOException {
        int got = packed.read(buffer, 0, buffer.length);
        if (got < 0) {
            if (started) {
                throw file.truncated();
            }
            return false;
        }
        fed = got;
        inflater.setInput(buffer, 0, got);
        started = true;
        return true;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
