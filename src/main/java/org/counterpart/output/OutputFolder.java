package org.counterpart.output;

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
import java.util.function.Consumer;

/**
 * A result folder that appears whole or not at all: the files are written into a hidden folder beside it, which then
 * takes the name in one
 * step; whatever ends the run before that leaves nothing behind, and who asks it to end waits for that step. A program
 * that is killed without being
 * asked may leave the folder's old and new content beside it, whole; the next run puts it back or takes it away. An
 * existing folder is replaced only when its manifest says that it is an
 * earlier result, or when asked; one that holds an input, the working folder or the user's home never. Two runs into
 * one folder at once both
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

    /**
     * Whether {@link #write} would be allowed: there is nothing there, an empty folder, an earlier result, or it may
     * go. What a killed run left beside it is
     * taken away first, and put back where it was the folder itself.
     */
    public boolean free() throws IOException {
        Path target = real(folder);
        return PublishingLock.holding(target, () -> {
            Remainders.settle(target);
            return mayGo();
        });
    }

    /**
     * As {@link #free}; asked while no other run of this machine can move the folder, so that it is one and the same at
     * every look.
     */
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
        return write(files, step -> {});
    }

    /** What has just been done of a writing. */
    public enum Step {
        DRAFT_MADE,
        FILE_WRITTEN,
        ALL_WRITTEN,
        OLD_ASIDE,
        NEW_IN_PLACE,
        OLD_GOING
    }

    /** @param told of each step; a test may end the program there */
    public Optional<Path> write(Map<String, byte[]> files, Consumer<Step> told) throws IOException {
        if (!free()) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Path target = real(folder);
        try (DraftFolder draft = DraftFolder.beside(target)) {
            told.accept(Step.DRAFT_MADE);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                draft.add(file.getKey(), file.getValue());
                told.accept(Step.FILE_WRITTEN);
            }
            told.accept(Step.ALL_WRITTEN);
            return PublishingLock.holding(target, () -> draft.publish(() -> exchange(draft.path(), target, told)));
        }
    }

    /** Sets aside what is there and takes the name, until both succeed: a run of another machine may come between. */
    private Optional<Path> exchange(Path draft, Path target, Consumer<Step> told) throws IOException {
        Optional<Path> kept = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!mayGo()) {
                throw new FileAlreadyExistsException(folder.toString());
            }
            Path aside = Folders.freeSibling(target, Folders.OLD);
            boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Folders.tryMove(target, aside);
            told.accept(Step.OLD_ASIDE);
            boolean published = false;
            try {
                published = Folders.tryMove(draft, target);
            } finally {
                if (there && !published && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    there = !Folders.tryMove(aside, target);
                }
            }
            told.accept(Step.NEW_IN_PLACE);
            if (there) {
                Optional<Path> place = Remainders.away(target, aside, existing == Existing.REPLACE, told);
                kept = place.isPresent() ? place : kept;
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
