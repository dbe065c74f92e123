package org.counterpart.output;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is done with whole folders; symbolic links are never followed. */
public final class Folders {
    /** What file managers leave in a folder. */
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    /** Purposes of hidden folders: a result being made, the content it replaces, and that content being deleted. */
    static final String DRAFT = "draft";

    static final String OLD = "old";

    static final String GONE = "gone";

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

    /**
     * Whether every file in a result folder is one its manifest lists, unchanged; where no hash is kept, not written
     * after the manifest.
     */
    public static boolean isAsMade(Path folder) throws IOException {
        Map<String, String> made = Manifest.outputs(folder);
        if (made.isEmpty()) {
            return isEmpty(folder);
        }
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
                            && made.containsKey(name)
                            && isAsMade(folder, file, made.get(name)));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsMade(Path folder, Path file, String hash) throws IOException {
        return hash.isEmpty()
                ? Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(folder.resolve(Manifest.NAME)))
                        <= 0
                : Manifest.sha256(Files.readAllBytes(file)).equals(hash);
    }

    /** Names of the files in a folder that its manifest does not list. */
    static List<String> added(Path folder, Set<String> listed) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(p -> !LITTER.contains(p.getFileName().toString()))
                    .map(p -> folder.relativize(p).toString().replace('\\', '/'))
                    .filter(n -> !n.equals(Manifest.NAME) && !listed.contains(n))
                    .sorted()
                    .toList();
        }
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
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS) || !Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
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

    /** Makes the folders a path stands in, and gives those that were missing, innermost first. */
    static List<Path> makeParents(Path path) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path p = path.getParent(); p != null && !Files.exists(p); p = p.getParent()) {
            missing.add(p);
        }
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        return missing;
    }

    /** A new hidden folder beside another, with the rights of an ordinary one. */
    static Path makeSibling(Path path, String purpose) throws IOException {
        while (true) {
            try {
                return Files.createDirectory(freeSibling(path, purpose));
            } catch (FileAlreadyExistsException another) {
                // Another thread was faster: the next name.
            }
        }
    }

    /** How the names of hidden folders beside a folder begin. */
    static String hidden(Path path, String purpose) {
        return "." + path.getFileName() + "-" + purpose + "-";
    }

    /**
     * A name beside a folder that is free and that no other process takes; shown to the user when something is kept
     * there.
     */
    static Path freeSibling(Path path, String purpose) {
        boolean shown = purpose.equals("kept");
        String prefix = shown ? path.getFileName() + "-kept-" : hidden(path, purpose);
        String owner = shown ? "" : Owner.here();
        for (int i = 1; ; i++) {
            Path sibling = path.resolveSibling(prefix + owner + i);
            if (!Files.exists(sibling, LinkOption.NOFOLLOW_LINKS)) {
                return sibling;
            }
        }
    }
}
