package org.counterpart.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.audit.document.PaperDocument;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.RegressionTable;
import org.counterpart.audit.text.PastedText;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.stats.Note;

/**
 * The papers that {@code audit} is given: published results, tables, texts and documents.
 *
 * @param cases how many, where the paper does not say it; {@code null} when not given
 */
record PaperFiles(Integer cases, Integer controls) {
    private static final List<String> YAML = List.of(".yaml", ".yml");
    private static final List<String> TABLES = List.of(".csv", ".tsv");
    private static final List<String> TEXTS = List.of(".txt");

    /** A paper and, of one in words, what was understood of it and what was not. */
    record Read(PublishedResults paper, Optional<PaperReading> text) {}

    /** A file, or the papers of a folder in the order of their names. */
    static List<Path> expand(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        try (Stream<Path> inside = Files.list(given)) {
            List<Path> files = inside.filter(PaperFiles::isPaper).sorted().toList();
            if (files.isEmpty()) {
                throw new ProblemsException(
                        List.of(new Problem(given.toString(), 0, "", "", Note.of("audit.problem.empty-folder"))));
            }
            return files;
        }
    }

    /** Of a folder, tables and texts are no papers: they may be anything. */
    private static boolean isPaper(Path file) {
        String name = lowerName(file);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && (ends(file, YAML) || ends(file, TEXTS) || ends(file, PaperDocument.ENDINGS));
    }

    Read read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (ends(file, TEXTS)) {
            return of(PastedText.read(TextFile.read(file), file.toString()));
        }
        if (ends(file, YAML) || ends(file, TABLES)) {
            PublishedResults paper = ends(file, TABLES) ? RegressionTable.read(file) : PublishedReader.read(file);
            return new Read(paper.with(sizes(paper)), Optional.empty());
        }
        return of(PaperDocument.read(file));
    }

    /** What is typed or piped in, or a file of text whatever its name. */
    Read text(String name) throws IOException {
        if (name.equals("-")) {
            return of(PastedText.read(TextFile.decode(System.in.readAllBytes(), "-"), "-"));
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(name);
        }
        return ends(file, PaperDocument.ENDINGS) ? read(file) : of(PastedText.read(TextFile.read(file), name));
    }

    private Read of(PaperReading reading) {
        PaperReading sized = reading.with(sizes(reading.results()));
        return new Read(sized.results(), Optional.of(sized));
    }

    private PublishedResults.Sizes sizes(PublishedResults read) {
        return read.all().with(cases == null ? -1 : cases, controls == null ? -1 : controls);
    }

    private static boolean ends(Path file, List<String> endings) {
        return endings.stream().anyMatch(lowerName(file)::endsWith);
    }

    private static String lowerName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
