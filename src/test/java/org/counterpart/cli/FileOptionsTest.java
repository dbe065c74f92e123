package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A file as a spreadsheet of a Chinese or German office writes it, read by the commands that take no plan. */
class FileOptionsTest {
    @TempDir
    Path folder;

    private String file() throws IOException {
        StringBuilder csv = new StringBuilder("组;值\n");
        for (int i = 0; i < 20; i++) {
            csv.append(i % 2).append(';').append(i == 7 ? "未测" : i + ",5").append('\n');
        }
        return Files.write(folder.resolve("data.csv"), csv.toString().getBytes(Charset.forName("GBK")))
                .toString();
    }

    @Test
    void encodingDelimiterDecimalAndMissingAreOptions() throws IOException {
        Cli run = Cli.run(
                "table1",
                file(),
                "--group",
                "组",
                "--variables",
                "值",
                "--encoding",
                "GBK",
                "--delimiter",
                ";",
                "--decimal",
                ",",
                "--missing",
                "NA,未测",
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode row = run.json().at("/rows/0");
        assertThat(row.get("type").asString()).isEqualTo("numeric");
        assertThat(row.get("missing").asInt()).isEqualTo(1);
        // 0.5, 2.5, ..., 18.5
        assertThat(row.at("/summary/0/mean").asDouble()).isEqualTo(9.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--encoding=UTF-9", "--delimiter=:", "--decimal=:"})
    void whatIsNoSuchOptionIsWrongUsage(String option) throws IOException {
        Cli run = Cli.run("roc", file(), "--outcome", "组", "--markers", "值", option);
        assertThat(run.status()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "init", "check", "match", "table1", "logistic", "model", "roc", "audit", "simulate"})
    void everyCommandTellsItsVersion(String command) {
        Cli run = Cli.run(command, "--version");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("counterpart ");
    }
}
