package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A number outside any range, and a file without an end, are answered at once, in one sentence. */
@Timeout(20)
class OutOfRangeTest {
    private static final String[] NUMBERS = {
        "1e400",
        "-1e400",
        "1e-320",
        "1e999999999",
        "123456789012345678901234567890",
        "9".repeat(450),
        "9".repeat(100_000)
    };

    @TempDir
    Path folder;

    @Test
    void aPlanTellsTheRange() throws IOException {
        Path example = Path.of("examples/birthwt");
        Files.copy(example.resolve("cohort.csv"), folder.resolve("cohort.csv"));
        String plan = """
                cohort: {file: cohort.csv, id: id}
                variables: {low: {type: binary}, age: {type: integer}, smoke: {type: binary}}
                case: {variable: low, equals: 1}
                matching: {ratio: RATIO, caliper: {age: CALIPER}}
                prevalence: PREVALENCE
                roc: {bootstrap: BOOTSTRAP}
                """;
        for (String number : NUMBERS) {
            for (String key : new String[] {"RATIO", "CALIPER", "PREVALENCE", "BOOTSTRAP"}) {
                String text = plan.replace(key, number)
                        .replace("RATIO", "1")
                        .replace("CALIPER", "2")
                        .replace("PREVALENCE", "0.1")
                        .replace("BOOTSTRAP", "5");
                Path file = Files.writeString(folder.resolve("study.yaml"), text);
                Cli check = Cli.run("check", file.toString());
                assertThat(check.status())
                        .as(key + " " + number.substring(0, 5) + check.err())
                        .isEqualTo(ExitCode.PROBLEMS);
                assertThat(check.err().length()).isLessThan(600);
                if (!key.equals("CALIPER")) {
                    assertThat(check.err()).contains("1e-30 to below 1e18");
                }
            }
        }
    }

    @Test
    void aPrintedNumberOfHundredsOfDigitsIsNone() throws IOException {
        for (String number : NUMBERS) {
            Path file = Files.writeString(folder.resolve("paper.yaml"), """
                    models:
                      - predictors:
                          - {name: a, or: '%s', ci: ['1.2', '3.4'], p: '0.01'}
                    """.formatted(number));
            assertThat(Cli.run("audit", file.toString()).status()).isIn(ExitCode.DONE, ExitCode.PROBLEMS);
        }
    }

    @Test
    void optionsHaveRanges() {
        String data = "examples/birthwt/cohort.csv";
        for (String threads : new String[] {"0", "-1", "40000", "50000", "99999999999"}) {
            assertThat(Cli.run("table1", data, "--group", "low", "--threads", threads)
                            .status())
                    .isEqualTo(ExitCode.USAGE);
        }
        for (String number : NUMBERS) {
            assertThat(Cli.run("match", data, "--id", "id", "--case", "low", "--caliper", "age=" + number)
                            .status())
                    .isEqualTo(ExitCode.USAGE);
            assertThat(Cli.run("roc", data, "--outcome", "low", "--markers", "age", "--bootstrap", number)
                            .status())
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void whatIsNoNameOfAFileIsWrongUsage() {
        Cli argument = Cli.run("check", "a\0b.yaml");
        assertThat(argument.status()).isEqualTo(ExitCode.USAGE);
        assertThat(argument.err())
                .startsWith("Invalid value for positional parameter at index 0 (STUDY.yaml): "
                        + "a\\u0000b.yaml: not the name of a file\n");
        Cli option = Cli.run("run", "study.yaml", "-o", "a\0b");
        assertThat(option.status()).isEqualTo(ExitCode.USAGE);
        assertThat(option.err()).startsWith("Invalid value for option '--output': a\\u0000b: not the name of a file\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNoFile() {
        for (String device : new String[] {"/dev/zero", "/dev/full", "/dev/random"}) {
            for (String command : new String[] {"init", "check", "run", "audit", "multiverse"}) {
                Cli cli = Cli.run(command, device);
                assertThat(cli.status()).as(command + cli.err()).isEqualTo(ExitCode.PROBLEMS);
                assertThat(cli.err()).contains("not a file");
            }
            assertThat(Cli.run("table1", device, "--group", "a").err()).contains("not a file");
        }
    }
}
