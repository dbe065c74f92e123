package org.counterpart.app.desk;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Room on the disk for what is dropped on the page: all that is free but a reserve, which other programs need.
 *
 * @param free bytes of the disk that nobody uses now
 * @param reserve bytes of these that are left
 */
public record Room(LongSupplier free, long reserve) {
    private static final long MOST_RESERVE = 1L << 30;
    private static final int PART = 10;
    private static final int BLOCK = 1 << 20;

    static Room on(Path folder) {
        File disk = folder.toFile();
        return of(disk::getUsableSpace, disk.getTotalSpace());
    }

    /** @param disk its bytes in all: of a small one a tenth is left, since it could not spare more */
    public static Room of(LongSupplier free, long disk) {
        return new Room(free, Math.min(MOST_RESERVE, disk / PART));
    }

    private long left() {
        return Math.max(0, free.getAsLong() - reserve);
    }

    /** @throws NoRoomException where the file is known to be too large */
    void check(Upload upload) throws NoRoomException {
        check(upload, left());
    }

    private static void check(Upload upload, long left) throws NoRoomException {
        if (upload.size() > left) {
            throw new NoRoomException(upload.name(), left);
        }
    }

    /**
     * Writes a file, block by block.
     *
     * @throws NoRoomException before the first one where its size is known to be too large, else when the room ends
     */
    void write(Upload upload, Path to) throws IOException {
        long before = left();
        check(upload, before);
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] block = new byte[BLOCK];
            InputStream in = upload.content();
            for (int n = in.readNBytes(block, 0, BLOCK); n > 0; n = in.readNBytes(block, 0, BLOCK)) {
                if (n > left()) {
                    throw new NoRoomException(upload.name(), before);
                }
                try {
                    out.write(block, 0, n);
                } catch (IOException e) { // others may have taken it at the same time
                    throw new NoRoomException(upload.name(), before);
                }
            }
        }
    }
}
