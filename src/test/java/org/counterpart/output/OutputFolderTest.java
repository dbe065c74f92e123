package org.counterpart.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.counterpart.output.OutputFolder.Existing;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path root;

    private static Map<String, byte[]> files(String content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("results.json", content.getBytes(StandardCharsets.UTF_8));
        files.put("tables/a.csv", (content + "!").getBytes(StandardCharsets.UTF_8));
        StringBuilder outputs = new StringBuilder();
        files.forEach((name, bytes) -> outputs.append(outputs.isEmpty() ? "" : ", ")
                .append("\"" + name + "\": {\"sha256\": \"" + Manifest.sha256(bytes) + "\"}"));
        String manifest = "{\"program\" : \"counterpart\", \"outputs\": {" + outputs + "}}";
        files.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static Optional<Path> run(Path target, Existing existing, String content) throws IOException {
        return new OutputFolder(target, existing).write(files(content));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> !p.equals(root))
                    .map(p -> root.relativize(p).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void appearsWholeAndAloneAndMakesItsParents() throws IOException {
        assertThat(run(root.resolve("a/b/out"), Existing.KEEP, "x")).isEmpty();
        assertThat(names())
                .containsExactly(
                        "a",
                        "a/b",
                        "a/b/out",
                        "a/b/out/manifest.json",
                        "a/b/out/results.json",
                        "a/b/out/tables",
                        "a/b/out/tables/a.csv");
    }

    /** Who publishes locks a file in the folder of temporary files, and takes it away again. */
    @Test
    void leavesNoLockBehind() throws IOException {
        Path out = root.toRealPath().resolve("out");
        assertThat(PublishingLock.holding(out, () -> Files.exists(PublishingLock.file(out))))
                .isTrue();
        assertThat(PublishingLock.file(out)).doesNotExist();
    }

    @Test
    void aRunThatFailsLeavesNothingAndKeepsTheEarlierResult() throws IOException {
        Map<String, byte[]> broken = files("half");
        broken.put("../escape", new byte[0]);
        assertThatThrownBy(() -> new OutputFolder(root.resolve("new/out"), Existing.KEEP).write(broken))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(names()).isEmpty();
        Path target = root.resolve("out");
        run(target, Existing.KEEP, "first");
        List<String> before = names();
        assertThatThrownBy(() -> new OutputFolder(target, Existing.KEEP).write(broken))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(names()).isEqualTo(before);
        assertThat(target.resolve("results.json")).hasContent("first");
    }

    @Test
    void replacesAnEarlierResultWithNothingLeftOver() throws IOException {
        Path target = root.resolve("out");
        run(target, Existing.KEEP, "first");
        assertThat(run(target, Existing.KEEP, "second")).isEmpty();
        assertThat(target.resolve("results.json")).hasContent("second");
        assertThat(names()).hasSize(5);
    }

    @Test
    void keepsAnEarlierResultThatSomebodyChanged() throws IOException {
        Path target = root.resolve("out");
        run(target, Existing.KEEP, "first");
        Files.writeString(target.resolve("notes.txt"), "my notes");
        Path kept = run(target, Existing.KEEP, "second").orElseThrow();
        assertThat(kept.resolve("notes.txt")).hasContent("my notes");
        Files.writeString(target.resolve("results.json"), "edited");
        Path next = run(target, Existing.KEEP, "third").orElseThrow();
        assertThat(next).isNotEqualTo(kept);
        assertThat(next.resolve("results.json")).hasContent("edited");
        assertThat(target.resolve("results.json")).hasContent("third");
    }

    @Test
    void refusesAFolderThatIsNoResultUntilForced() throws IOException {
        Path target = Files.createDirectory(root.resolve("photos"));
        Files.writeString(target.resolve("cat.jpg"), "cat");
        for (String manifest : List.of("{\"program\": \"another\", \"outputs\": {\"a\": {}}}", "no json at all")) {
            Files.writeString(target.resolve("manifest.json"), manifest);
            assertThat(new OutputFolder(target, Existing.KEEP).free()).isFalse();
            assertThatThrownBy(() -> run(target, Existing.KEEP, "x")).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(names()).containsExactly("photos", "photos/cat.jpg", "photos/manifest.json");
        }
        assertThat(run(target, Existing.REPLACE, "x")).isEmpty();
        assertThat(target.resolve("cat.jpg")).doesNotExist();
        assertThat(target.resolve("results.json")).hasContent("x");
        assertThat(names()).hasSize(5);
    }

    @Test
    void takesAnEmptyFolderAndRefusesAFile() throws IOException {
        run(Files.createDirectory(root.resolve("empty")), Existing.KEEP, "x");
        assertThat(root.resolve("empty/results.json")).hasContent("x");
        Path file = Files.writeString(root.resolve("file"), "precious");
        assertThatThrownBy(() -> run(file, Existing.REPLACE, "x")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void neverReplacesWhatHoldsItsInputOrTheWorkingFolder() throws IOException {
        Path study = Files.createDirectory(root.resolve("study"));
        Path plan = Files.writeString(study.resolve("study.yaml"), "title: x");
        OutputFolder folder = new OutputFolder(study, Existing.REPLACE, List.of(plan));
        assertThat(folder.free()).isFalse();
        assertThatThrownBy(() -> folder.write(files("x"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(plan).hasContent("title: x");
        assertThat(new OutputFolder(Path.of(""), Existing.REPLACE).free()).isFalse();
        assertThat(new OutputFolder(Path.of(System.getProperty("user.home")), Existing.REPLACE).free())
                .isFalse();
    }

    @Test
    void writesThroughALinkIntoTheFolderItNames() throws IOException {
        Path real = Files.createDirectory(root.resolve("real"));
        Path link = Files.createSymbolicLink(root.resolve("link"), real);
        run(link, Existing.KEEP, "x");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real.resolve("results.json")).hasContent("x");
    }

    /**
     * Repeated, since what it guards against depends on the moment at which one run looks while another moves the
     * folder.
     */
    @RepeatedTest(40)
    void manyRunsAtOnceLeaveOneWholeResult() throws Exception {
        Path target = root.resolve("out");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<Path>>> runs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String content = "run " + i;
                runs.add(() -> run(target, Existing.KEEP, content));
            }
            for (Future<Optional<Path>> f : pool.invokeAll(runs)) {
                assertThat(f.get()).isEmpty();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(names())
                .containsExactly("out", "out/manifest.json", "out/results.json", "out/tables", "out/tables/a.csv");
        String content = Files.readString(target.resolve("results.json"));
        assertThat(target.resolve("tables/a.csv")).hasContent(content + "!");
        assertThat(Folders.isAsMade(target)).isTrue();
    }
}
