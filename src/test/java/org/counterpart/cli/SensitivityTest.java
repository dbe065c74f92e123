package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code sensitivity:} of a plan; its formulas against R are in {@code SensitivityReferenceTest}. */
class SensitivityTest {
    private static final Path MATCHED = Path.of("src/test/resources/models/sensitivity.yaml");

    @TempDir
    Path folder;

    private JsonNode run(String plan, String... more) throws IOException {
        Path file = Files.writeString(
                folder.resolve("study.yaml"),
                plan.replace("../../../..", Path.of("").toAbsolutePath().toString()));
        java.util.List<String> all = new java.util.ArrayList<>(java.util.List.of(
                "run", file.toString(), "-o", folder.resolve("out").toString(), "--quiet", "--format", "json"));
        all.addAll(java.util.List.of(more));
        Cli run = Cli.run(all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    @Test
    void eValuesAreOfTheConditionalModelAndReadTheOutcomeAsItIs() throws IOException {
        JsonNode out = run(Files.readString(MATCHED));
        JsonNode first = out.at("/sensitivity/eValues/0");
        JsonNode term = out.at("/models/conditional/terms/0");
        assertThat(first.at("/term").asString()).isEqualTo(term.at("/term").asString());
        double or = term.at("/or").asDouble();
        // 59 of 189 births: 31 %, common, so that the square root stands for the risk ratio.
        double rr = Math.max(Math.sqrt(or), 1 / Math.sqrt(or));
        assertThat(first.at("/rare").asBoolean()).isFalse();
        assertThat(first.at("/eValue").asDouble()).isEqualTo(rr + Math.sqrt(rr * (rr - 1)), within(1e-12));
        JsonNode rare = run(Files.readString(MATCHED) + "prevalence: 0.05\n");
        double whole = Math.max(or, 1 / or);
        assertThat(rare.at("/sensitivity/eValues/0/rare").asBoolean()).isTrue();
        assertThat(rare.at("/sensitivity/eValues/0/eValue").asDouble())
                .isEqualTo(whole + Math.sqrt(whole * (whole - 1)), within(1e-12));
    }

    @Test
    void boundsBeginWithTheExactTestOfThePairs() throws IOException {
        JsonNode out = run(Files.readString(MATCHED));
        JsonNode first = out.at("/sensitivity/rosenbaum/0");
        assertThat(first.at("/term").asString()).isEqualTo("smoke");
        assertThat(first.at("/gamma").asDouble()).isEqualTo(1);
        assertThat(out.at("/sensitivity/rosenbaum/1/pUpper").asDouble())
                .isGreaterThan(first.at("/pUpper").asDouble());
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report).contains("Rosenbaum").contains("E值").contains("more often");
        assertThat(Files.readString(folder.resolve("out/verify.R"))).contains("bound(d$case");
    }

    @Test
    void smallCountsHideTheBounds() throws IOException {
        JsonNode out = run(Files.readString(MATCHED), "--min-cell", "11");
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
