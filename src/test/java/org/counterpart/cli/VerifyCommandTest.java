package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void aFinishedRun() throws IOException {
        Path example = Path.of("examples/birthwt");
        for (String name : new String[] {"study.yaml", "cohort.csv"}) {
            Files.copy(example.resolve(name), folder.resolve(name));
        }
        Path plan = folder.resolve("study.yaml");
        Files.writeString(plan, Files.readString(plan) + "\nreport: {languages: [en], formats: [html]}\n");
        output = folder.resolve("output");
        assertThat(Cli.run("run", plan.toString(), "--quiet").status()).isZero();
    }

    @Test
    void anUntouchedFolderIsVerified() {
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        assertThat(verified.status()).isZero();
        assertThat(verified.out()).startsWith("Verified:");
        assertThat(Cli.run("verify", output.toString(), "--quiet", "--lang", "zh")
                        .out())
                .startsWith("核验通过");
    }

    @Test
    void whatWasAlteredIsNamed() throws IOException {
        Path report = output.resolve("report.html");
        Files.writeString(report, Files.readString(report) + " ");
        Files.delete(output.resolve("pairs.csv"));
        Cli verified = Cli.run("verify", output.toString(), "--quiet", "--format", "json");
        assertThat(verified.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(verified.json().get("same").asBoolean()).isFalse();
        assertThat(verified.json().get("findings").toString())
                .contains("altered since the run: report.html", "gone from the folder: pairs.csv")
                .doesNotContain("done again");
    }

    /** With other input the run is not done again; the file is named, not its content. */
    @Test
    void changedInputIsNamed() throws IOException {
        Path cohort = folder.resolve("cohort.csv");
        Files.writeString(cohort, Files.readString(cohort) + "\n");
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        assertThat(verified.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(verified.out()).contains("Input changed since the run: cohort.csv", "not done again");
    }

    /** A manifest that promises other results than the run gives: the first field that differs is shown. */
    @Test
    void otherResultsAreFound() throws IOException {
        Path results = output.resolve("results.json");
        String json = Files.readString(results);
        String forged = json.replaceFirst("\"records\" : 189", "\"records\" : 190");
        assertThat(forged).isNotEqualTo(json);
        Files.writeString(results, forged);
        Path manifest = output.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(
                                org.counterpart.report.Manifest.sha256(
                                        json.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                org.counterpart.report.Manifest.sha256(
                                        forged.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        assertThat(verified.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(verified.out())
                .contains("Not the same bytes when done again: results.json", "/records: 190 then, 189 now")
                .doesNotContain("altered since");
    }

    @Test
    void aFolderThatIsNoRunsIsRefused() {
        Cli verified = Cli.run("verify", folder.toString());
        assertThat(verified.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(verified.err()).contains("no manifest.json of a run");
        assertThat(Cli.run("verify", output.toString(), "--study", folder + "/gone.yaml")
                        .err())
                .contains("gone.yaml", "--study");
    }

    /** The script names every command; a shell that reads it is not asked here. */
    @Test
    void completionKnowsEveryCommand() {
        Cli script = Cli.run("completion");
        assertThat(script.status()).isZero();
        assertThat(script.out()).startsWith("#!/").contains("complete -F");
        for (String command : new String[] {
            "run", "init", "check", "match", "table1", "logistic", "roc", "audit", "simulate", "multiverse", "verify"
        }) {
            assertThat(script.out()).contains("_picocli_counterpart_" + command);
            assertThat(Cli.run(command, "--help").out()).contains("Example: counterpart " + command);
        }
    }
}
