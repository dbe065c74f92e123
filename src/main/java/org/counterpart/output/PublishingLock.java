package org.counterpart.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one run at a time look at and replace a result folder. Threads of one program wait at a lock of the program;
 * programs of one user on one machine at a lock on a file in the folder for temporary files, whose name is a hash of
 * the folder's path and which stays there, empty: to delete it would let two runs lock two files of one name.
 */
final class PublishingLock {
    private static final ReentrantLock THREADS = new ReentrantLock();

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
        String who = System.getProperty("user.name") + '\n' + folder;
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "counterpart-" + Manifest.sha256(who.getBytes(StandardCharsets.UTF_8)) + ".lock");
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel closes
            return work.done();
        } finally {
            THREADS.unlock();
        }
    }
}
