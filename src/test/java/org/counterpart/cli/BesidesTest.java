package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a plan asks for besides: odds ratios within strata, the area of a part of each curve, influence. */
class BesidesTest {
    private static final Path PLAN = Path.of("src/test/resources/besides/study.yaml");

    @TempDir
    Path folder;

    private JsonNode run(Path plan, String... more) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of(
                "run", plan.toString(), "-o", folder.resolve("results").toString(), "--quiet", "--threads", "1"));
        words.addAll(List.of(more));
        Cli run = Cli.run(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(folder.resolve("results/results.json"));
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("results/report.html"));
    }

    private static void close(JsonNode got, double expected, double off) {
        assertThat(got.asDouble()).isCloseTo(expected, within(off));
    }

    /**
     * R 4.2.2 on {@code matched.csv}: {@code mantelhaen.test} of smoke by case by race, {@code cooks.distance}, {@code
     * hatvalues}, {@code dfbetas} of the model, {@code pROC::auc} of its fitted probability. R finds the exact estimate
     * to six digits.
     */
    @Test
    void theNumbersAreThoseOfR() throws IOException {
        JsonNode json = run(PLAN);
        JsonNode smoke = json.at("/univariate/rows/1/stratified/0");
        assertThat(json.at("/univariate/rows/1/variable").asString()).isEqualTo("smoke");
        assertThat(smoke.get("by").asString()).isEqualTo("race");
        assertThat(smoke.at("/strata/0/exposedCases").asInt()).isEqualTo(19);
        close(smoke.at("/mantelHaenszel/or"), 3.0274870114913, 1e-9);
        close(smoke.at("/mantelHaenszel/ci/0"), 1.2663141108117, 1e-9);
        close(smoke.at("/mantelHaenszel/statistic"), 6.3900017180629, 1e-9);
        close(smoke.at("/mantelHaenszel/corrected/p"), 0.0202931955895, 1e-11);
        close(smoke.at("/exact/or"), 3.0013941781, 1e-5);
        close(smoke.at("/exact/p"), 0.0130808957532, 1e-11);
        assertThat(json.at("/univariate/rows/1/stratified")).hasSize(1);
        assertThat(json.at("/univariate/rows/2/stratified")).hasSize(2);

        JsonNode influence = json.at("/models/unconditional/influence");
        assertThat(influence).hasSize(10);
        assertThat(influence.at("/0/line").asInt()).isEqualTo(148);
        close(influence.at("/0/leverage"), 0.0493428358684, 1e-10);
        close(influence.at("/0/cook"), 0.0618291336289, 1e-10);
        close(influence.at("/0/terms/1/dfbetas"), 0.338291753071, 1e-10);
        assertThat(influence.at("/1/line").asInt()).isEqualTo(33);

        JsonNode markers = json.at("/roc/markers");
        close(markers.at("/0/partialAuc/value"), 0.0191927607009, 1e-11);
        close(markers.at("/0/partialAuc/corrected"), 0.574698740531, 1e-11);
        close(markers.at("/1/partialAuc/value"), 0.00261419132433, 1e-12);
        assertThat(markers.at("/1/partialAuc/corrected").isNull()).isTrue();
    }

    @Test
    void theReportNamesSubjectsByTheirSets() throws IOException {
        run(PLAN);
        HtmlTables tables = HtmlTables.of(folder.resolve("results/report.html"));
        List<String> first = tables.table("en", "influence").rows().get(0).cells().stream()
                .map(c -> c.text())
                .toList();
        assertThat(first.subList(0, 3)).containsExactly("case", "0.049", "0.062");
        assertThat(report())
                .contains(
                        "without regard to their sets: a description beside the matched analysis",
                        "不保留匹配组",
                        "Odds ratios of binary variables are described within strata of",
                        "with a specificity from 0.9 to 1",
                        "以杠杆值、Cook距离和dfbetas查找",
                        "results.json: model.influence.cook; R: cooks.distance(model)");
        assertThat(Files.readString(folder.resolve("results/verify.R")))
                .contains("mantelhaen.test(n, correct = FALSE)", "cooks.distance(model)", "partial.auc.focus = focus");
    }

    /**
     * R 4.2.2, vcd 1.4-11, on {@code matched.csv}: {@code cor.test} of age and lwt, {@code vcd::Kappa} of smoke and ui.
     */
    @Test
    void correlationsAreThoseOfR() throws IOException {
        JsonNode all = run(PLAN).get("correlations");
        assertThat(all).hasSize(3);
        JsonNode age = all.get(0);
        assertThat(age.get("n").asInt()).isEqualTo(118);
        close(age.at("/pearson/estimate"), 0.1874796126530, 1e-11);
        close(age.at("/pearson/p"), 0.0420592355616, 1e-11);
        close(age.at("/spearman/estimate"), 0.1545592330623, 1e-11);
        close(age.at("/spearman/p"), 0.0946963838984, 1e-11);
        close(age.at("/kendall/estimate"), 0.1122239068846, 1e-11);
        close(age.at("/kendall/p"), 0.0837504133295, 1e-11);
        close(all.at("/1/kappa/estimate"), 0.0647039792947, 1e-11);
        close(all.at("/1/kappa/se"), 0.0781264363435, 1e-11);
        assertThat(report())
                .contains(
                        "en-table-correlations",
                        "en-table-agreement",
                        "Correlations of mother",
                        "had a Spearman correlation of ρ=",
                        "的Spearman相关系数为",
                        "results.json: correlation.pearson.estimate; R: cor.test(x, y)");
        assertThat(Files.readString(folder.resolve("results/verify.R")))
                .contains("cor.test(x, y, method = \"kendall\")", "cohen <- function(n, w)");
    }

    /** Ten subjects both smoked and had uterine irritability: with a least count of eleven the pair is not told. */
    @Test
    void smallCellsHideACorrelation() throws IOException {
        JsonNode all = run(PLAN, "--min-cell", "11").get("correlations");
        for (String field : List.of("pearson", "spearman", "kendall", "kappa")) {
            assertThat(all.at("/1").get(field).isNull()).as(field).isTrue();
        }
        assertThat(all.at("/1/reason").asString()).contains("a count of 1 to");
        assertThat(all.at("/0/pearson/estimate").asDouble()).isCloseTo(0.1875, within(1e-9));
        assertThat(MinCellTest.texts(folder.resolve("results"))).noneMatch(t -> t.contains("0.078 (−0.105"));
    }

    /** Of blacks one control has had a premature labour and two cases: whoever knows the strata knows them. */
    @Test
    void smallCountsHideThem() throws IOException {
        JsonNode json = run(PLAN, "--min-cell", "5");
        JsonNode labour = json.at("/univariate/rows/2/stratified/0");
        for (String field : List.of("missing", "strata", "crude", "mantelHaenszel", "exact", "breslowDay", "woolf")) {
            assertThat(labour.get(field).isNull()).as(field).isTrue();
        }
        assertThat(labour.get("reason").asString()).contains("a count of 1 to 4");
        assertThat(json.at("/models/unconditional/influence").isNull()).isTrue();
        assertThat(json.at("/models/unconditional/reason").asString()).contains("single subjects");
        assertThat(json.at("/roc/markers/1/partialAuc/value").isNull()).isTrue();
        assertThat(report())
                .contains("Which subjects the model hangs on most is not shown")
                .doesNotContain("dfbetas, ");
        assertThat(MinCellTest.texts(folder.resolve("results")))
                .noneMatch(t -> t.contains("2/11") || t.contains("1/12"));
    }

    /** Whether a low birth weight is one separates the data. */
    @Test
    void separatedDataHaveNoInfluence() throws IOException {
        Path plan = folder.resolve("study.yaml");
        Files.writeString(
                plan,
                Files.readString(PLAN)
                        .replace("../../../../examples/birthwt/", "")
                        .replace("predictors: [lwt, smoke, any_ptl]", "predictors: [lwt, low]"));
        Files.copy(Path.of("examples/birthwt/cohort.csv"), folder.resolve("cohort.csv"));
        JsonNode model = run(plan).at("/models/unconditional");
        assertThat(model.get("influence").isNull()).isTrue();
        assertThat(model.get("influenceReason").asString()).contains("separated");
        assertThat(report()).contains("no row has a finite influence");
    }
}
