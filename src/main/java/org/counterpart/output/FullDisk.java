package org.counterpart.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/** Tells a writing that failed because the disk is full from others, whatever the system calls it. */
final class FullDisk {
    /** What is free of a full disk: less than a file takes at least. */
    private static final long LEAST = 1 << 16;

    private FullDisk() {}

    /**
     * @param failure that has just come, with what was written of the file still there
     * @return the failure, where the disk of the folder is not full
     * @throws NotAnalysableException where it is
     */
    static IOException orElse(IOException failure, Path folder) {
        return orElse(failure, () -> folder.toFile().getUsableSpace());
    }

    static IOException orElse(IOException failure, LongSupplier free) {
        if (free.getAsLong() < LEAST) {
            throw new NotAnalysableException(Note.of("cli.disk-full"));
        }
        return failure;
    }
}
