package org.counterpart.audit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedYaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Manuscripts of typical layouts, each as a web page, in JATS and in Word (LibreOffice 7.4), some as PDF (Chromium):
 * whatever the format, what is read is what a person reads, written beside them as a {@code published.yaml}.
 */
class PaperDocumentTest {
    private static final Path FOLDER = Path.of("src/test/resources/audit/documents");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> !f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isReadAsAPersonReadsIt(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path expected = FOLDER.resolve(name.substring(0, name.lastIndexOf('.')) + ".yaml");
        PaperReading read = PaperDocument.read(file);
        // A PDF does not say where its title ends.
        String yaml = PublishedYaml.of(read.results());
        assertThat(withoutCitation(yaml)).isEqualTo(withoutCitation(Files.readString(expected)));
    }

    private static String withoutCitation(String yaml) {
        return yaml.replaceFirst("citation:\n  'title': '.*'\n", "");
    }
}
