package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program, with a Java that only writes down how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String WRITES_DOWN = """
            #!/bin/sh
            for word in "$@"; do
              case "$word" in -XX:ArchiveClassesAtExit=*) %s ;; esac
            done
            printf '%%s\\n' "$@" >> "$(dirname "$0")/called"
            echo "--" >> "$(dirname "$0")/called"
            """;
    private static final String ARCHIVES = "echo classes > \"${word#*=}\"";

    @TempDir
    private Path folder;

    @BeforeEach
    void aBuiltProgram() throws IOException {
        Files.copy(Path.of("counterpart"), folder.resolve("counterpart"));
        assertThat(folder.resolve("counterpart").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/counterpart.jar"), "");
        java("one", ARCHIVES);
    }

    private void java(String release, String archives) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("java/bin"));
        Path java = Files.writeString(bin.resolve("java"), WRITES_DOWN.formatted(archives));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("java/release"), release);
        Files.deleteIfExists(bin.resolve("called"));
    }

    private String start(String... args) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(folder.resolve("counterpart").toString()), Stream.of(args))
                        .toList());
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private List<String> calls() throws IOException {
        return List.of(Files.readString(folder.resolve("java/bin/called")).split("--\n"));
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsa"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    @Test
    void theArchiveIsMadeOnceForAJarAndAJava() throws IOException, InterruptedException {
        assertThat(start("run", "a plan.yaml")).contains("preparing faster starts");
        assertThat(archives()).hasSize(1);
        String archive =
                folder.toRealPath().resolve("target").resolve(archives().get(0)).toString();
        assertThat(calls()).hasSize(2);
        assertThat(calls().get(1))
                .contains("-XX:SharedArchiveFile=" + archive + "\n")
                .endsWith("-jar\n" + folder.toRealPath().resolve("target/counterpart.jar") + "\nrun\na plan.yaml\n");

        assertThat(start("--version")).isEmpty();
        assertThat(calls()).hasSize(3);

        java("another", ARCHIVES);
        assertThat(start("--version")).contains("preparing faster starts");
        assertThat(archives()).hasSize(2);
    }

    @Test
    void whereNoneCanBeMadeTheProgramRunsAllTheSame() throws IOException, InterruptedException {
        java("one", ":");
        assertThat(start("--version")).contains("preparing faster starts");
        assertThat(calls()).hasSize(2);
        assertThat(start("--version")).as("not tried again").isEmpty();
        assertThat(calls()).hasSize(3);
    }
}
