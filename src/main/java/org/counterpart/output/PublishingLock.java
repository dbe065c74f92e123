package org.counterpart.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one run at a time look at and replace a result folder. Threads of one program wait at a lock of the program;
 * programs of one user on one machine at a lock on a file in the folder for temporary files, whose name is a hash of
 * the folder's path. Who holds it deletes it; who then gets the lock of a file that is no longer there tries again.
 */
final class PublishingLock {
    private static final ReentrantLock THREADS = new ReentrantLock();

    /** The place of the lock, behind what is written: some systems let nobody read what is locked. */
    private static final long BEYOND = Long.MAX_VALUE - 1;

    private PublishingLock() {}

    /** What is done while no other run can move the folder. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /**
     * Waits its turn, does the work, lets the next one in. Not to be called from within the work.
     *
     * @param folder absolute, without symbolic links
     */
    static <T> T holding(Path folder, Work<T> work) throws IOException {
        Path file = file(folder);
        THREADS.lock();
        try {
            while (true) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock(BEYOND, 1, false); // until the channel closes
                    if (isOf(channel, file)) {
                        return doneAndGone(work, file);
                    }
                }
            }
        } finally {
            THREADS.unlock();
        }
    }

    /** What is locked for a folder; there only while somebody holds it. */
    static Path file(Path folder) {
        String who = System.getProperty("user.name") + '\n' + folder;
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "counterpart-" + Manifest.sha256(who.getBytes(StandardCharsets.UTF_8)) + ".lock");
    }

    /** Whether the locked file is the one that others open: who had it before may have deleted it meanwhile. */
    private static boolean isOf(FileChannel channel, Path file) throws IOException {
        String mine = UUID.randomUUID().toString();
        channel.write(ByteBuffer.wrap(mine.getBytes(StandardCharsets.US_ASCII)), 0);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).equals(mine);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Only who holds the lock of the file deletes it, and before letting it go. */
    private static <T> T doneAndGone(Work<T> work, Path file) throws IOException {
        try {
            return work.done();
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Where an open file cannot be deleted it stays; it holds nothing of the study.
            }
        }
    }
}
