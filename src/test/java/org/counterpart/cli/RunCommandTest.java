package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RunCommandTest {
    private static final Path EXAMPLE = Path.of("examples/pvp-residual-pain");
    private static final String PUBLISHED = "published: published.yaml\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        Files.readString(path, StandardCharsets.ISO_8859_1)); // a byte a character: some are binary
            }
        }
        return files;
    }

    @TempDir
    static Path shared;

    private static String said;

    /** The results of the example as it is, run once for all tests that only read them. */
    private static synchronized Path example() throws IOException {
        Path results = shared.resolve("results");
        if (said == null) {
            StringWriter all = new StringWriter();
            Path plan = copy(shared).resolve("study.yaml");
            int status = Main.execute(
                    new PrintWriter(all), new PrintWriter(all), "run", plan.toString(), "-o", results.toString());
            said = all.toString();
            assertThat(status).as(said).isEqualTo(ExitCode.DONE);
        }
        return results;
    }

    private Path copy() throws IOException {
        return copy(folder);
    }

    /** The same without the published numbers, whose audit takes most of the time. */
    private Path plainCopy() throws IOException {
        Path plan = copy().resolve("study.yaml");
        String text = Files.readString(plan);
        assertThat(text).contains(PUBLISHED);
        Files.writeString(plan, text.replace(PUBLISHED, ""));
        return plan;
    }

    /** The example as a study of its own, so that a test may change its files. */
    private static Path copy(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("study"));
        for (String name : List.of("study.yaml", "cohort.csv", "published.yaml")) {
            Files.copy(EXAMPLE.resolve(name), copy.resolve(name));
        }
        // Fewer resamples: what is tested here does not depend on them.
        Path plan = copy.resolve("study.yaml");
        Files.writeString(plan, Files.readString(plan).replace("roc: {bootstrap: 500}", "roc: {bootstrap: 40}"));
        return copy;
    }

    @Test
    void theExampleMatchesAllCasesAndItsFourFactorsEnter() throws IOException {
        Path results = example();
        JsonNode json = new ObjectMapper().readTree(Files.readString(results.resolve("results.json")));
        assertThat(json.at("/selection/cases").asInt()).isEqualTo(61);
        assertThat(json.at("/selection/flow/0/n").asInt()).isEqualTo(1120);
        assertThat(json.at("/matching/matchedCases").asInt()).isEqualTo(61);
        List<String> entered = new ArrayList<>();
        json.at("/models/entered").forEach(n -> entered.add(n.asString()));
        assertThat(entered).containsExactly("tfi", "mri_fluid", "multi_level", "poor_cement");
        assertThat(json.at("/published/0/item").asString()).isEqualTo("tfi or");
        double auc = json.at("/roc/markers/0/auc").asDouble();
        assertThat(json.at("/validation/apparent").asDouble()).isEqualTo(auc);
        assertThat(json.at("/models/unconditional/auc").asDouble()).isEqualTo(auc);
        assertThat(json.at("/roc/markers/0/best/youden/0/ppv").isNull()).isTrue();
        assertThat(json.at("/roc/markers/0/best/youden/0/reason").asString()).contains("the design fixed it");
        assertThat(said).contains("SYNTHETIC").contains("Thoracolumbar fascia injury");
    }

    @Test
    void theConditionalModelOfPairsIsTheLogisticModelOfTheirDifferences() throws IOException {
        Path results = example();
        JsonNode json = new ObjectMapper().readTree(Files.readString(results.resolve("results.json")));
        // The crude conditional odds ratio of 1:1 pairs is that of the discordant pairs, b/c.
        for (JsonNode row : json.at("/univariate/rows")) {
            JsonNode discordant = row.at("/paired/discordant");
            if (!discordant.isMissingNode()) {
                double ratio = discordant.get("caseOnly").asDouble()
                        / discordant.get("controlOnly").asDouble();
                assertThat(row.at("/crude/conditional/0/or").asDouble())
                        .isCloseTo(ratio, org.assertj.core.data.Offset.offset(1e-8 * ratio));
            }
        }
    }

    @Test
    void theSameBytesForAnyOrderOfRowsAndAnyThreads() throws IOException {
        Path study = copy();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        run("run", study.resolve("study.yaml").toString(), "-o", first.toString(), "--threads", "2");
        List<String> lines = new ArrayList<>(Files.readAllLines(study.resolve("cohort.csv")));
        List<String> rows = lines.subList(1, lines.size());
        Collections.shuffle(rows, new Random(7));
        Files.write(study.resolve("cohort.csv"), lines);
        run("run", study.resolve("study.yaml").toString(), "-o", second.toString(), "--threads", "1");
        Map<String, String> a = files(first);
        Map<String, String> b = files(second);
        assertThat(b.keySet()).isEqualTo(a.keySet());
        a.remove("manifest.json"); // holds the hash of the file, whose rows moved
        b.remove("manifest.json");
        assertThat(b).isEqualTo(a);
    }

    @Test
    void thePairedTestFillsTheTableWhenThePlanSaysSo() throws IOException {
        Path plan = plainCopy();
        Files.writeString(plan, Files.readString(plan).replace("  paired: false", "  paired: true"));
        Path results = folder.resolve("paired");
        assertThat(run("run", plan.toString(), "-o", results.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        JsonNode row = new ObjectMapper()
                .readTree(Files.readString(results.resolve("results.json")))
                .at("/univariate/rows/0");
        assertThat(row.get("test").asString()).isEqualTo("mcnemar");
        assertThat(row.get("p").asDouble()).isEqualTo(row.at("/paired/p").asDouble());
    }

    @Test
    void theReportStandsAloneAndNamesNoPatient() throws IOException {
        Path results = example();
        String html = Files.readString(results.resolve("report.html"));
        assertThat(html).contains("单因素分析").contains("Univariate comparison").doesNotContain("<script");
        Matcher links = Pattern.compile("(?:href|src)=\"(https?:[^\"]*)\"").matcher(html);
        while (links.find()) {
            assertThat(links.group(1)).startsWith("https://doi.org/");
        }
        assertThat(Pattern.compile("\\bP\\d{4}\\b").matcher(html).find()).isFalse();
        assertThat(files(results))
                .containsKeys("manifest.json", "pairs.csv", "matched.csv", "tables/table1.csv", "figures/roc-wide.svg");
    }

    @Test
    void theFormatsOfThePlanDecide() throws IOException {
        Path plan = plainCopy();
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace(
                                "{languages: [en, zh], formats: [html, docx, xlsx]}",
                                "{languages: [zh, en], formats: [docx, png]}"));
        Path results = folder.resolve("formats");
        assertThat(run("run", plan.toString(), "-o", results.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(files(results))
                .containsKeys("report.docx", "report.en.docx", "figures/roc-wide.png", "figures/roc-narrow.en.png")
                .doesNotContainKeys("report.html", "tables.xlsx");
        assertThat(Files.readString(results.resolve("manifest.json"))).contains("\"report.en.docx\"");
    }

    @Test
    void theWordReportNamesNoPatient() throws IOException {
        Path results = example();
        assertThat(files(results)).containsKeys("report.docx", "report.zh.docx", "tables.xlsx", "tables.zh.xlsx");
        for (String name : List.of("report.docx", "report.zh.docx", "tables.xlsx", "tables.zh.xlsx")) {
            try (FileSystem zip = FileSystems.newFileSystem(results.resolve(name));
                    Stream<Path> parts = Files.walk(zip.getPath("/"))) {
                for (Path part : (Iterable<Path>) parts.filter(
                        p -> p.toString().endsWith(".xml") || p.toString().endsWith(".svg"))::iterator) {
                    assertThat(Pattern.compile("\\bP\\d{4}\\b")
                                    .matcher(Files.readString(part))
                                    .find())
                            .as("%s of %s", part, name)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aFolderThatIsNoResultIsLeftAlone() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "years of work");
        int status = run("run", EXAMPLE.resolve("study.yaml").toString(), "-o", mine.toString());
        assertThat(status).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("--force");
        assertThat(files(mine)).containsOnlyKeys("thesis.txt");
    }

    @Test
    void everyProblemOfTheDataIsListedAndNothingWritten() throws IOException {
        Path study = copy();
        Path cohort = study.resolve("cohort.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(cohort));
        lines.set(4, lines.get(4).replaceFirst(",(female|male),", ",unknown,"));
        lines.set(9, lines.get(9) + ",extra");
        Files.write(cohort, lines);
        int status = run(
                "run",
                study.resolve("study.yaml").toString(),
                "-o",
                folder.resolve("no").toString());
        assertThat(status).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("cohort.csv:5").contains("sex").contains("cohort.csv:10");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void withoutACaseItSaysWhy() throws IOException {
        Path study = copy();
        Path plan = study.resolve("study.yaml");
        Files.writeString(plan, Files.readString(plan).replace("above: 3}", "above: 10}"));
        int status = run("run", plan.toString(), "-o", folder.resolve("no").toString());
        assertThat(status).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(err.toString()).contains("is a case");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void checkComputesNothing() throws IOException {
        assertThat(run("check", EXAMPLE.resolve("study.yaml").toString(), "--format", "json"))
                .isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(out.toString()).get("records").asInt())
                .isEqualTo(1120);
    }

    @Test
    void theOtherExampleRunsToo() throws IOException {
        Path results = folder.resolve("birthwt");
        assertThat(run("run", "examples/birthwt/study.yaml", "-o", results.toString(), "--lang", "zh"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("粗 OR");
    }
}
