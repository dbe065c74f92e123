package org.counterpart.report.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.counterpart.cohort.Problem;
import org.counterpart.cohort.ProblemsException;
import org.counterpart.stats.Note;

/**
 * A result folder that appears whole or not at all. Files are gathered in a hidden folder beside the target, which takes the target's name
 * in one step; whatever ends the run before that leaves nothing behind. An existing folder is replaced only when its manifest says that it
 * is an earlier result, or when forced; one that holds the program's input or the working folder never. Two runs at once
 * into one folder both succeed, and the folder is wholly the one's or the other's.
 *
 * <pre>{@code
 * try (OutputFolder folder = OutputFolder.prepare(target, Existing.KEEP_IF_FOREIGN, inputs)) {
 *     folder.write("results.json", json);
 *     Optional<Path> kept = folder.publish(manifest);
 * }
 * }</pre>
 */
public final class OutputFolder implements AutoCloseable {
    /** What to do with a folder that is there already. */
    public enum Existing {
        /** Replace an earlier result; refuse anything else. */
        KEEP_IF_FOREIGN,
        /** Replace whatever it is. */
        REPLACE
    }

    private static final int ATTEMPTS = 100;

    private final Path target;
    private final Existing existing;
    private final Path draft;
    private final List<Path> madeParents;
    private final TreeMap<String, Manifest.Entry> outputs = new TreeMap<>();
    private final Thread whenKilled;
    private boolean published;

    private OutputFolder(Path target, Existing existing, Path draft, List<Path> madeParents) {
        this.target = target;
        this.existing = existing;
        this.draft = draft;
        this.madeParents = List.copyOf(madeParents);
        this.whenKilled = new Thread(this::discard);
        Runtime.getRuntime().addShutdownHook(whenKilled);
    }

    /**
     * Checks at once, before anything is computed, that the folder may be written.
     *
     * @param inputs files and folders that must not be inside the target
     * @throws ProblemsException when the target is a file, or a folder that must not be replaced
     */
    public static OutputFolder prepare(Path folder, Existing existing, List<Path> inputs) throws IOException {
        Path target = real(folder);
        mayReplace(target, folder, existing, inputs);
        List<Path> made = makeParents(target.getParent());
        return new OutputFolder(target, existing, sibling(target, "." + target.getFileName() + ".draft-", true), made);
    }

    /** @param name relative to the folder, with forward slashes */
    public void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String name, byte[] content) throws IOException {
        Path file = draft.resolve(name).normalize();
        if (!file.startsWith(draft) || file.equals(draft) || name.indexOf('\\') >= 0 || name.equals(Manifest.NAME)) {
            throw new IllegalArgumentException("an output is named by a path inside the folder, got " + name);
        }
        if (outputs.containsKey(name)) {
            throw new IllegalArgumentException("an output is written once, got " + name + " again");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        outputs.put(name, Manifest.Entry.of(name, content));
    }

    /**
     * Writes the manifest and gives the folder its name.
     *
     * @return where the folder that stood there went, when somebody had changed it since it was made; otherwise it is gone
     */
    public Optional<Path> publish(Manifest manifest) throws IOException {
        String json = manifest.withOutputs(List.copyOf(outputs.values())).json();
        Files.writeString(draft.resolve(Manifest.NAME), json, StandardCharsets.UTF_8);
        Optional<Path> kept = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS && !published; attempt++) {
            mayReplace(target, target, existing, List.of());
            Path aside = Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? setAside() : null;
            published = takeName();
            if (aside != null) {
                boolean ours = existing == Existing.REPLACE || Folders.isAsMade(aside);
                if (!published && attempt == ATTEMPTS - 1) {
                    Folders.tryMove(aside, target);
                } else if (ours) {
                    Folders.delete(aside);
                } else {
                    kept = Optional.of(keep(aside));
                }
            }
        }
        if (!published) {
            throw new FileAlreadyExistsException(target.toString());
        }
        return kept;
    }

    /** Removes the draft unless it was published. */
    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(whenKilled);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running or has run: there is nothing left to do.
        }
    }

    private void discard() {
        if (published) {
            return;
        }
        Folders.delete(draft);
        for (int i = madeParents.size() - 1; i >= 0; i--) {
            Folders.deleteIfEmpty(madeParents.get(i));
        }
    }

    /** Null when another run took the folder away just before. */
    private Path setAside() throws IOException {
        Path aside = sibling(target, "." + target.getFileName() + ".old-", false);
        return Folders.tryMove(target, aside) ? aside : null;
    }

    /** False when another run took the name just before. */
    private boolean takeName() throws IOException {
        return !Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Folders.tryMove(draft, target);
    }

    private Path keep(Path aside) throws IOException {
        Path kept = sibling(target, target.getFileName() + ".kept-", false);
        Files.move(aside, kept);
        return kept;
    }

    private static void mayReplace(Path target, Path named, Existing existing, List<Path> inputs) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw refusal(named, "report.output.is-a-file");
        }
        List<Path> precious = new ArrayList<>(inputs);
        precious.add(Path.of(""));
        precious.add(Path.of(System.getProperty("user.home")));
        for (Path path : precious) {
            if (real(path).startsWith(target)) {
                throw refusal(named, "report.output.holds-input");
            }
        }
        if (existing == Existing.KEEP_IF_FOREIGN
                && !Folders.isEmpty(target)
                && Manifest.outputsOf(target).isEmpty()) {
            throw refusal(named, "report.output.not-a-result");
        }
    }

    private static ProblemsException refusal(Path named, String code) {
        return new ProblemsException(List.of(new Problem(named.toString(), 0, "", "", Note.of(code))));
    }

    /** Absolute, without symbolic links as far as the path exists. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path at = absolute;
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at == null
                ? absolute
                : at.toRealPath().resolve(at.relativize(absolute)).normalize();
    }

    private static List<Path> makeParents(Path parent) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) {
            missing.add(0, p);
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return missing;
    }

    /** A name beside the target that no other process has; made as a folder, or only found free. */
    private static Path sibling(Path target, String prefix, boolean make) throws IOException {
        for (int i = 1; i <= ATTEMPTS * ATTEMPTS; i++) {
            String mark =
                    prefix.endsWith(".kept-") ? "" : ProcessHandle.current().pid() + "-";
            Path path = target.resolveSibling(prefix + mark + i);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                if (!make) {
                    return path;
                }
                try {
                    return Files.createDirectory(path);
                } catch (FileAlreadyExistsException another) {
                    continue;
                }
            }
        }
        throw new FileAlreadyExistsException(target.resolveSibling(prefix).toString());
    }
}
