package org.counterpart.audit.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.RegressionTable;
import org.counterpart.audit.text.PastedText;
import org.counterpart.cohort.source.TextFile;

/**
 * A paper in a file of any kind, by the ending of its name: published results, a table, a text or a document.
 *
 * @param reading of a text or document: what was understood and what was not
 */
public record PaperFile(PublishedResults paper, Optional<PaperReading> reading) {
    private static final List<String> YAML = List.of(".yaml", ".yml");
    private static final List<String> TABLES = List.of(".csv", ".tsv");
    private static final List<String> TEXTS = List.of(".txt");

    public static PaperFile of(PaperReading reading) {
        return new PaperFile(reading.results(), Optional.of(reading));
    }

    public static PaperFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (ends(file, TEXTS)) {
            String text = TextFile.read(file);
            return of(TextDocument.of(text)
                    .map(whole -> DocumentReading.of(whole, file.toString()))
                    .orElseGet(() -> PastedText.read(text, file.toString())));
        }
        if (ends(file, YAML) || ends(file, TABLES)) {
            PublishedResults paper = ends(file, TABLES) ? RegressionTable.read(file) : PublishedReader.read(file);
            return new PaperFile(paper, Optional.empty());
        }
        return of(PaperDocument.read(file));
    }

    /** A file of text whatever its name, unless it is a document by its name. */
    public static PaperFile text(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return ends(file, PaperDocument.ENDINGS)
                ? of(PaperDocument.read(file))
                : of(PastedText.read(TextFile.read(file), file.toString()));
    }

    /** Whether a file of a folder is a paper. Tables are none: they may be anything. */
    public static boolean isPaper(Path file) {
        String name = lowerName(file);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && (ends(file, YAML) || ends(file, TEXTS) || ends(file, PaperDocument.ENDINGS));
    }

    /** The same with these sizes of the whole study. */
    public PaperFile with(PublishedResults.Sizes sizes) {
        return new PaperFile(paper.with(sizes), reading.map(r -> r.with(sizes)));
    }

    private static boolean ends(Path file, List<String> endings) {
        return endings.stream().anyMatch(lowerName(file)::endsWith);
    }

    private static String lowerName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
