package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a study with a validation part; that R agrees is shown by running {@code verify.R}. */
class ValidationCommandTest {
    private static final String PLANS = "src/test/resources/validation/";

    @TempDir
    Path folder;

    private JsonNode run(String plan, String... options) {
        String[] words = new String[options.length + 6];
        System.arraycopy(
                new String[] {"run", PLANS + plan, "-o", folder.resolve("o").toString()}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        words[words.length - 2] = "--format";
        words[words.length - 1] = "json";
        Cli run = Cli.run(words);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.json();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve("o").resolve(file));
    }

    @Test
    void aRandomSplitIsNeverCalledExternal() throws IOException {
        JsonNode json = run("random.yaml");
        assertThat(json.at("/validation/split").asString()).isEqualTo("random");
        for (JsonNode part : json.at("/validation/parts")) {
            assertThat(part.get("calibration").isNull()).isTrue();
            assertThat(part.get("brier").isNull()).isTrue();
            assertThat(part.get("reason").asString()).startsWith("The share of cases was fixed by the design");
        }
        String report = text("report.html");
        assertThat(report).contains("random split", "随机拆分").doesNotContain("external validation", "外部验证");
        assertThat(text("tables/flow.csv")).contains("Set aside for validation: cases\",60,60", "Cases,140,140");
    }

    @Test
    void aSplitByDateIsTemporalValidation() throws IOException {
        run("temporal.yaml");
        assertThat(text("report.html"))
                .contains("temporal validation", "时间验证", "Each part was matched by itself.")
                .doesNotContain("external validation", "外部验证");
    }

    @Test
    void aSecondFileIsExternalValidationAndAnInput() throws IOException {
        run("external.yaml");
        assertThat(text("report.html")).contains("external validation", "外部验证");
        assertThat(JsonMapper.shared()
                        .readTree(text("manifest.json"))
                        .get("inputs")
                        .propertyNames())
                .containsExactlyInAnyOrder("external.yaml", "first.csv", "second-centre.csv");
        assertThat(text("validation.csv").lines()).hasSize(64);
        Cli verify = Cli.run("verify", folder.resolve("o").toString(), "--study", PLANS + "external.yaml");
        assertThat(verify.status()).as(verify.out() + verify.err()).isEqualTo(ExitCode.DONE);
    }

    /** Of the second file 5 of its 63 have hypertension: fewer than 8. */
    @Test
    void smallCountsOfAPartAreNotPublished() throws IOException {
        JsonNode json = run("external.yaml", "--min-cell", "8");
        assertThat(text("tables/parts-compared.csv")).contains("History of hypertension,*,*,*,*,*,*");
        assertThat(json.at("/validation/comparison/rows").toString())
                .contains("\"lwt\"")
                .doesNotContain("\"ht\"");
        assertThat(json.at("/validation/parts/1/n").asInt()).isEqualTo(63);
        JsonNode manifest = JsonMapper.shared().readTree(text("manifest.json"));
        assertThat(manifest.get("notForPublication").toString()).contains("validation.csv");
        assertThat(manifest.at("/inputs/second-centre.csv").isEmpty()).isTrue();
        assertThat(manifest.at("/outputs/validation.csv").isEmpty()).isTrue();
    }

    /** Of its 19 cases and 44 controls, 19 are fewer than 20. */
    @Test
    void aPartOfFewIsHidden() throws IOException {
        JsonNode json = run("external.yaml", "--min-cell", "20");
        JsonNode part = json.at("/validation/parts/1");
        for (String hidden : new String[] {"n", "events", "auc", "ci", "calibration", "brier"}) {
            assertThat(part.get(hidden).isNull()).as(hidden).isTrue();
        }
        assertThat(part.get("reason").asString()).contains("1 to 19");
        assertThat(json.at("/validation/comparison").isNull()).isTrue();
        assertThat(text("report.html")).doesNotContain("0.764");
    }
}
