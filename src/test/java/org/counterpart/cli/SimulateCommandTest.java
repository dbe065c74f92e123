package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    private static final Path EXAMPLE = Path.of("examples/pvp-residual-pain");

    @TempDir
    private Path folder;

    private Path plan;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copyThePlan() throws IOException {
        plan = folder.resolve("study.yaml");
        Files.copy(EXAMPLE.resolve("study.yaml"), plan, StandardCopyOption.REPLACE_EXISTING);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void theExamplesCohortIsWhatTheCommandDraws() throws IOException {
        Path file = folder.resolve("cohort.csv");
        assertThat(run("simulate", plan.toString(), "-o", file.toString())).isZero();
        assertThat(file).hasSameBinaryContentAs(EXAMPLE.resolve("cohort.csv"));
        assertThat(out.toString()).contains("1120 subjects", "61 of them cases", "seed 104");
        assertThat(run("simulate", plan.toString())).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void sizeAndSeedMayBeGiven() throws IOException {
        Path file = folder.resolve("other.csv");
        assertThat(run(
                        "simulate",
                        plan.toString(),
                        "-o",
                        file.toString(),
                        "--n",
                        "560",
                        "--seed",
                        "5",
                        "--format",
                        "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("synthetic").asBoolean()).isTrue();
        assertThat(json.get("n").asInt()).isEqualTo(560);
        assertThat(json.get("cases").asInt()).isEqualTo(31); // 61 · 560 / 1120 = 30.5, rounded up
        assertThat(json.get("seed").asLong()).isEqualTo(5);
        assertThat(json.get("intercept").isNumber()).isTrue();
        assertThat(Files.readAllLines(file)).hasSize(561);
    }

    /** The plan's own cohort may hold patients. */
    @Test
    void doesNotReplaceTheStudysCohortUnasked() throws IOException {
        Path file = Files.writeString(folder.resolve("cohort.csv"), "patient_id\n1\n");
        assertThat(run("simulate", plan.toString(), "-o", file.toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("cohort.file", "--force");
        assertThat(file).hasContent("patient_id\n1\n");
        assertThat(run("simulate", plan.toString(), "-o", file.toString(), "--force"))
                .isZero();
        assertThat(file).hasSameBinaryContentAs(EXAMPLE.resolve("cohort.csv"));
        assertThat(run("simulate", plan.toString(), "-o", file.toString())).isZero();
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        String birthwt = "examples/birthwt/study.yaml";
        assertThat(run("simulate", birthwt)).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains(birthwt + ": simulation: the plan declares no simulation:");
        assertThat(run("simulate", birthwt, "--lang", "zh")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("方案中没有可用于生成数据的 simulation:");
        assertThat(run("simulate", plan.toString(), "--n", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("simulate", plan.toString(), "--format", "json")).isEqualTo(ExitCode.USAGE);
        assertThat(run("simulate", plan.toString(), "--n", "5")).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run("simulate", folder.resolve("none.yaml").toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run("simulate")).isEqualTo(ExitCode.USAGE);
    }
}
