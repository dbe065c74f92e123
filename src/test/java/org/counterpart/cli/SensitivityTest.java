package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code sensitivity:} of a plan; its formulas against R are in {@code SensitivityReferenceTest}. */
class SensitivityTest {
    private static final Path MATCHED = Path.of("src/test/resources/models/sensitivity.yaml");

    @TempDir
    Path folder;

    @Test
    void eValuesAreOfTheConditionalModelAndReadTheOutcomeAsItIs() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(MATCHED));
        JsonNode first = out.at("/sensitivity/eValues/0");
        JsonNode term = out.at("/models/conditional/terms/0");
        assertThat(first.at("/term").asString()).isEqualTo(term.at("/term").asString());
        double or = term.at("/or").asDouble();
        // 59 of 189 births: 31 %, common, so that the square root stands for the risk ratio.
        double rr = Math.max(Math.sqrt(or), 1 / Math.sqrt(or));
        assertThat(first.at("/rare").asBoolean()).isFalse();
        assertThat(first.at("/eValue").asDouble()).isEqualTo(rr + Math.sqrt(rr * (rr - 1)), within(1e-12));
        JsonNode rare = Cli.runPlan(folder, Files.readString(MATCHED) + "prevalence: 0.05\n");
        double whole = Math.max(or, 1 / or);
        assertThat(rare.at("/sensitivity/eValues/0/rare").asBoolean()).isTrue();
        assertThat(rare.at("/sensitivity/eValues/0/eValue").asDouble())
                .isEqualTo(whole + Math.sqrt(whole * (whole - 1)), within(1e-12));
    }

    @Test
    void boundsBeginWithTheExactTestOfThePairs() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(MATCHED));
        JsonNode first = out.at("/sensitivity/rosenbaum/0");
        assertThat(first.at("/term").asString()).isEqualTo("smoke");
        assertThat(first.at("/gamma").asDouble()).isEqualTo(1);
        assertThat(out.at("/sensitivity/rosenbaum/1/pUpper").asDouble())
                .isGreaterThan(first.at("/pUpper").asDouble());
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report).contains("Rosenbaum").contains("E值").contains("more often");
        assertThat(Files.readString(folder.resolve("out/verify.R"))).contains("bound(d$case");
    }

    /** In a matched cohort the exposed of a pair has the outcome or not: at no bias the exact test of such pairs. */
    @Test
    void aMatchedCohortIsBoundedByItsOutcome() throws IOException {
        String plan = Files.readString(Path.of("src/test/resources/designs/matched-cohort.yaml"))
                .replace(
                        "matched-cohort.csv",
                        Path.of("src/test/resources/designs/matched-cohort.csv")
                                .toAbsolutePath()
                                .toString());
        JsonNode out = Cli.runPlan(folder, plan + "sensitivity: {rosenbaum: true}\n");
        JsonNode first = out.at("/sensitivity/rosenbaum/0");
        assertThat(first.at("/term").asString()).isEqualTo("smoke");
        Map<String, int[]> pairs = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("out/matched.csv"));
        List<String> heads = List.of(lines.get(0).replace("\uFEFF", "").split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            int exposed = Integer.parseInt(cells[heads.indexOf("smoke")]);
            pairs.computeIfAbsent(cells[heads.indexOf("set")], s -> new int[2])[exposed] =
                    Integer.parseInt(cells[heads.indexOf("low")]);
        }
        int exposedOnly = (int) pairs.values().stream().filter(p -> p[1] > p[0]).count();
        int unexposedOnly =
                (int) pairs.values().stream().filter(p -> p[0] > p[1]).count();
        int differing = exposedOnly + unexposedOnly;
        int most = Math.max(exposedOnly, unexposedOnly);
        double p = 1 - new BinomialDistribution(null, differing, 0.5).cumulativeProbability(most - 1);
        assertThat(first.at("/sets").asInt()).isEqualTo(differing);
        assertThat(first.at("/exposedCases").asInt()).isEqualTo(exposedOnly);
        assertThat(first.at("/pUpper").asDouble()).isEqualTo(p, within(1e-12));
    }

    @Test
    void smallCountsHideTheBounds() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(MATCHED), "--min-cell", "11");
        assertThat(out.at("/sensitivity/rosenbaum/0/pUpper").isNull()).isTrue();
    }

    @Test
    void boundsNeedSets() throws IOException {
        Path file = Files.writeString(
                folder.resolve("study.yaml"),
                Files.readString(Path.of("src/test/resources/models/lasso.yaml")) + "sensitivity: {rosenbaum: true}\n");
        Cli said = Cli.run("check", file.toString());
        assertThat(said.status()).isNotZero();
        assertThat(said.err() + said.out()).contains("Rosenbaum's bounds are of matched sets");
    }
}
