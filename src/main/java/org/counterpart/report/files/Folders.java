package org.counterpart.report.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is done with whole folders; symbolic links are never followed. */
final class Folders {
    /** What file managers leave in a folder. */
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    private Folders() {}

    static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!LITTER.contains(file.getFileName().toString())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether every file in a result folder is one its manifest lists, unchanged. */
    static boolean isAsMade(Path folder) throws IOException {
        Optional<List<Manifest.Entry>> outputs = Manifest.outputsOf(folder);
        if (outputs.isEmpty()) {
            return isEmpty(folder);
        }
        Map<String, String> made = new HashMap<>();
        outputs.get().forEach(e -> made.put(e.file(), e.sha256()));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            boolean known = name.equals(Manifest.NAME)
                    || LITTER.contains(file.getFileName().toString())
                    || (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && Digest.of(file).equals(made.get(name)));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    /** Renames in one step; false when the source is gone or the name taken by another process. */
    static boolean tryMove(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (NoSuchFileException | FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return false;
        } catch (IOException e) {
            // Some systems report a taken name as a bare failure.
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // What cannot be deleted (open on Windows) stays behind under its hidden name; the result itself is whole.
        }
    }

    static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Somebody else put something there.
        }
    }
}
