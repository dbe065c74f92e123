package org.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comments and pages are read in windows of 120 columns: the formatter breaks code, not them. */
class LineWidthTest {
    private static final int COLUMNS = 120;

    @Test
    void noCommentIsLonger() throws IOException {
        assertThat(longer(Path.of("src"), ".java", line -> line.matches("\\s*(?:\\*|/\\*|//).*")))
                .isEmpty();
    }

    /** Tables, links and pictures have lines of their own. */
    @Test
    void noPageIsLonger() throws IOException {
        for (String folder : List.of("data-schema", "examples", "bench")) {
            assertThat(longer(Path.of(folder), ".md", LineWidthTest::isProse)).isEmpty();
        }
        assertThat(longer(Path.of("README.md"), ".md", LineWidthTest::isProse)).isEmpty();
        assertThat(longer(Path.of("CHANGELOG.md"), ".md", LineWidthTest::isProse))
                .isEmpty();
    }

    private static boolean isProse(String line) {
        return !line.startsWith("|") && !line.startsWith("![");
    }

    private static List<String> longer(Path root, String ending, Predicate<String> counts) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    String line = lines.get(i);
                    if (line.codePointCount(0, line.length()) > COLUMNS && counts.test(line)) {
                        found.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        return found;
    }
}
