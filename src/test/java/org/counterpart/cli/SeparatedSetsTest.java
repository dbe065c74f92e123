package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where every matched set that tells points one way, the program says what it has. */
class SeparatedSetsTest {
    @TempDir
    Path folder;

    /** Eight sets of one case and three controls; R's numbers in {@code src/test/r/regression/conditional_firth.R}. */
    private String sets() throws IOException {
        StringBuilder csv = new StringBuilder("set,case,exposed\n");
        for (int s = 0; s < 8; s++) {
            int others = s < 3 ? 0 : s < 6 ? 1 : 2;
            csv.append(s + ",1,1\n");
            for (int c = 0; c < 3; c++) {
                csv.append(s + ",0," + (c < others ? 1 : 0) + "\n");
            }
        }
        return Files.writeString(folder.resolve("sets.csv"), csv).toString();
    }

    @Test
    void theCommandGivesThePenalisedModelBesideAndAlone() throws IOException {
        String file = sets();
        String[] asked = {"logistic", file, "--outcome", "case", "--predictors", "exposed", "--strata", "set"};
        JsonNode beside = Cli.run(with(asked, "--format", "json")).json();
        assertThat(beside.at("/terms/0/b").isNull()).isTrue();
        assertThat(beside.at("/terms/0/lrP").asDouble()).isCloseTo(0.00022, within(5e-6));
        assertThat(beside.at("/firth/model").asString()).isEqualTo("conditional-firth");
        assertThat(beside.at("/firth/terms/0/b").asDouble()).isCloseTo(3.3163866647494, within(1e-6));
        JsonNode alone = Cli.run(with(asked, "--firth", "--format", "json")).json();
        assertThat(alone.get("terms")).isEqualTo(beside.at("/firth/terms"));
        assertThat(alone.at("/setsUsed").asInt()).isEqualTo(8);
        assertThat(Cli.run(asked).out())
                .contains("– (5.514–∞)", "Conditional logistic regression with Firth's penalty (8 matched sets")
                .doesNotContain("beside it");
        assertThat(Cli.run(with(asked, "--lang", "zh")).out()).contains("Firth 惩罚条件 logistic 回归");
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    @Test
    void aStudyHasItInEveryFile() throws IOException {
        StringBuilder csv = new StringBuilder("id,y,age,exposed,x\n");
        for (int i = 0; i < 80; i++) {
            boolean isCase = i % 4 == 0;
            csv.append("P" + i + "," + (isCase ? 1 : 0) + "," + (50 + i / 4 % 5 * 10) + ","
                    + (isCase && i % 8 == 0 ? 1 : 0) + "," + i * 7 % 11 + "\n");
        }
        Files.writeString(folder.resolve("cohort.csv"), csv);
        Path plan = Files.writeString(folder.resolve("study.yaml"), """
                cohort: {file: cohort.csv, id: id}
                variables:
                  y: {type: binary}
                  age: {type: integer}
                  exposed: {type: binary}
                  x: {type: numeric}
                case: {variable: y, equals: 1}
                matching: {caliper: {age: 2}}
                multivariable: {predictors: [exposed, x]}
                roc: {bootstrap: 10}
                """);
        Path output = folder.resolve("out");
        Cli run = Cli.run("run", plan.toString(), "-o", output.toString(), "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode firth = run.json().at("/models/conditional/firth");
        assertThat(firth.get("model").asString()).isEqualTo("conditional-firth");
        assertThat(firth.at("/terms/0/b").asDouble()).isPositive();
        assertThat(output.resolve("tables/conditional-firth.csv")).exists();
        assertThat(Files.readString(output.resolve("report.html")))
                .contains("conditional likelihood was also maximised with Firth", "条件似然同时以 Firth 惩罚法");
        assertThat(Files.readString(output.resolve("verify.R")))
                .contains("# the conditional model with Firth's penalty is not checked here");
        Cli hidden = Cli.run("run", plan.toString(), "-o", output.toString(), "--format", "json", "--min-cell", "5");
        assertThat(hidden.status()).as(hidden.err()).isZero();
    }
}
