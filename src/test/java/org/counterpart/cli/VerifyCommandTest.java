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
                                org.counterpart.output.Manifest.sha256(
                                        json.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                org.counterpart.output.Manifest.sha256(
                                        forged.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        assertThat(verified.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(verified.out())
                .contains("Not the same bytes when done again: results.json", "/records: 190 then, 189 now")
                .doesNotContain("altered since");
    }

    private Cli withManifest(String from, String to) throws IOException {
        Path manifest = output.resolve("manifest.json");
        String before = Files.readString(manifest);
        assertThat(before).contains(from);
        Files.writeString(manifest, before.replace(from, to));
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        Files.writeString(manifest, before);
        assertThat(verified.status()).as(to).isEqualTo(ExitCode.PROBLEMS);
        return verified;
    }

    @Test
    void whatTheManifestItselfSaysIsChecked() throws IOException {
        assertThat(withManifest("\"seed\" : 1", "\"seed\" : 2").out()).contains("/seed");
        assertThat(withManifest("\"version\" : \"", "\"version\" : \"9").out()).contains("version 9", "/version");
        assertThat(withManifest("\"plan\" : \"", "\"plan\" : \"# ").out()).contains("/plan");
        assertThat(withManifest("\"bytes\" : ", "\"bytes\" : 1").out()).contains("/outputs/results.json", "/inputs");
        assertThat(withManifest("\"seed\" : 1", "\"seed\" : 1, \"minCell\" : 5").out())
                .contains("Not verified");
    }

    @Test
    void aManifestThatNoRunWritesIsRefused() throws IOException {
        for (String minCell : new String[] {"-1", "2", "-99999999999", "1e400"}) {
            withManifest("\"seed\" : 1", "\"seed\" : 1, \"minCell\" : " + minCell);
        }
        assertThat(withManifest("\"seed\" : 1", "\"seed\" : 1, \"minCell\" : -1")
                        .err())
                .contains("damaged");
        for (String name : new String[] {"a\\u0000b", "../pairs.csv", "/etc/hosts", "", "a//b"}) {
            assertThat(withManifest("\"pairs.csv\"", "\"" + name + "\"").err()).contains("damaged");
        }
        assertThat(withManifest("\"planFile\" : \"", "\"planFile\" : \"\\u0000").err())
                .contains("damaged");
    }

    @Test
    void anAddedFileIsNamed() throws IOException {
        Files.writeString(output.resolve("tables/more.csv"), "a");
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        assertThat(verified.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(verified.out()).contains("File that the run did not write: tables/more.csv");
    }

    /**
     * With protected counts no hash or length stands in the manifest that guesses at a hidden table could be tried
     * against.
     */
    @Test
    void whatIsNotForPublicationIsNotInTheManifest() throws IOException {
        Path plan = folder.resolve("study.yaml");
        assertThat(Cli.run("run", plan.toString(), "--quiet", "--min-cell", "5").status())
                .isZero();
        try (var files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                for (Path secret : new Path[] {
                    folder.resolve("cohort.csv"),
                    output.resolve("pairs.csv"),
                    output.resolve("matched.csv"),
                    output.resolve("verify.R"),
                    output.resolve("verify.sps")
                }) {
                    byte[] bytes = Files.readAllBytes(secret);
                    assertThat(text)
                            .doesNotContain(org.counterpart.output.Manifest.sha256(bytes))
                            .doesNotContain("\"bytes\" : " + bytes.length);
                }
            }
        }
        Cli verified = Cli.run("verify", output.toString(), "--quiet");
        assertThat(verified.status()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("could not be checked by them: cohort.csv, matched.csv, pairs.csv, verify.R, verify.sps")
                .contains("Verified as far as it can be");
        Files.writeString(output.resolve("verify.R"), "# altered");
        assertThat(Cli.run("verify", output.toString(), "--quiet").out()).contains("done again: verify.R");
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
