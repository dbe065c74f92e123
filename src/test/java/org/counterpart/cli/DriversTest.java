package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as people have it: without a driver, until one lies in its folder. */
class DriversTest {
    private static final Path FILES = Path.of("src/test/resources/files").toAbsolutePath();
    private static final List<String> DRIVERS = List.of("duckdb_jdbc", "sqlite-jdbc", "postgresql-");

    @TempDir
    private Path folder;

    private static Stream<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    private static boolean isDriver(String jar) {
        return DRIVERS.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith);
    }

    /** What a process of its own prints, without the drivers on its class path. */
    private String program(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        command.add(classPath().filter(jar -> !isDriver(jar)).collect(Collectors.joining(File.pathSeparator)));
        command.add("org.counterpart.cli.Main");
        command.addAll(List.of(arguments));
        File said = folder.resolve("said").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(said.toPath(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "parquet-types/cohort.parquet, org.duckdb:duckdb_jdbc:, duckdb.version",
        "duckdb-table/study.duckdb, org.duckdb:duckdb_jdbc:, duckdb.version",
        "sqlite-table/his.sqlite, org.xerial:sqlite-jdbc:, sqlite.version",
        "jdbc:postgresql://host/study, org.postgresql:postgresql:, postgresql.version"
    })
    void whatIsMissingIsSaidWithTheWayToGetIt(String data, String coordinates, String property) throws Exception {
        String file = data.startsWith("jdbc:") ? data : FILES.resolve(data).toString();
        String said = program(
                "prepare",
                "--file",
                file,
                "--drivers",
                folder.toString(),
                "-o",
                folder.resolve("x.csv").toString());
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceAll("(?s).*<" + property + ">(.*?)<.*", "$1");
        assertThat(said)
                .contains(coordinates + version, "https://repo1.maven.org/maven2/", version + ".jar", folder.toString())
                .contains("--drivers");
        assertThat(said.lines()).hasSize(2);
    }

    @Test
    void aJarInTheFolderIsFound() throws Exception {
        String jar = classPath()
                .filter(j -> Path.of(j).getFileName().toString().startsWith("sqlite-jdbc"))
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(jar != null, "the SQLite driver is not on the class path of the tests");
        Files.copy(Path.of(jar), folder.resolve("sqlite-jdbc.jar"));
        Files.writeString(folder.resolve("broken.jar"), "no jar");
        Path to = folder.resolve("x.csv");
        String said = program(
                "prepare",
                "--file",
                FILES.resolve("sqlite-table/his.sqlite").toString(),
                "--drivers",
                folder.toString(),
                "-o",
                to.toString());
        assertThat(said).contains("SQLite");
        assertThat(Files.readAllLines(to)).startsWith("病历号,入院,手术,结果");
    }
}
