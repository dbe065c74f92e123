package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.Counterpart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DuckDB, SQLite and Parquet files that the test makes, and the keys of a plan that lead to them. */
class DatabaseFilesTest {
    private static final Path EXAMPLE = Path.of("examples/birthwt").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path made(String product, String... statements) throws SQLException {
        Path file = folder.resolve("made." + product);
        try (Connection connection = DriverManager.getConnection("jdbc:" + product + ":" + file);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
        return file;
    }

    private Cli prepare(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of("prepare", "--file", file.toString(), "-o", plain().toString()));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    private Path plain() {
        return folder.resolve("plain.csv");
    }

    @Test
    void duckdbCellsAreExact() throws Exception {
        Path file = made(
                "duckdb",
                "CREATE TYPE grade AS ENUM ('low', 'high', 'never')",
                "CREATE TABLE t (h hugeint, u ubigint, d decimal(8,3), x double, f float, b boolean, day date,"
                        + " ts timestamp_ns, tz timestamptz, clock time, g grade, id uuid, s varchar)",
                "INSERT INTO t VALUES (170141183460469231731687303715884105727, 18446744073709551615, 5.200, 0.1, 0.1,"
                        + " true, '2024-03-01', '2024-03-01 08:30:00.000000001', '2024-03-01 08:00:00+08', '08:30:00',"
                        + " 'high', '6f1c2c9e-0b7b-4a52-9f0d-0a9d6b1f8c11', 'a'),"
                        + " (1, 2, 0, 'inf', 'nan', false, 'infinity', NULL, NULL, NULL, 'low', NULL, '')");
        Cli run = prepare(file);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readAllLines(plain()))
                .containsExactly(
                        "h,u,d,x,f,b,day,ts,tz,clock,g,id,s",
                        "170141183460469231731687303715884105727,18446744073709551615,5.2,0.1,0.1,true,2024-03-01,"
                                + "2024-03-01T08:30:00.000000001,2024-03-01T00:00:00,08:30:00,high,"
                                + "6f1c2c9e-0b7b-4a52-9f0d-0a9d6b1f8c11,a",
                        "1,2,0,,,false,,,,,low,,");
        assertThat(run.out()).contains("x (1), f (1), day (1)", "tz (1)", "s (1)");
    }

    /** Of three levels in the order low, high, middle. */
    @Test
    void initTakesTheLevelsOfAnEnumInTheirOrder() throws Exception {
        Path file = made(
                "duckdb",
                "CREATE TYPE grade AS ENUM ('low', 'high', 'middle')",
                "CREATE TABLE t AS SELECT i AS id, ['middle', 'low', 'high'][1 + i % 3]::grade AS g FROM range(60) r(i)");
        Path study = folder.resolve("study.yaml");
        Cli init = Cli.run("init", file.toString(), "-o", study.toString());
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(Files.readString(study))
                .contains("  table: t ", "levels: [low, high, middle]")
                .doesNotContain("sheet:");
    }

    @Test
    void columnsWithoutAPlainTextAreNamedTogether() throws Exception {
        Path file = made(
                "duckdb",
                "CREATE TABLE t AS SELECT 1 AS id, [1] AS l, {'a': 1} AS s, map{'a': 1} AS m, '\\xAA'::blob AS b,"
                        + " '{}'::json AS j, interval 1 day AS i");
        assertThat(prepare(file).err())
                .contains("l (INTEGER[])", "s (STRUCT(", "m (MAP(", "b (BLOB)", "j (JSON)", "i (INTERVAL)", "(query)");
        assertThat(prepare(file, "--query", "SELECT id, l[1] AS first FROM t").status())
                .isZero();
        Path sqlite = made("sqlite", "CREATE TABLE t (a, b)", "INSERT INTO t VALUES (1, 2), (3, x'AA')");
        assertThat(prepare(sqlite).err()).contains("made.sqlite", "column b", "row 2");
    }

    /** The file is the same to the byte, and no file beside it was made or read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duckdb | DELETE FROM t",
                "duckdb | FROM t; DROP TABLE t",
                "duckdb | COPY t TO 'FOLDER/copied.csv'",
                "duckdb | INSTALL sqlite",
                "duckdb | ATTACH 'FOLDER/other.duckdb'",
                "duckdb | SELECT * FROM read_csv('FOLDER/secret.csv')",
                "duckdb | SELECT * FROM 'FOLDER/secret.csv'",
                "duckdb | PRAGMA database_list",
                "sqlite | DELETE FROM t",
                "sqlite | SELECT 1; DROP TABLE t",
                "sqlite | ATTACH 'FOLDER/other.sqlite' AS o",
                "sqlite | SELECT load_extension('FOLDER/x')"
            })
    void readingNeverWrites(String product, String query) throws Exception {
        Path file = made(product, "CREATE TABLE t (a integer, b integer)", "INSERT INTO t VALUES (1, 2), (3, 4)");
        Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        byte[] before = Files.readAllBytes(file);
        Cli run = prepare(file, "--query", query.replace("FOLDER", folder.toString()));
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains("made." + product).doesNotContain("Exception:", "LINE 1");
        assertThat(run.err().lines()).hasSize(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("made." + product, "secret.csv");
    }

    @Test
    void aTableIsNeverGuessed() throws Exception {
        Path file = made(
                "duckdb",
                "CREATE TABLE cohort AS SELECT 1 AS a, 2 AS b",
                "CREATE VIEW codes AS SELECT 1 AS c, 2 AS d",
                "CREATE SCHEMA ward",
                "CREATE TABLE ward.stays AS SELECT 5 AS e, 6 AS f");
        assertThat(prepare(file).err()).contains("codes, cohort, ward.stays");
        assertThat(prepare(file, "--table", "chort").err()).contains("did you mean cohort?");
        assertThat(prepare(file, "--table", "xyz").err())
                .contains("codes, cohort, ward.stays")
                .doesNotContain("mean");
        assertThat(prepare(file, "--table", "ward.stays").status()).isZero();
        assertThat(Files.readAllLines(plain())).containsExactly("e,f", "5,6");
        assertThat(prepare(file, "--table", "COHORT").status()).isZero();
        assertThat(prepare(file, "--table", "cohort", "--query", "FROM cohort").err())
                .contains("leave one out");
        assertThat(prepare(file, "--table", "cohort", "--sheet", "1").err()).contains("no sheets");
        assertThat(prepare(file, "--query", "SELECT nope FROM cohort").err())
                .contains("made.duckdb does not answer", "nope");
        assertThat(prepare(EXAMPLE.resolve("cohort.csv"), "--query", "SELECT 1").err())
                .contains("no database");
        Path parquet = Path.of("src/test/resources/files/parquet-types/cohort.parquet");
        assertThat(prepare(parquet, "--query", "SELECT 1").err()).contains("cohort.parquet", "no database");
        assertThat(prepare(parquet, "--table", "t").err()).contains("cohort.parquet", "leave table");
    }

    /** DuckDB would take the one for a pattern that means the other, and a folder for a column. */
    @Test
    void aFileIsReadAndNoOtherThatItsNameCouldMean() throws Exception {
        Path fixture = Path.of("src/test/resources/files/parquet-nan/nan.parquet");
        Path pattern = Files.copy(fixture, folder.resolve("data[1].parquet"));
        Files.copy(fixture, folder.resolve("data1.parquet"));
        assertThat(prepare(pattern).err()).contains("data[1].parquet", "rename");
        Path hive = Files.createDirectory(folder.resolve("sex=F")).resolve("it's.parquet");
        Files.copy(fixture, hive);
        assertThat(prepare(hive).status()).isZero();
        assertThat(Files.readAllLines(plain())).startsWith("id,x", "1,0.5");
    }

    /** More rows than are fetched at once, on several threads: as they were written. */
    @Test
    void rowsKeepTheirOrder() throws Exception {
        Path file = made("duckdb", "CREATE TABLE t AS SELECT i AS id, i % 7 AS x FROM range(300000) r(i)");
        assertThat(Counterpart.read(file).records()).isEqualTo(300_000);
        assertThat(prepare(file).status()).isZero();
        List<String> rows = Files.readAllLines(plain());
        assertThat(rows).hasSize(300_001);
        for (int i = 0; i < 300_000; i++) {
            assertThat(rows.get(i + 1)).isEqualTo(i + "," + i % 7);
        }
    }

    private String problems(String cohort) throws IOException {
        String plan = Files.readString(EXAMPLE.resolve("study.yaml"))
                .replaceFirst("cohort: .*", "cohort: {" + cohort.replace("$", "\\$") + "}");
        Path study = Files.writeString(folder.resolve("study.yaml"), plan);
        Cli run = Cli.run("check", study.toString());
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        return run.err();
    }

    @Test
    void whatAPlanMaySayOfADatabase() throws IOException {
        String url = "jdbc: 'jdbc:postgresql://host/study'";
        assertThat(problems("file: a.csv, " + url + ", table: t")).contains("study.yaml:3", "file and jdbc both");
        assertThat(problems(url)).contains("study.yaml:3", "a table or a query");
        assertThat(problems(url + ", table: t, query: SELECT 1")).contains("table and query both");
        assertThat(problems(url + ", table: t, user-env: NO_SUCH_VARIABLE_A, password-env: NO_SUCH_VARIABLE_B"))
                .contains("NO_SUCH_VARIABLE_A", "NO_SUCH_VARIABLE_B", "not set in the environment");
        assertThat(problems("file: a.csv, user-env: PATH")).contains("a login goes with jdbc");
        assertThat(problems("jdbc: 'postgresql://host/study', table: t")).contains("begins with jdbc:");
        assertThat(problems("jdbc: 'jdbc:duckdb:a.duckdb', table: t")).contains("name the file itself");
        assertThat(problems("id: id")).contains("cohort.file");
        assertThat(problems(url + ", table: t, query: SELECT 1, password: s3cret"))
                .contains("password-env")
                .doesNotContain("s3cret");
        for (String secret : List.of("//me:s3cret@host/study", "//host/study?user=me&password=s3cret")) {
            assertThat(problems("jdbc: 'jdbc:postgresql:" + secret + "', table: t"))
                    .contains("study.yaml:3", "holds a password")
                    .doesNotContain("s3cret");
        }
        assertThat(problems("jdbc: 'jdbc:h2:mem:x;INIT=DROP ALL OBJECTS', table: t"))
                .contains("the setting INIT of the address");
        Cli option = Cli.run("table1", "jdbc:postgresql://me:s3cret@host/study", "--group", "low", "--table", "births");
        assertThat(option.status()).isEqualTo(1);
        assertThat(option.err())
                .contains("holds a password", "postgresql:study")
                .doesNotContain("s3cret");
    }
}
