package org.counterpart.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.audit.document.PaperFile;
import org.counterpart.audit.text.PastedText;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.stats.Note;

/**
 * The papers that {@code audit} is given.
 *
 * @param cases how many, where the paper does not say it; {@code null} when not given
 */
record PaperFiles(Integer cases, Integer controls) {
    /** A file, or the papers of a folder in the order of their names. */
    static List<Path> expand(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        try (Stream<Path> inside = Files.list(given)) {
            List<Path> files = inside.filter(PaperFile::isPaper).sorted().toList();
            if (files.isEmpty()) {
                throw new ProblemsException(
                        List.of(new Problem(given.toString(), 0, "", "", Note.of("audit.problem.empty-folder"))));
            }
            return files;
        }
    }

    PaperFile read(Path file) throws IOException {
        return sized(PaperFile.read(file));
    }

    /** What is typed or piped in, or a file of text whatever its name. */
    PaperFile text(String name) throws IOException {
        return sized(
                name.equals("-")
                        ? PaperFile.of(PastedText.read(TextFile.decode(System.in.readAllBytes(), "-"), "-"))
                        : PaperFile.text(Path.of(name)));
    }

    private PaperFile sized(PaperFile read) {
        return read.with(read.paper().all().with(cases == null ? -1 : cases, controls == null ? -1 : controls));
    }
}
