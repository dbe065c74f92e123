package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code sample-size} of a plan; its formulas against R are in {@code PowerReferenceTest}. */
class SampleSizeTest {
    private static final Path PLAN = Path.of("src/test/resources/models/sample-size.yaml");

    @TempDir
    Path folder;

    private static JsonNode power(String... more) {
        String[] words = new String[more.length + 7];
        System.arraycopy(new String[] {"power", "--or", "2.5", "--exposed", "0.3", "--format", "json"}, 0, words, 0, 7);
        System.arraycopy(more, 0, words, 7, more.length);
        Cli said = Cli.run(words);
        assertThat(said.status()).as(said.err()).isZero();
        return said.json();
    }

    @Test
    void ofSetsItIsThatOfTheCommand() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(PLAN));
        JsonNode size = out.at("/sampleSize");
        JsonNode needed = power("--design", "matched", "--phi", "0.2", "--power", "0.8");
        assertThat(size.at("/cases").asInt())
                .isEqualTo((int) needed.at("/cases").asDouble());
        assertThat(size.at("/unrounded").asDouble())
                .isEqualTo(needed.at("/unrounded").asDouble(), within(1e-9));
        int pairs = out.at("/matching/pairs").asInt();
        assertThat(size.at("/analysed").asInt()).isEqualTo(pairs);
        assertThat(size.at("/reached").asDouble())
                .isEqualTo(
                        power("--design", "matched", "--phi", "0.2", "--n", Integer.toString(pairs))
                                .at("/power")
                                .asDouble(),
                        within(1e-12));
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report)
                .contains("the study needed " + size.at("/cases").asInt() + " matched sets")
                .contains("样本量：所需与实际")
                .contains("Dupont WD");
        // Its names are its own: the script's data are called d, and what follows needs them.
        assertThat(Files.readString(folder.resolve("out/verify.R")))
                .containsPattern("(?s)local\\(\\{.*Power of those analysed.*?\\n\\}\\)");
    }

    @Test
    void ofTwoGroupsTheRatioIsThatOfTheAnalysed() throws IOException {
        String plan = Files.readString(PLAN)
                .replace("matching: {caliper: {age: 2}}", "design: unmatched")
                .replace(", phi: 0.2", ", ratio: 2, corrected: true, power: 0.9");
        JsonNode size = Cli.runPlan(folder, plan).at("/sampleSize");
        JsonNode needed = power("--design", "unmatched", "--ratio", "2", "--corrected", "--power", "0.9");
        assertThat(size.at("/controls").asInt())
                .isEqualTo((int) needed.at("/controls").asDouble());
        // 59 of 189 births are below 2500 g.
        JsonNode reached =
                power("--design", "unmatched", "--ratio", Double.toString(130 / 59.0), "--corrected", "--n", "59");
        assertThat(size.at("/reached").asDouble())
                .isEqualTo(reached.at("/power").asDouble(), within(1e-9));
    }

    /** What one outcome was to be found for is not what another was. */
    @Test
    void itIsOfTheFirstOutcome() throws IOException {
        String plan = Files.readString(Path.of("src/test/resources/outcomes/study.yaml"));
        JsonNode out = Cli.runPlan(folder, plan + "sample-size: {odds-ratio: 2, exposed: 0.3}\n");
        assertThat(out.at("/sampleSize/cases").isNumber()).isTrue();
        assertThat(out.at("/outcomes/1/sampleSize").isMissingNode()).isTrue();
    }

    @Test
    void groupsHaveNone() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("study.yaml"),
                Files.readString(Path.of("src/test/resources/designs/groups.yaml"))
                        + "sample-size: {odds-ratio: 2, exposed: 0.3}\n");
        Cli said = Cli.run("check", plan.toString());
        assertThat(said.status()).isNotZero();
        assertThat(said.err() + said.out()).contains("sample-size is of cases and controls");
    }
}
