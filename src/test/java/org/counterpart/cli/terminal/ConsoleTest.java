package org.counterpart.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes that reach a terminal. */
class ConsoleTest {
    private static Charset charset(Map<String, String> properties, String... args) {
        return Console.charset("stdout", properties::get, args);
    }

    @Test
    void theTerminalsOwnCharactersAndJsonInUtf8() {
        Charset gbk = Charset.forName("GBK");
        assertThat(charset(Map.of("os.name", "Windows 11", "native.encoding", "GBK")))
                .isEqualTo(gbk);
        assertThat(charset(Map.of("os.name", "Windows 11", "native.encoding", "GBK", "sun.stdout.encoding", "UTF-8")))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(Map.of("os.name", "Linux", "native.encoding", "GBK")))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(Map.of("os.name", "Linux", "stdout.encoding", "GBK")))
                .isEqualTo(gbk);
        assertThat(charset(Map.of("os.name", "Linux", "stdout.encoding", "ANSI_X3.4-1968")))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(Map.of("os.name", "Windows 11", "native.encoding", "GBK"), "roc", "--format", "json"))
                .isEqualTo(StandardCharsets.UTF_8);
    }

    private static byte[] printed(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=GBK",
                "-cp",
                System.getProperty("java.class.path"),
                "org.counterpart.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        return process.getInputStream().readAllBytes();
    }

    @Test
    void chineseIsReadableOnAChineseWindows() throws Exception {
        String[] table = {
            "table1", "examples/birthwt/cohort.csv", "--group", "low", "--variables", "age", "--lang", "zh"
        };
        String text = new String(printed(table), Charset.forName("GBK"));
        assertThat(text).contains("变量").doesNotContain("?", "\uFFFD");
        String[] json = java.util.Arrays.copyOf(table, table.length + 2);
        json[table.length] = "--format";
        json[table.length + 1] = "json";
        String utf8 = new String(printed(json), StandardCharsets.UTF_8);
        assertThat(utf8).startsWith("{").containsPattern("\\p{IsHan}").doesNotContain("\uFFFD");
    }

    @Test
    void whatTheCharactersLackIsWrittenPlainly() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setProperty("stdtest.encoding", "GBK");
        try (Writer writer = Console.of(out, "stdtest")) {
            writer.write("χ² −0.5 6×10⁻⁹ ✓");
        } finally {
            System.clearProperty("stdtest.encoding");
        }
        assertThat(out.toString(Charset.forName("GBK"))).isEqualTo("χ2 -0.5 6×10-9 v");
    }
}
