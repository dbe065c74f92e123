package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The published numbers of a study, set beside the reproduced ones and checked against each other. */
class ReproductionTest {
    private static final Path EXAMPLE = Path.of("examples/pvp-residual-pain");

    @TempDir
    Path folder;

    private Path published;

    @BeforeEach
    void copyTheExample() throws IOException {
        for (String name : List.of("study.yaml", "cohort.csv")) {
            Files.copy(EXAMPLE.resolve(name), folder.resolve(name));
        }
        Path plan = folder.resolve("study.yaml");
        Files.writeString(plan, Files.readString(plan).replace("roc: {bootstrap: 500}", "roc: {bootstrap: 20}"));
        published = folder.resolve("published.yaml");
    }

    private JsonNode results(String yaml) throws IOException {
        Files.writeString(published, yaml);
        Cli run = Cli.run(
                "run",
                folder.resolve("study.yaml").toString(),
                "-o",
                folder.resolve("results").toString(),
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.json();
    }

    @Test
    void eachTableIsSetBesideTheModelItPrints() throws IOException {
        JsonNode json = results("""
                model:
                  - {label: univariate, effect: OR, predictors: [{name: tfi, or: '3.31', ci_low: '1.55', ci_high: '7.09', p: '0.002'}]}
                  - {label: multivariable, effect: OR, predictors: [{name: Thoracolumbar fascia injury, or: '0.50', p: '>0.05'}]}
                  - {label: multivariable, effect: OR, link: conditional, predictors: [{name: tfi, or: '8.6', p: '<0.10'}]}
                """);
        JsonNode crude = json.at("/published/0");
        assertThat(crude.get("model").asString()).isEqualTo("crude");
        assertThat(crude.get("reproduced").asDouble())
                .isEqualTo(
                        json.at("/univariate/rows/0/crude/unconditional/1/or").asDouble());
        assertThat(crude.at("/publishedCi/0").asDouble()).isEqualTo(1.55);
        assertThat(crude.get("sameDirection").asBoolean()).isTrue();
        assertThat(crude.get("sameSignificance").asBoolean()).isTrue();

        JsonNode adjusted = json.at("/published/1");
        assertThat(adjusted.get("model").asString()).isEqualTo("unconditional");
        assertThat(adjusted.get("item").asString()).isEqualTo("tfi or");
        assertThat(adjusted.get("reproduced").asDouble())
                .isEqualTo(json.at("/models/unconditional/terms/1/or").asDouble());
        assertThat(adjusted.get("inside").asBoolean()).isFalse();
        assertThat(adjusted.get("sameDirection").asBoolean()).isFalse();
        assertThat(adjusted.get("sameSignificance").asBoolean()).isFalse();

        JsonNode conditional = json.at("/published/2");
        assertThat(conditional.get("model").asString()).isEqualTo("conditional");
        assertThat(conditional.get("reproduced").asDouble())
                .isEqualTo(json.at("/models/conditional/terms/0/or").asDouble());
        // P<0.10 leaves open whether P<0.05.
        assertThat(conditional.get("sameSignificance").isNull()).isTrue();
    }

    @Test
    void whatTheModelDoesNotHoldIsSaidToBeMissing() throws IOException {
        JsonNode row = results("model: [{label: multivariable, effect: OR, predictors: [{name: diabetes, or: '2.1'}]}]")
                .at("/published/0");
        assertThat(row.get("reproduced").isNull()).isTrue();
        assertThat(row.get("reason").asString()).isNotEmpty();
        assertThat(row.get("sameDirection").isNull()).isTrue();
    }

    @Test
    void thePrintedNumbersAreAuditedInTheSameReport() throws IOException {
        JsonNode json = results("""
                model:
                  - label: multivariable
                    effect: OR
                    predictors: [{name: tfi, or: '5.378', ci_low: '6.010', ci_high: '14.390', p: '<0.05'}]
                """);
        JsonNode claim = json.at("/audit/files/0/claims/0");
        assertThat(claim.get("check").asString()).isEqualTo("estimate-in-ci");
        assertThat(claim.get("verdict").asString()).isEqualTo("inconsistent");
        assertThat(json.at("/audit/summary/inconsistent").asInt()).isPositive();
        assertThat(Files.readString(folder.resolve("results/report.html")))
                .contains("Audit of the published numbers")
                .contains("Estimate inside its interval")
                .contains("报告数值的核查")
                .contains("估计值在置信区间内");
        assertThat(folder.resolve("results/tables/audit.csv")).exists();
    }
}
