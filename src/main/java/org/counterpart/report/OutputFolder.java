package org.counterpart.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result folder that appears whole or not at all: the files are written into a hidden folder beside it, which then takes the name in one
 * step; whatever ends the run before that leaves nothing behind. An existing folder is replaced only when its manifest says that it is an
 * earlier result, or when asked; one that holds an input, the working folder or the user's home never. Two runs into one folder at once both
 * succeed, and the folder is wholly the one's or the other's.
 *
 * @param inputs files that must not lie in the folder
 */
public record OutputFolder(Path folder, Existing existing, List<Path> inputs) {
    /** What to do with a folder that is there and is not an earlier result. */
    public enum Existing {
        KEEP,
        REPLACE
    }

    private static final int ATTEMPTS = 200;

    public OutputFolder {
        inputs = List.copyOf(inputs);
    }

    public OutputFolder(Path folder, Existing existing) {
        this(folder, existing, List.of());
    }

    /** Whether {@link #write} would be allowed: there is nothing there, an empty folder, an earlier result, or it may go. */
    public boolean free() throws IOException {
        return PublishingLock.holding(real(folder), this::mayGo);
    }

    /** As {@link #free}; asked while no other run of this machine can move the folder, so that it is one and the same at every look. */
    private boolean mayGo() throws IOException {
        Path target = real(folder);
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(target)) {
            return false;
        }
        List<Path> precious = new ArrayList<>(inputs);
        precious.add(Path.of(""));
        precious.add(Path.of(System.getProperty("user.home")));
        for (Path path : precious) {
            if (real(path).startsWith(target)) {
                return false;
            }
        }
        return existing == Existing.REPLACE
                || Folders.isEmpty(target)
                || !Manifest.outputs(target).isEmpty();
    }

    /**
     * @param files bytes by path below the folder, {@code /} between the parts
     * @return where the earlier result went, when somebody had changed it since it was written; otherwise it is gone
     */
    public Optional<Path> write(Map<String, byte[]> files) throws IOException {
        if (!free()) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Path target = real(folder);
        List<Path> madeParents = Folders.makeParents(target);
        Path draft = Folders.makeSibling(target, "draft");
        Thread whenKilled = new Thread(() -> Folders.delete(draft));
        Runtime.getRuntime().addShutdownHook(whenKilled);
        boolean published = false;
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = draft.resolve(file.getKey()).normalize();
                if (!path.startsWith(draft) || path.equals(draft)) {
                    throw new IllegalArgumentException("a file must lie in the folder, got " + file.getKey());
                }
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            Optional<Path> kept = publish(draft, target);
            published = true;
            return kept;
        } finally {
            if (!published) {
                Folders.delete(draft);
                madeParents.forEach(Folders::deleteIfEmpty);
            }
            try {
                Runtime.getRuntime().removeShutdownHook(whenKilled);
            } catch (IllegalStateException shuttingDown) {
                // The hook is running: there is nothing left to remove.
            }
        }
    }

    /** Sets aside what is there and takes the name, until both succeed: a run of another machine may come between. */
    private Optional<Path> publish(Path draft, Path target) throws IOException {
        return PublishingLock.holding(target, () -> publishAlone(draft, target));
    }

    private Optional<Path> publishAlone(Path draft, Path target) throws IOException {
        Optional<Path> kept = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!mayGo()) {
                throw new FileAlreadyExistsException(folder.toString());
            }
            Path aside = Folders.freeSibling(target, "old");
            boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Folders.tryMove(target, aside);
            boolean published = false;
            try {
                published = Folders.tryMove(draft, target);
            } finally {
                if (there && !published && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    there = !Folders.tryMove(aside, target);
                }
            }
            if (there && (existing == Existing.REPLACE || Folders.isAsMade(aside))) {
                Folders.delete(aside);
            } else if (there) {
                Path place = Folders.freeSibling(target, "kept");
                Files.move(aside, place);
                kept = Optional.of(place);
            }
            if (published) {
                return kept;
            }
        }
        throw new FileAlreadyExistsException(folder.toString());
    }

    /** Absolute, and without symbolic links as far as the path exists. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path at = absolute; at != null; at = at.getParent()) {
            try {
                return at.toRealPath().resolve(at.relativize(absolute)).normalize();
            } catch (NoSuchFileException notThere) {
                // Asked without looking first: another run may take the folder away between the look and the question.
            }
        }
        return absolute;
    }
}
