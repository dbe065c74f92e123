package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.counterpart.univariate.ReferenceCsv;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The command table1 of three and more groups, and correlations. Expected values: src/test/r/groups/posthoc.R of R's
 * chickwts, and R 4.2.2 where said.
 */
class SeveralGroupsTest {
    @TempDir
    private Path folder;

    private Path chicks;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void writeChicks() throws IOException {
        for (Map<String, String> row : ReferenceCsv.read("groups_data.csv")) {
            if (row.get("set").equals("chickwts")) {
                double weight = ReferenceCsv.number(row, "value");
                lines.add(row.get("group") + "," + row.get("value") + "," + (weight > 260 ? 1 : 0) + ","
                        + (weight > 300 ? 1 : 0) + "," + (weight < 200 ? "I" : weight < 300 ? "II" : "III"));
            }
        }
        chicks = write("chicks.csv", lines);
    }

    private Path write(String name, List<String> rows) throws IOException {
        List<String> all = new ArrayList<>(List.of("feed,weight,heavy,heavier,grade"));
        all.addAll(rows);
        return Files.write(folder.resolve(name), all);
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of("table1"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        Cli run = Cli.run(all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    @Test
    void tukeyAfterAnalysisOfVariance() {
        JsonNode weight = json(chicks.toString(), "--group", "feed", "--variables", "weight", "--posthoc", "holm")
                .at("/rows/0");
        assertThat(weight.get("test").asString()).isEqualTo("anova");
        // R: summary.lm(aov(weight ~ feed, chickwts))$r.squared
        assertThat(weight.at("/effect/measure").asString()).isEqualTo("eta-squared");
        assertThat(weight.at("/effect/value").asDouble()).isCloseTo(0.541685465673916, within(1e-12));
        JsonNode posthoc = weight.get("posthoc");
        assertThat(posthoc.get("method").asString()).isEqualTo("tukey");
        assertThat(posthoc.get("adjust").asString()).isEqualTo("studentized-range");
        assertThat(posthoc.get("pairs")).hasSize(15);
        JsonNode first = posthoc.at("/pairs/1");
        assertThat(first.get("a").asString()).isEqualTo("casein");
        assertThat(first.get("b").asString()).isEqualTo("linseed");
        assertThat(first.get("difference").asDouble()).isCloseTo(104.833333333333, within(1e-9));
        // R: TukeyHSD(aov(weight ~ feed, chickwts)): -104.83 (-170.59, -39.08), P 0.0002100151
        assertThat(first.at("/ci/0").asDouble()).isCloseTo(39.08, within(0.005));
        assertThat(first.at("/ci/1").asDouble()).isCloseTo(170.59, within(0.005));
        assertThat(first.get("pAdjusted").asDouble()).isCloseTo(0.0002100151, within(1e-9));
    }

    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(5));
        String[] asked = {"--group", "feed", "--posthoc", "bh", "--correlations", "weight:heavy,heavy:heavier"};
        List<String> one = new ArrayList<>(List.of(chicks.toString()));
        one.addAll(List.of(asked));
        List<String> other =
                new ArrayList<>(List.of(write("shuffled.csv", shuffled).toString(), "--threads", "1"));
        other.addAll(List.of(asked));
        JsonNode first = json(one.toArray(String[]::new));
        JsonNode second = json(other.toArray(String[]::new));
        assertThat(second.at("/correlations")).isEqualTo(first.at("/correlations"));
        for (int i = 0; i < first.at("/rows").size(); i++) {
            JsonNode a = first.at("/rows/" + i + "/posthoc/pairs");
            JsonNode b = second.at("/rows/" + i + "/posthoc/pairs");
            assertThat(b).hasSize(a.size());
            for (int j = 0; j < a.size(); j++) {
                assertThat(b.get(j).get("p").asDouble())
                        .isCloseTo(a.get(j).get("p").asDouble(), within(1e-13));
            }
        }
    }

    @Test
    void tablesAreComparedByPairs() {
        JsonNode heavy = json(chicks.toString(), "--group", "feed", "--variables", "heavy", "--posthoc", "bonferroni")
                .at("/rows/0");
        JsonNode posthoc = heavy.get("posthoc");
        assertThat(posthoc.get("method").asString()).isEqualTo("pairwise-tables");
        assertThat(posthoc.get("adjust").asString()).isEqualTo("bonferroni");
        JsonNode first = posthoc.at("/pairs/0");
        // 9 of 12 fed casein, none of 10 fed horsebean: R: fisher.test(matrix(c(3, 9, 10, 0), 2))
        assertThat(first.get("difference").asDouble()).isCloseTo(9.0 / 12, within(1e-12));
        assertThat(first.get("test").asString()).isEqualTo("fisher");
        assertThat(first.get("p").asDouble()).isCloseTo(0.00046238591130232, within(1e-13));
        assertThat(first.get("pAdjusted").asDouble()).isCloseTo(15 * 0.00046238591130232, within(1e-11));
        assertThat(first.get("ci").isNull()).isTrue();
        assertThat(first.get("statistic").isNull()).isTrue();
        assertThat(first.get("reason").asString()).isNotBlank();
    }

    @Test
    void orderedLevelsHaveDunnsPairs() {
        JsonNode grade = json(
                        chicks.toString(),
                        "--group",
                        "feed",
                        "--variables",
                        "grade",
                        "--ordinal",
                        "grade=I|II|III",
                        "--posthoc",
                        "none")
                .at("/rows/0");
        assertThat(grade.at("/effect/measure").asString()).isEqualTo("epsilon-squared");
        assertThat(grade.at("/posthoc/method").asString()).isEqualTo("dunn");
        JsonNode pair = grade.at("/posthoc/pairs/0");
        assertThat(pair.get("pAdjusted").asDouble()).isEqualTo(pair.get("p").asDouble());
    }

    @Test
    void twoGroupsHaveNoPairs() {
        JsonNode row = json(chicks.toString(), "--group", "heavy", "--variables", "weight", "--posthoc", "holm")
                .at("/rows/0");
        assertThat(row.get("posthoc").isNull()).isTrue();
        assertThat(row.get("posthocReason").asString()).contains("three or more groups");
        assertThat(row.has("effect")).isFalse();
    }

    @Test
    void correlationsAndKappa() {
        JsonNode all = json(
                        chicks.toString(),
                        "--group",
                        "feed",
                        "--ordinal",
                        "grade",
                        "--correlations",
                        "weight:heavy,heavy:heavier,weight:grade")
                .get("correlations");
        assertThat(all).hasSize(3);
        assertThat(all.at("/0/a").asString()).isEqualTo("weight");
        assertThat(all.at("/0/b").asString()).isEqualTo("heavy");
        assertThat(all.at("/0/n").asInt()).isEqualTo(71);
        assertThat(all.at("/0/kappa").isNull()).isTrue();
        assertThat(all.at("/0/kappaReason").asString()).isNotBlank();
        // R: with(chickwts, cor.test(weight, +(weight > 260)))
        assertThat(all.at("/0/pearson/estimate").asDouble()).isCloseTo(0.838837939176, within(1e-10));
        // R: vcd::Kappa(with(chickwts, table(weight > 260, weight > 300)))
        assertThat(all.at("/1/kappa/estimate").asDouble()).isCloseTo(0.799029518803, within(1e-10));
        assertThat(all.at("/2/pearson/estimate").isNull()).isTrue();
        assertThat(all.at("/2/pearson/reason").asString()).contains("grade");
        assertThat(all.at("/2/spearman/distribution").asString()).isEqualTo("t");
    }

    @Test
    void bothLanguagesSayIt() {
        String[] asked = {
            "table1", chicks.toString(), "--group", "feed", "--posthoc", "holm", "--correlations", "heavy:heavier"
        };
        Cli english = Cli.run(asked);
        assertThat(english.out())
                .contains(
                        "Pairwise comparisons",
                        "Tukey-Kramer",
                        "casein − horsebean",
                        "163.4 (94.4–232.3)",
                        "Correlations",
                        "Agreement")
                .doesNotContain("NaN");
        List<String> more = new ArrayList<>(List.of(asked));
        more.addAll(List.of("--lang", "zh"));
        assertThat(Cli.run(more.toArray(String[]::new)).out())
                .contains("两两比较", "Tukey-Kramer法", "相关分析", "一致性")
                .doesNotContain("NaN");
    }

    @Test
    void whatIsAskedWronglyIsTold() {
        Cli unknown =
                Cli.run("table1", chicks.toString(), "--group", "feed", "--correlations", "wieght:heavy,heavy:hevier");
        assertThat(unknown.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(unknown.err()).contains("nearest: weight", "nearest: heavier");
        Cli unordered =
                Cli.run("table1", chicks.toString(), "--group", "feed", "--correlations", "grade:weight,weight:weight");
        assertThat(unordered.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(unordered.err()).contains("grade has 3 levels without an order", "names weight twice");
        assertThat(Cli.run("table1", chicks.toString(), "--group", "feed", "--correlations", "weight")
                        .status())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("table1", chicks.toString(), "--group", "feed", "--posthoc", "sidak")
                        .status())
                .isEqualTo(ExitCode.USAGE);
    }
}
