package org.counterpart.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder for data on their way, among the temporary files, which its user alone may read and which goes when it is
 * closed. A process that was killed cannot close its own: a file in it is locked as long as the process lives, and the
 * next folder that is made takes those away whose lock nobody holds.
 */
public final class PrivateFolder implements AutoCloseable {
    private static final String PREFIX = "counterpart-";
    private static final String LOCKED = ".in-use";

    /** Those of this process. To open the file of one and close it again would end its lock on many systems. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private PrivateFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    public static PrivateFolder make() throws IOException {
        // Readable by its owner alone, as the JDK makes temporary folders.
        Path root = Files.createTempDirectory(PREFIX);
        OWN.add(root);
        // Locked before it has its name: whoever looks for folders left behind finds none that is open.
        Path file = Files.createTempFile(root, "lock", "");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.lock();
        Files.move(file, root.resolve(LOCKED), StandardCopyOption.ATOMIC_MOVE);
        sweep(root);
        PrivateFolder made = new PrivateFolder(root, channel);
        Files.createDirectory(made.path());
        return made;
    }

    /** Empty at first. */
    public Path path() {
        return root.resolve("data");
    }

    /** Takes away what processes of the same user have left behind; one that cannot be taken is left. */
    private static void sweep(Path made) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(made.getParent(), PREFIX + "*")) {
            UserPrincipal user = Files.getOwner(made);
            for (Path other : all) {
                if (!OWN.contains(other)
                        && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(user)
                        && leftBehind(other.resolve(LOCKED))) {
                    delete(other);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another process may be taking it away just now.
        }
    }

    private static boolean leftBehind(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process.
        }
        delete(root);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    path.toFile().deleteOnExit();
                }
            });
        } catch (IOException | UncheckedIOException e) { // somebody still writes there
            folder.toFile().deleteOnExit();
        }
    }
}
