package org.counterpart.files.stat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.counterpart.files.FileRefusedException;
import org.counterpart.stats.Note;

/**
 * Reads a file of bytes from any place on, in either byte order. What a file says of its lengths is never believed: a
 * read beyond the end is a refusal, before anything of that length is made.
 */
public final class ByteReader implements Closeable {
    private static final int WINDOW = 1 << 16;
    private final FileChannel channel;
    private final String name;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;

    private ByteReader(FileChannel channel, String name) throws IOException {
        this.channel = channel;
        this.name = name;
        this.size = channel.size();
    }

    public static ByteReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Path last = file.getFileName();
        return new ByteReader(channel, last == null ? file.toString() : last.toString());
    }

    /** The name of the file, as messages say it. */
    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    public long position() {
        return windowStart + window.position();
    }

    public long left() {
        return size - position();
    }

    public ByteOrder order() {
        return window.order();
    }

    public void order(ByteOrder order) {
        window.order(order);
    }

    /** @throws FileRefusedException when the place is not in the file */
    public void seek(long position) throws IOException {
        if (position < 0 || position > size) {
            throw truncated();
        }
        long within = position - windowStart;
        if (within >= 0 && within <= window.limit()) {
            window.position((int) within);
        } else {
            windowStart = position;
            window.limit(0);
        }
    }

    public void skip(long bytes) throws IOException {
        if (bytes < 0 || bytes > left()) {
            throw truncated();
        }
        seek(position() + bytes);
    }

    public int unsignedByte() throws IOException {
        have(1);
        return window.get() & 0xFF;
    }

    public int unsignedShort() throws IOException {
        have(2);
        return window.getShort() & 0xFFFF;
    }

    public int integer() throws IOException {
        have(4);
        return window.getInt();
    }

    public long longInteger() throws IOException {
        have(8);
        return window.getLong();
    }

    public double real() throws IOException {
        have(8);
        return window.getDouble();
    }

    /** @throws FileRefusedException when the file has fewer */
    public byte[] bytes(long count) throws IOException {
        if (count < 0 || count > left() || count > Integer.MAX_VALUE - 16) {
            throw truncated();
        }
        byte[] out = new byte[(int) count];
        read(out);
        return out;
    }

    /** Fills the array. */
    public void read(byte[] out) throws IOException {
        if (out.length > left()) {
            throw truncated();
        }
        int done = 0;
        while (done < out.length) {
            have(1);
            int part = Math.min(window.remaining(), out.length - done);
            window.get(out, done, part);
            done += part;
        }
    }

    /** Bytes as characters of one byte each, which keeps every byte. */
    public String latin(long count) throws IOException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    /** From here to a place before the end of the file. Whoever reads it does not move this reader meanwhile. */
    public InputStream until(long end) {
        long stop = Math.min(end, size);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return position() >= stop ? -1 : unsignedByte();
            }

            @Override
            public int read(byte[] out, int from, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (position() >= stop) {
                    return -1;
                }
                have(1);
                int part = (int) Math.min(Math.min(window.remaining(), length), stop - position());
                window.get(out, from, part);
                return part;
            }
        };
    }

    /** The file ends before what it announces. */
    public FileRefusedException truncated() {
        return new FileRefusedException(Note.of("files.stat.truncated", name));
    }

    /** What stands here contradicts the rest of the file, or its format. */
    public FileRefusedException damaged() {
        return new FileRefusedException(Note.of("files.stat.damaged", name, position()));
    }

    private void have(int bytes) throws IOException {
        if (window.remaining() >= bytes) {
            return;
        }
        if (bytes > left()) {
            throw truncated();
        }
        long at = position();
        window.compact();
        windowStart = at;
        while (window.position() < bytes) {
            // The file may have been cut since it was opened.
            if (channel.read(window, windowStart + window.position()) < 0) {
                window.flip();
                throw truncated();
            }
        }
        window.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
