package org.counterpart.app.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The private folder of one opened page: what was dropped on it, and the results of its runs. It is the user's alone
 * and goes away with the program.
 */
public final class DeskFolder implements AutoCloseable {
    private static final int LONGEST = 120;

    private final Path root;

    private DeskFolder(Path root) {
        this.root = root;
    }

    public static DeskFolder make() throws IOException {
        // Readable by its owner alone, as the JDK makes temporary folders.
        return new DeskFolder(Files.createTempDirectory("counterpart-"));
    }

    public Path files() {
        return made("files");
    }

    /** Where a run writes. */
    public Path results() {
        return root.resolve("output");
    }

    /** Where a multiverse writes. */
    public Path multiverse() {
        return root.resolve("multiverse");
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes in a file that the browser sends; whole or not at all.
     *
     * @param name as the browser says it: what of it leads elsewhere is left off
     */
    public Path keep(String name, InputStream content) throws IOException {
        return kept(files(), name, content);
    }

    /** The same of a file that no plan may name. */
    public Path aside(String name, InputStream content) throws IOException {
        return kept(made("aside"), name, content);
    }

    /** Puts such a file where the plan may name it. */
    public Path take(Path aside) throws IOException {
        return Files.move(aside, files().resolve(aside.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path kept(Path where, String name, InputStream content) throws IOException {
        Path part = Files.createTempFile(root, "part", "");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, where.resolve(plain(name)), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The last part of a name, without signs that some system reads as something else. */
    static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder out = new StringBuilder();
        last.codePoints()
                .map(c -> Character.isISOControl(c) || "<>:\"|?*".indexOf(c) >= 0 ? '_' : c)
                .forEach(out::appendCodePoint);
        String plain = out.toString().strip().replaceAll("^\\.+", "");
        String kept = plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
        return kept.isEmpty() ? "file" : kept;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    path.toFile().deleteOnExit();
                }
            });
        } catch (IOException e) {
            root.toFile().deleteOnExit();
        }
    }
}
