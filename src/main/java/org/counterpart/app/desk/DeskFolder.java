package org.counterpart.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.counterpart.files.PrivateFolder;
import org.counterpart.stats.OneLine;

/**
 * The private folder of one opened page: what was dropped on it, and the results of its runs. It is the user's alone
 * and goes away with the program.
 */
public final class DeskFolder implements AutoCloseable {
    /** In bytes, as most systems count: a Chinese character has three. */
    private static final int LONGEST = 200;

    /** What Windows takes for a printer or a line, whatever stands behind the dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private final PrivateFolder folder;
    private final Path root;
    private final Room room;

    private DeskFolder(PrivateFolder folder, Room room) {
        this.folder = folder;
        this.root = folder.path();
        this.room = room;
    }

    /** @param roomOn how much of the disk of a folder may be used */
    public static DeskFolder make(Function<Path, Room> roomOn) throws IOException {
        PrivateFolder folder = PrivateFolder.make();
        return new DeskFolder(folder, roomOn.apply(folder.path()));
    }

    /** Where the first file goes. */
    Path files() {
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
     * Takes in a file that the browser sends, which no plan may name yet; whole or not at all. What of its name leads
     * elsewhere is left off.
     */
    public Path aside(Upload upload) throws IOException {
        Path part = Files.createTempFile(root, "part", "");
        try {
            room.write(upload, part);
            Path to = made("aside").resolve(plain(upload.name()));
            return Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** @throws NoRoomException where it cannot take such a file */
    void checkRoom(Upload upload) throws NoRoomException {
        room.check(upload);
    }

    /**
     * Puts such a file where a plan may name it. What is there stays as it is, for a plan that names it may come back:
     * beside another file of the same name a folder is made anew, with all the others.
     *
     * @param folder where the plan's files are
     * @return the folder where they are now
     */
    Path take(Path aside, String name, Path folder) throws IOException {
        Path to = folder.resolve(plain(name));
        if (!Files.exists(to)) {
            Files.move(aside, to);
            return folder;
        }
        if (Files.mismatch(aside, to) < 0) {
            Files.delete(aside);
            return folder;
        }
        Path next = Files.createTempDirectory(root, "files-");
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
            for (Path other : others) {
                if (!Files.isSameFile(other, to)) {
                    again(other, next.resolve(other.getFileName()));
                }
            }
        }
        Files.move(aside, next.resolve(plain(name)));
        return next;
    }

    /** The same file under a second path; a copy where the file system has no such thing. */
    private static void again(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, to);
        }
    }

    /** The last part of a name, without signs that some system reads as something else. */
    static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder out = new StringBuilder();
        last.codePoints()
                .map(c -> OneLine.isHidden(c) || "<>:\"|?*".indexOf(c) >= 0 ? '_' : c)
                .forEach(out::appendCodePoint);
        String kept = shortened(out.toString()).replaceAll("^[.\\s]+|[.\\s]+$", "");
        return kept.isEmpty() ? "file" : DEVICE.matcher(kept).matches() ? "_" + kept : kept;
    }

    /** The end of a name, which says what kind of file it is. */
    private static String shortened(String name) {
        int from = name.length();
        for (int bytes = 0; from > 0; ) {
            int before = name.offsetByCodePoints(from, -1);
            bytes += name.substring(before, from).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                break;
            }
            from = before;
        }
        return name.substring(from);
    }

    @Override
    public void close() {
        folder.close();
    }
}
