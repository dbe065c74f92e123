package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a run with protected small counts publishes. */
class MinCellTest {
    private static final Path EXAMPLE = Path.of("examples/pvp-residual-pain");
    private static final List<String> FOR_THE_RESEARCHER =
            List.of("pairs.csv", "matched.csv", "verify.R", "verify.sps", "manifest.json");

    @TempDir
    Path folder;

    /** @param more keys of the plan's report section */
    private Path study(String more) throws IOException {
        for (String name : List.of("study.yaml", "cohort.csv", "published.yaml")) {
            Files.copy(EXAMPLE.resolve(name), folder.resolve(name));
        }
        Path plan = folder.resolve("study.yaml");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace("roc: {bootstrap: 500}", "roc: {bootstrap: 20}")
                        .replace("formats: [html, docx, xlsx]", "formats: [html, docx, xlsx]" + more));
        return plan;
    }

    /** Without the published numbers, whose audit takes most of the time. */
    private Path unpublished() throws IOException {
        Path plan = study("");
        return Files.writeString(plan, Files.readString(plan).replace("published: published.yaml\n", ""));
    }

    /** Every file that is for people, Word and Excel as the text in them. */
    static List<String> texts(Path output) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith("x")) {
                    texts.add(name + unzipped(file));
                } else if (!FOR_THE_RESEARCHER.contains(name)) {
                    texts.add(name + Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static String unzipped(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".svg")) {
                    text.append(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .replaceAll("<[^>]*>", "|"));
                }
            }
        }
        return text.toString();
    }

    /**
     * The example's small cells: one subject of ASA IV in each group, 4 pairs in which only the control has tfi, 4 and
     * 2 of the concordant ones.
     */
    @Test
    void noFileForPeopleHoldsASmallCount() throws IOException {
        Path output = folder.resolve("output");
        String plan = study(", min-cell: 8").toString();
        Cli run = Cli.run("run", plan, "-o", output.toString(), "--quiet", "--min-cell", "5");
        assertThat(run.status()).as(run.err()).isZero();
        // ASA IV, and III, which would give it; the discordant pairs of tfi, diabetes and leakage with their odds
        // ratios.
        Pattern hidden = Pattern.compile(
                "1 \\(1\\.6\\)|20 \\(32\\.8\\)|22 \\(36\\.1\\)|21/4|8/10|6/8|5\\.25 \\(|5\\.250|1\\.200 \\(0\\.059");
        List<String> texts = texts(output);
        assertThat(texts)
                .hasSizeGreaterThan(60)
                .noneMatch(t -> hidden.matcher(t).find());
        assertThat(hidden.matcher(run.out()).find()).isFalse();
        assertThat(texts.stream().filter(t -> t.startsWith("table1.csv")))
                .singleElement()
                .asString()
                .contains("  IV\",*,*,*", "  II\",67 (54.9),35 (57.4),32 (52.5)", "ASA class,,,,*ᵇ,–,≥0.05,*");
        assertThat(texts.stream().filter(t -> t.startsWith("pairs-"))).isEmpty();

        JsonNode json = new ObjectMapper().readTree(output.resolve("results.json"));
        assertThat(json.get("minCell").asInt()).isEqualTo(5);
        assertThat(json.at("/matching/sets").isNull()).isTrue();
        JsonNode asa = json.at("/univariate/rows/6");
        JsonNode counts = asa.at("/summary/1/counts");
        assertThat(counts.get("IV").isNull()).isTrue();
        assertThat(counts.get("III").isNull()).isTrue();
        assertThat(counts.get("II").asInt()).isEqualTo(35);
        assertThat(counts.get("reason").asString()).contains("1 to 4 subjects");
        assertThat(asa.get("statistic").isNull()).isTrue();
        assertThat(asa.get("pBelowAlpha").asBoolean()).isFalse();
        assertNoSmallCounts(json, "");
        assertThat(Cli.run("verify", output.toString(), "--study", plan, "--quiet")
                        .status())
                .isZero();
        assertThat(Files.readString(output.resolve("manifest.json")))
                .contains(
                        "\"minCell\" : 5",
                        "\"notForPublication\" : [ \"pairs.csv\", \"matched.csv\", \"verify.R\", \"verify.sps\" ]");
    }

    /**
     * Counts in the results: n, counts of levels, cells of cuts and pairs; how many cells are missing is no count of
     * subjects' features.
     */
    private static void assertNoSmallCounts(JsonNode node, String path) {
        if (node.isObject() || node.isArray()) {
            if (node.isObject()) {
                node.properties().forEach(e -> assertNoSmallCounts(e.getValue(), path + "/" + e.getKey()));
            } else {
                for (int i = 0; i < node.size(); i++) {
                    assertNoSmallCounts(node.get(i), path + "/" + i);
                }
            }
        } else if (node.isInt()
                && !path.startsWith("/audit")
                && !path.matches(".*/(missing|df|df2|ratio|dropped|iterations|failed|step|folds|seed)")) {
            assertThat(node.asInt()).as(path).matches(n -> n == 0 || n >= 5);
        }
    }

    /** The curve of the model goes by steps of at least 5 cases or controls, and the area is that of all. */
    @Test
    void curvesAreCoarse() throws IOException {
        Path output = folder.resolve("output");
        assertThat(Cli.run("run", unpublished().toString(), "-o", output.toString(), "--quiet", "--min-cell", "5")
                        .status())
                .isZero();
        JsonNode curve =
                new ObjectMapper().readTree(output.resolve("results.json")).at("/roc/markers/0/curve");
        assertThat(curve.size()).isGreaterThan(4);
        for (int k = 1; k < curve.size(); k++) {
            for (String side : List.of("sensitivity", "specificity")) {
                double step = 61
                        * Math.abs(curve.get(k).get(side).asDouble()
                                - curve.get(k - 1).get(side).asDouble());
                assertThat(step).as(side + " at " + k).matches(s -> s < 0.02 || s > 4.98);
            }
        }
    }

    @Test
    void aGroupBelowTheThresholdIsNotPublishedAtAll() throws IOException {
        Path output = folder.resolve("output");
        Cli run = Cli.run("run", unpublished().toString(), "-o", output.toString(), "--quiet", "--min-cell", "62");
        assertThat(run.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run.err()).contains("fewer than 62 subjects");
        assertThat(output).doesNotExist();
    }

    @Test
    void thresholdsThatHideNothingAreRefused() throws IOException {
        String plan = study(", min-cell: 2").toString();
        Cli check = Cli.run("check", plan);
        assertThat(check.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(check.err()).contains("report.min-cell", "expected at least 3");
        Cli run = Cli.run("run", plan, "--min-cell", "2");
        assertThat(run.status()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--min-cell must be at least 3, got 2");
    }

    /**
     * The conditional odds ratio of the exposure itself is that of the pairs of which one has the outcome, here 21 / 6:
     * 3.500 (1.413-8.672) gives 1/b + 1/c = 0.2143, and with b/c the six pairs. Its bounds are of the same pairs.
     */
    @Test
    void pairsOfAMatchedCohortAreSmallCountsToo() throws IOException {
        Path designs = Path.of("src/test/resources/designs");
        Files.copy(designs.resolve("matched-cohort.csv"), folder.resolve("matched-cohort.csv"));
        Path plan = Files.writeString(
                folder.resolve("study.yaml"),
                Files.readString(designs.resolve("matched-cohort.yaml")) + "sensitivity: {rosenbaum: true}\n");
        Path output = folder.resolve("o");
        Cli run = Cli.run(
                "run", plan.toString(), "-o", output.toString(), "--quiet", "--format", "json", "--min-cell", "11");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().at("/univariate/rows").findValues("conditional")).allMatch(JsonNode::isNull);
        assertThat(run.json().at("/sensitivity/rosenbaum").findValues("pUpper")).allMatch(JsonNode::isNull);
        assertThat(texts(output)).noneMatch(text -> text.contains("8.672"));
    }
}
