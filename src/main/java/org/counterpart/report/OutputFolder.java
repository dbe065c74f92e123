package org.counterpart.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A result folder that appears whole or not at all: the files are written into a sibling folder, which then takes the name. An existing
 * folder is replaced only when its manifest says that it is an earlier result, or when asked.
 */
public record OutputFolder(Path folder, Existing existing) {
    /** What to do with a folder that is there and is not an earlier result. */
    public enum Existing {
        KEEP,
        REPLACE
    }

    private static final String MARK = "\"program\" : \"counterpart\"";

    /** Whether {@link #write} would be allowed: there is nothing there, an empty folder, or an earlier result. */
    public boolean free() throws IOException {
        if (existing == Existing.REPLACE || !Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Path manifest = folder.resolve("manifest.json");
        if (Files.isRegularFile(manifest)) {
            return Files.readString(manifest, StandardCharsets.UTF_8).contains(MARK);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** @param files bytes by path below the folder, {@code /} between the parts */
    public void write(Map<String, byte[]> files) throws IOException {
        if (!free()) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Path target = folder.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-new-");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = fresh.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            open(fresh);
            swap(fresh, target);
        } finally {
            delete(fresh);
        }
    }

    /** A temporary folder is private; the result has the rights of an ordinary new one. */
    private static void open(Path fresh) throws IOException {
        Path sample = Files.createDirectory(fresh.resolve(".rights"));
        try {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(sample));
        } catch (UnsupportedOperationException e) {
            return; // a file system without such rights
        } finally {
            Files.delete(sample);
        }
    }

    private static void swap(Path fresh, Path target) throws IOException {
        Path old = null;
        if (Files.exists(target)) {
            old = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-old-");
            Files.delete(old);
            Files.move(target, old);
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target);
        } catch (IOException e) {
            if (old != null && !Files.exists(target)) {
                Files.move(old, target);
            }
            throw e;
        }
        if (old != null) {
            delete(old);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
