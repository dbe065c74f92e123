package org.counterpart.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.audit.paper.PublishedResults;

/** The public papers' printed numbers that stand under {@code src/test/resources/published}. */
public final class PublishedCorpus {
    static final Path FOLDER = Path.of("src/test/resources/published");

    private PublishedCorpus() {}

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    public static List<PublishedResults> papers() throws IOException {
        List<PublishedResults> papers = new ArrayList<>();
        for (Path file : files()) {
            papers.add(PublishedReader.read(file));
        }
        return papers;
    }
}
