package org.counterpart.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.counterpart.cohort.ProblemsException;
import org.counterpart.report.files.OutputFolder.Existing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path root;

    private static Manifest manifest() {
        byte[] plan = "title: x\n".getBytes(StandardCharsets.UTF_8);
        return Manifest.of("0.1.0", 1, Manifest.Entry.of("study.yaml", plan), Map.of("lang", "en"), List.of());
    }

    private Optional<Path> run(Path target, Existing existing, String content) throws IOException {
        try (OutputFolder folder = OutputFolder.prepare(target, existing, List.of())) {
            folder.write("results.json", content);
            folder.write("tables/a.csv", content + "!");
            return folder.publish(manifest());
        }
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
        assertThat(run(root.resolve("a/b/out"), Existing.KEEP_IF_FOREIGN, "x")).isEmpty();
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

    @Test
    void aRunThatFailsLeavesNothingAndKeepsTheEarlierResult() throws IOException {
        try (OutputFolder folder = OutputFolder.prepare(root.resolve("new/out"), Existing.KEEP_IF_FOREIGN, List.of())) {
            folder.write("results.json", "half");
        }
        assertThat(names()).isEmpty();
        Path target = root.resolve("out");
        run(target, Existing.KEEP_IF_FOREIGN, "first");
        List<String> before = names();
        assertThatThrownBy(() -> {
                    try (OutputFolder folder = OutputFolder.prepare(target, Existing.KEEP_IF_FOREIGN, List.of())) {
                        folder.write("results.json", "second");
                        throw new IllegalStateException("the analysis broke");
                    }
                })
                .hasMessage("the analysis broke");
        assertThat(names()).isEqualTo(before);
        assertThat(target.resolve("results.json")).hasContent("first");
    }

    @Test
    void replacesAnEarlierResultWithNothingLeftOver() throws IOException {
        Path target = root.resolve("out");
        run(target, Existing.KEEP_IF_FOREIGN, "first");
        assertThat(run(target, Existing.KEEP_IF_FOREIGN, "second")).isEmpty();
        assertThat(target.resolve("results.json")).hasContent("second");
        assertThat(names()).hasSize(5);
    }

    @Test
    void keepsAnEarlierResultThatSomebodyChanged() throws IOException {
        Path target = root.resolve("out");
        run(target, Existing.KEEP_IF_FOREIGN, "first");
        Files.writeString(target.resolve("notes.txt"), "my notes");
        Path kept = run(target, Existing.KEEP_IF_FOREIGN, "second").orElseThrow();
        assertThat(kept.resolve("notes.txt")).hasContent("my notes");
        Files.writeString(target.resolve("results.json"), "edited");
        Path next = run(target, Existing.KEEP_IF_FOREIGN, "third").orElseThrow();
        assertThat(next).isNotEqualTo(kept);
        assertThat(next.resolve("results.json")).hasContent("edited");
        assertThat(target.resolve("results.json")).hasContent("third");
    }

    @Test
    void refusesAFolderThatIsNoResultUntilForced() throws IOException {
        Path target = Files.createDirectory(root.resolve("photos"));
        Files.writeString(target.resolve("cat.jpg"), "cat");
        Files.writeString(target.resolve("manifest.json"), "{\"program\": \"another\"}");
        assertThatThrownBy(() -> run(target, Existing.KEEP_IF_FOREIGN, "x"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems().get(0).what().code()).isEqualTo("report.output.not-a-result"));
        Files.writeString(target.resolve("manifest.json"), "no json at all");
        assertThatThrownBy(() -> run(target, Existing.KEEP_IF_FOREIGN, "x")).isInstanceOf(ProblemsException.class);
        assertThat(names()).containsExactly("photos", "photos/cat.jpg", "photos/manifest.json");
        assertThat(run(target, Existing.REPLACE, "x")).isEmpty();
        assertThat(target.resolve("cat.jpg")).doesNotExist();
        assertThat(target.resolve("results.json")).hasContent("x");
        assertThat(names()).hasSize(5);
    }

    @Test
    void takesAnEmptyFolderAndRefusesAFile() throws IOException {
        run(Files.createDirectory(root.resolve("empty")), Existing.KEEP_IF_FOREIGN, "x");
        assertThat(root.resolve("empty/results.json")).hasContent("x");
        Path file = Files.writeString(root.resolve("file"), "precious");
        assertThatThrownBy(() -> run(file, Existing.REPLACE, "x")).isInstanceOf(ProblemsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void neverReplacesWhatHoldsItsInputOrTheWorkingFolder() throws IOException {
        Path study = Files.createDirectory(root.resolve("study"));
        Path plan = Files.writeString(study.resolve("study.yaml"), "title: x");
        assertThatThrownBy(() -> OutputFolder.prepare(study, Existing.REPLACE, List.of(plan)))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems().get(0).what().code()).isEqualTo("report.output.holds-input"));
        assertThatThrownBy(() -> OutputFolder.prepare(Path.of(""), Existing.REPLACE, List.of()))
                .isInstanceOf(ProblemsException.class);
        assertThat(plan).hasContent("title: x");
    }

    @Test
    void writesThroughALinkIntoTheFolderItNames() throws IOException {
        Path real = Files.createDirectory(root.resolve("real"));
        Path link = Files.createSymbolicLink(root.resolve("link"), real);
        run(link, Existing.KEEP_IF_FOREIGN, "x");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real.resolve("results.json")).hasContent("x");
    }

    @Test
    void manyRunsAtOnceLeaveOneWholeResult() throws Exception {
        Path target = root.resolve("out");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<Path>>> runs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String content = "run " + i;
                runs.add(() -> run(target, Existing.KEEP_IF_FOREIGN, content));
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

    @Test
    void namesStayInsideAndAreWrittenOnce() throws IOException {
        try (OutputFolder folder = OutputFolder.prepare(root.resolve("out"), Existing.KEEP_IF_FOREIGN, List.of())) {
            for (String name : List.of("../x", "a/../../x", "/tmp/x", "", "a\\b", "manifest.json")) {
                assertThatThrownBy(() -> folder.write(name, "x")).as(name).isInstanceOf(IllegalArgumentException.class);
            }
            folder.write("a", "x");
            assertThatThrownBy(() -> folder.write("a", "y")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theManifestIsTheSameEveryTimeAndNamesNoPlaceOfThisMachine() throws IOException {
        run(root.resolve("one"), Existing.KEEP_IF_FOREIGN, "x");
        run(root.resolve("two"), Existing.KEEP_IF_FOREIGN, "x");
        String manifest = Files.readString(root.resolve("one/manifest.json"));
        assertThat(root.resolve("two/manifest.json")).hasContent(manifest);
        assertThat(manifest)
                .contains("\"program\" : \"counterpart\"")
                .contains("\"seed\" : 1")
                // printf x | sha256sum
                .contains("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
                .doesNotContain(root.toString());
        Manifest.Entry absolute = Manifest.Entry.of("/home/me/x", new byte[0]);
        assertThatThrownBy(() -> Manifest.of("0.1.0", 1, absolute, Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
