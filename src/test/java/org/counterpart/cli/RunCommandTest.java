package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** Cells with a digit that need no origin, by table and, where it has others too, column; with the reason. */
    private static final Map<String, String> NO_ORIGIN = Map.of(
            "coding", "words: how a variable is coded",
            "audit", "words: where a printed number stands and why it does not fit",
            "strobe", "words: a checklist",
            "tripod-ai", "words: a checklist",
            "nomogram 0", "values of the predictors and risks, which name the rows");

    @Test
    void everyNumberOfTheReportSaysWhereItComesFrom() throws IOException {
        HtmlTables report = HtmlTables.of(example().resolve("report.html"));
        Set<String> used = new TreeSet<>();
        int checked = 0;
        for (HtmlTables.HtmlTable table : report.tables().values()) {
            String name = table.id().replaceFirst("^..-table-", "");
            for (HtmlTables.HtmlRow row : table.rows()) {
                for (int j = 0; j < row.cells().size(); j++) {
                    HtmlTables.HtmlCell cell = row.cells().get(j);
                    String exception = NO_ORIGIN.containsKey(name) ? name : name + " " + j;
                    if (NO_ORIGIN.containsKey(exception)) {
                        used.add(exception);
                    } else if (cell.text().matches("(?s).*\\d.*")) {
                        checked++;
                        assertThat(cell.origin())
                                .as(
                                        "%s, %s, %s: %s",
                                        table.id(), row.name(), table.heads().get(j), cell.text())
                                .isNotEmpty();
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(2 * 350);
        assertThat(used).isEqualTo(new TreeSet<>(NO_ORIGIN.keySet()));
    }

    /**
     * The numbers of rows, sets, resamples and parameters that origins name are those of results.json, in both
     * languages.
     */
    @Test
    void theCountsInOriginsAreThoseOfTheResults() throws IOException {
        Path results = example();
        HtmlTables report = HtmlTables.of(results.resolve("report.html"));
        JsonNode json = new ObjectMapper().readTree(Files.readString(results.resolve("results.json")));
        int matchedCases = json.at("/matching/matchedCases").asInt();
        int cases = json.at("/matching/cases").asInt();
        int candidates = json.at("/matching/candidates").asInt();
        JsonNode model = json.at("/models/unconditional");
        JsonNode validation = json.at("/validation");
        JsonNode source = validation.get("sourceCohort");
        JsonNode risk = source.at("/refitted/crossValidated/calibration");
        for (String language : List.of("en", "zh")) {
            HtmlTables.HtmlTable flow = report.table(language, "flow");
            String records = language.equals("zh") ? "1\u2009120" : "1120";
            assertThat(flow.rows().stream().map(r -> r.cells().get(0).text()))
                    .startsWith(records, "0", "0")
                    .endsWith(Integer.toString(cases - matchedCases), "61", "61");
            assertNumbers(flow.cell(1, 0), json.at("/selection/flow/0/n"));
            assertNumbers(
                    flow.cell(2, 0), json.at("/selection/flow/1/n"), json.at("/selection/flow/2/excludedByMissing"));
            int left = flow.rows().size();
            assertNumbers(flow.cell(left - 3, 0), cases, matchedCases);
            assertNumbers(flow.cell(left - 2, 0), cases);
            assertNumbers(flow.cell(left - 1, 0), matchedCases);

            HtmlTables.HtmlTable balance = report.table(language, "matching-balance");
            JsonNode age = json.at("/matching/balance/2");
            assertThat(age.get("variable").asString()).isEqualTo("age");
            HtmlTables.HtmlRow row = balance.rows().get(3); // sex, its two levels, then age
            assertNumbers(row.cells().get(0), cases);
            assertNumbers(row.cells().get(1), candidates);
            assertNumbers(row.cells().get(2), cases, candidates, digits(age.get("denominator")));
            assertNumbers(row.cells().get(5), matchedCases, json.at("/matching/matchedControls"), cases, candidates);
            assertNumbers(row.cells().get(6), cases, candidates);
            assertNumbers(row.cells().get(7), matchedCases, age.at("/after/nControls"));
            assertNumbers(row.cells().get(8), age.at("/pairDifference/pairs"));

            HtmlTables.HtmlTable fit = report.table(language, "fit");
            assertNumbers(fit.cell(0, 0), model.get("n"), model.get("events"));
            assertNumbers(fit.cell(1, 0), model.get("terms").size());
            assertNumbers(fit.cell(9, 0), model.at("/hosmerLemeshow/groups"));

            HtmlTables.HtmlTable validated = report.table(language, "validation");
            assertNumbers(validated.cell(0, 0), model.get("n"), model.get("events"));
            assertNumbers(
                    validated.cell(1, 0),
                    validation.get("resamples"),
                    json.at("/matching/seed"),
                    digits(validation.get("optimism")));
            int last = validated.rows().size() - 1;
            assertNumbers(validated.cell(last - 1, 0), source.at("/direct/n"), source.get("cases"));
            assertNumbers(validated.cell(last, 0), source.at("/refitted/n"), source.get("cases"));

            HtmlTables.HtmlTable calibration = report.table(language, "calibration");
            assertNumbers(calibration.cell(0, 0), risk.get("n"), risk.get("events"));
            assertNumbers(calibration.cell(2, 0), risk.get("events"));
            assertNumbers(calibration.cell(4, 0), risk.get("events"), risk.get("n"));
            assertNumbers(report.table(language, "net-benefit").cell(0, 0), risk.get("n"));
            assertNumbers(report.table(language, "net-benefit").cell(0, 1), risk.get("events"), risk.get("n"));
        }
    }

    /** As prose writes a number: four significant digits. */
    private static String digits(JsonNode number) {
        return new BigDecimal(number.asDouble())
                .round(new MathContext(4, RoundingMode.HALF_UP))
                .toPlainString();
    }

    private static void assertNumbers(HtmlTables.HtmlCell cell, Object... numbers) {
        List<String> said = Pattern.compile("\\d+(\\.\\d+)?")
                .matcher(cell.origin())
                .results()
                .map(r -> r.group())
                .toList();
        for (Object number : numbers) {
            assertThat(said).as(cell.origin()).contains(number.toString());
        }
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
