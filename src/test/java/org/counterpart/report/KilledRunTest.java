package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.output.Folders;
import org.counterpart.output.OutputFolder;
import org.counterpart.output.OutputFolder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run that ends at any moment leaves the old result or the new one, whole, and after the next run nothing beside it.
 */
class KilledRunTest {
    @TempDir
    Path root;

    private Path target() {
        return root.resolve("out");
    }

    private void write(String content) throws IOException {
        assertThat(new OutputFolder(target(), OutputFolder.Existing.KEEP).write(KilledWriter.files(content)))
                .isEmpty();
    }

    private void end(Step after, String how) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        target().toString(),
                        "new",
                        after.name(),
                        how)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(how.equals("halt") ? 137 : 143);
    }

    private List<String> beside() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private String whole(Path folder) throws IOException {
        String content = Files.readString(folder.resolve("a.txt"));
        assertThat(folder.resolve("tables/b.csv")).hasContent(content);
        assertThat(Folders.isAsMade(folder)).isTrue();
        return content;
    }

    /** Asked to end: the old or the new, and nothing beside it, without another run. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void askedToEnd(Step after) throws Exception {
        write("old");
        end(after, "exit");
        assertThat(whole(target())).isIn("old", "new");
        assertThat(beside()).containsExactly("out");
    }

    /** Killed: what the next run finds is whole, also when that run does not get as far as writing. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void killed(Step after) throws Exception {
        write("old");
        end(after, "halt");
        assertThat(new OutputFolder(target(), OutputFolder.Existing.KEEP).free())
                .isTrue();
        assertThat(whole(target())).isIn("old", "new");
        assertThat(beside()).containsExactly("out");
        write("next");
        assertThat(whole(target())).isEqualTo("next");
        assertThat(beside()).containsExactly("out");
    }

    @Test
    void whatSomebodyChangedIsKeptAfterAKill() throws Exception {
        write("old");
        Files.writeString(target().resolve("notes.txt"), "mine");
        end(Step.NEW_IN_PLACE, "halt");
        write("next");
        assertThat(root.resolve("out-kept-1/notes.txt")).hasContent("mine");
        assertThat(beside()).containsExactly("out", "out-kept-1");
    }
}
