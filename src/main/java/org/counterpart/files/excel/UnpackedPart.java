package org.counterpart.files.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.excel.sheet.Refusal;

/**
 * The bytes of a part as they come out of the zip: never more than a table has, and at the end the very bytes that went
 * in, by their check sum.
 */
final class UnpackedPart extends FilterInputStream {
    /** A full sheet of 2^20 rows and 100 columns is smaller. */
    private static final long LIMIT = 8L << 30;
    /** Sheets shrink to a tenth or a fiftieth; what shrinks more is made to burst. */
    private static final int RATIO = 400;

    private static final long SMALL = 32L << 20;

    private final ZipEntry entry;
    private final String file;
    private final CRC32 sum = new CRC32();
    private long size;
    private boolean checked;

    UnpackedPart(InputStream in, ZipEntry entry, String file) {
        super(in);
        this.entry = entry;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = super.read(bytes, from, length);
        if (n < 0) {
            check();
            return n;
        }
        sum.update(bytes, from, n);
        size += n;
        if (bursts(size, entry)) {
            throw bomb(file, size);
        }
        return n;
    }

    /** Whether no part of a workbook becomes so large. */
    static boolean bursts(long size, ZipEntry entry) {
        long packed = entry.getCompressedSize();
        return size > LIMIT || (size > SMALL && packed > 0 && size / packed > RATIO);
    }

    static FileRefusedException bomb(String file, long size) {
        return Refusal.of("files.xlsx.bomb", file, size >> 20);
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] bytes = new byte[8192];
        int read = read(bytes, 0, (int) Math.min(n, bytes.length));
        return Math.max(read, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        boolean wrong = (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue())
                || (entry.getSize() >= 0 && entry.getSize() != size);
        if (wrong && !checked) {
            checked = true;
            throw Refusal.of("files.xlsx.damaged-part", file, entry.getName());
        }
    }
}
