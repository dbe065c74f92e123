package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.counterpart.output.Manifest;
import org.counterpart.output.PlanInput;
import org.counterpart.plan.StudyPlanReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A plan whose subjects stand in a PostgreSQL database, which the test makes. */
class PostgresTest {
    private static final Path EXAMPLE = Path.of("examples/birthwt").toAbsolutePath();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String USER = System.getenv("COUNTERPART_TEST_USER");
    private static final String PASSWORD = System.getenv("COUNTERPART_TEST_PASSWORD");
    private static final String LOGIN = "user-env: COUNTERPART_TEST_USER, password-env: COUNTERPART_TEST_PASSWORD";

    private static PostgresServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        Path programs = PostgresServer.programs().orElse(null);
        Assumptions.assumeTrue(programs != null, "PostgreSQL is not installed below /usr/lib/postgresql");
        Assumptions.assumeTrue(
                USER != null && PASSWORD != null, "the build sets the login of the test, this run has none");
        server = PostgresServer.start(programs);
        server.run(
                "postgres",
                "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE DATABASE study OWNER " + USER);
        server.run(
                "study",
                "CREATE TABLE births (id int, low int, age int, lwt int, race text, smoke int, ptl int, ht int, ui int,"
                        + " ftv int, bwt int)",
                "CREATE TABLE visits (id int, note text)",
                "CREATE TYPE asa_class AS ENUM ('II级', 'I级', 'III级')",
                "CREATE TABLE kinds (id bigint, big numeric(30,0), price numeric(8,3), odd numeric, x float8, y float4,"
                        + " flag boolean, day date, at timestamp, seen timestamptz, clock time, asa asa_class,"
                        + " word text, u uuid)",
                "INSERT INTO kinds VALUES (990101199001010003, 123456789012345678901234567890, 5.200, 'NaN', 0.1,"
                        + " 0.1, true, '2024-03-01', '2024-03-10 02:30:00.25', '2024-03-01 08:00:00+08', '08:30',"
                        + " 'III级', '', '6f1c2c9e-0b7b-4a52-9f0d-0a9d6b1f8c11'),"
                        + " (2, 1, 0.000, 1.50, 'Infinity', 3.3, false, 'infinity', NULL, NULL, NULL, 'II级', 'a \"b\", c',"
                        + " NULL), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'I级', NULL, NULL)",
                "CREATE TABLE graded AS SELECT i AS id, (ARRAY['II级', 'I级', 'III级'])[1 + i % 3]::asa_class AS asa"
                        + " FROM generate_series(1, 60) i",
                "CREATE SEQUENCE counter",
                "GRANT ALL ON SEQUENCE counter TO " + USER,
                "CREATE FUNCTION wipe() RETURNS bigint LANGUAGE sql AS"
                        + " 'WITH gone AS (DELETE FROM births RETURNING 1) SELECT count(*) FROM gone'",
                "ALTER TABLE births OWNER TO " + USER,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + USER);
        try (Connection admin = server.admin("study")) {
            admin.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY births FROM STDIN CSV HEADER",
                            Files.newBufferedReader(EXAMPLE.resolve("cohort.csv")));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    private Path plan(String cohort) throws IOException {
        String plan =
                Files.readString(EXAMPLE.resolve("study.yaml")).replaceFirst("cohort: .*", "cohort: {" + cohort + "}");
        return Files.writeString(folder.resolve("study.yaml"), plan);
    }

    private static String database() {
        return "jdbc: '" + server.url("study") + "'";
    }

    private static long births() throws SQLException {
        try (Connection admin = server.admin("study");
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM births")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What the reader says of the file is its own. */
    private static JsonNode withoutReading(Path results) throws IOException {
        ObjectNode rest = (ObjectNode) JSON.readTree(Files.readString(results.resolve("results.json")));
        return rest.remove(List.of("cohort", "notes", "provenance"));
    }

    @Test
    void theResultsAreThoseOfTheFileAndHoldNoLogin() throws IOException {
        Path text = folder.resolve("text");
        assertThat(Cli.run("run", EXAMPLE.resolve("study.yaml").toString(), "-o", text.toString())
                        .status())
                .isZero();
        Path out = folder.resolve("out");
        String study = plan(database() + ", query: 'SELECT * FROM births ORDER BY bwt DESC', id: id, " + LOGIN)
                .toString();
        Cli run = Cli.run("run", study, "-o", out.toString());
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode results = JSON.readTree(Files.readString(out.resolve("results.json")));
        assertThat(withoutReading(out)).isEqualTo(withoutReading(text));
        assertThat(results.at("/cohort/file").asString()).isEqualTo("postgresql:study");
        assertThat(results.at("/cohort/format").asString()).isEqualTo("jdbc");
        for (java.io.File file : out.toFile().listFiles(java.io.File::isFile)) {
            String bytes = Files.readString(file.toPath(), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(bytes.contains(PASSWORD)).as(file.getName()).isFalse();
        }
        JsonNode manifest = JSON.readTree(Files.readString(out.resolve("manifest.json")));
        assertThat(manifest.at("/inputs/postgresql:study/sha256").asString()).hasSize(64);
        assertThat(Cli.run("verify", out.toString(), "--study", study).status()).isZero();
        Cli check = Cli.run("check", study);
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.out()).contains("postgresql:study").doesNotContain("127.0.0.1");
    }

    /** A database gives the rows in any order; what the manifest holds of them does not hang on it. */
    @Test
    void theHashOfATableIsThatOfItsRows() throws IOException {
        String one = hash("query: 'SELECT * FROM births ORDER BY id'");
        assertThat(one).hasSize(64);
        assertThat(hash("query: 'SELECT * FROM births ORDER BY lwt DESC, id DESC'"))
                .isEqualTo(one);
        assertThat(hash("table: births")).isEqualTo(one);
        assertThat(hash("query: 'SELECT * FROM births WHERE id <> 85'")).isNotEqualTo(one);
    }

    private String hash(String asked) throws IOException {
        PlanInput cohort = PlanInput.of(StudyPlanReader.read(plan(database() + ", " + asked + ", id: id, " + LOGIN)))
                .get(1);
        assertThat(cohort.name()).isEqualTo("postgresql:study");
        return Manifest.sha256(cohort.content().bytes());
    }

    private Cli prepare(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of("prepare", "--file", server.url("study")));
        args.addAll(List.of("--user-env", "COUNTERPART_TEST_USER", "--password-env", "COUNTERPART_TEST_PASSWORD"));
        args.addAll(List.of("-o", folder.resolve("plain.csv").toString()));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    /** Cells as PostgreSQL holds them; the moment at 02:30 exists in no zone that puts its clocks forward then. */
    @Test
    void everyTypeIsExact() throws IOException {
        Cli run = prepare("--query", "SELECT * FROM kinds ORDER BY 1 DESC");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("plain.csv")))
                .containsExactly(
                        "id,big,price,odd,x,y,flag,day,at,seen,clock,asa,word,u",
                        "990101199001010003,123456789012345678901234567890,5.2,,0.1,0.1,true,2024-03-01,"
                                + "2024-03-10T02:30:00.25,2024-03-01T00:00:00,08:30:00,III级,,"
                                + "6f1c2c9e-0b7b-4a52-9f0d-0a9d6b1f8c11",
                        "3,,,,,,,,,,,I级,,",
                        "2,1,0,1.5,,3.3,false,,,,,II级,\"a \"\"b\"\", c\",");
        assertThat(run.out())
                .contains("read as missing: odd (1), x (1), day (1)")
                .contains("in UTC: seen (1)")
                .contains("like NULL: word (1)");
    }

    @Test
    void initWritesThePlanThatReadsTheDatabase() throws IOException {
        Path study = folder.resolve("found.yaml");
        Cli init = Cli.run(
                "init",
                server.url("study"),
                "--table",
                "births",
                "--user-env",
                "COUNTERPART_TEST_USER",
                "--password-env",
                "COUNTERPART_TEST_PASSWORD",
                "-o",
                study.toString());
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(Files.readString(study))
                .contains("jdbc: \"" + server.url("study") + "\"", "table: births", "password-env: ")
                .doesNotContain("  file: ", PASSWORD);
        assertThat(Files.readString(study)).contains("user-env: COUNTERPART_TEST_USER");
        Cli graded = Cli.run(
                "init",
                server.url("study"),
                "--table",
                "graded",
                "--user-env",
                "COUNTERPART_TEST_USER",
                "--password-env",
                "COUNTERPART_TEST_PASSWORD",
                "-o",
                study.toString(),
                "--force");
        assertThat(graded.status()).as(graded.err()).isZero();
        assertThat(Files.readString(study)).contains("levels: [II级, I级, III级]");
        Cli table = Cli.run(
                "table1",
                server.url("study"),
                "--query",
                "SELECT low, age, lwt FROM births",
                "--group",
                "low",
                "--user-env",
                "COUNTERPART_TEST_USER",
                "--password-env",
                "COUNTERPART_TEST_PASSWORD");
        assertThat(table.status()).as(table.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM births",
                "SELECT 1; DELETE FROM births",
                "WITH gone AS (DELETE FROM births RETURNING *) SELECT * FROM gone",
                "SELECT * INTO copied FROM births",
                "SELECT E'\\'; DELETE FROM births; COMMIT; --'",
                "/* /* */ */ DROP TABLE births",
                "COPY births TO PROGRAM 'cat'",
                "SELECT wipe()",
                "SELECT nextval('counter')"
            })
    void nothingIsEverWritten(String query) throws SQLException {
        Cli run = prepare("--query", query);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).startsWith("postgresql:study").doesNotContain("Exception", PASSWORD);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(births()).isEqualTo(189);
        assertThat(folder.resolve("plain.csv")).doesNotExist();
    }

    @Test
    void whatTheDriverSaysIsOneLineWithoutTheLogin() throws IOException {
        assertThat(prepare("--query", "SELECT nope FROM births").err())
                .contains("postgresql:study does not answer", "\"nope\"")
                .doesNotContain("Exception");
        assertThat(prepare("--table", "brths").err()).contains("did you mean births?", "births, graded, kinds, visits");
        assertThat(prepare().err()).contains("births, graded, kinds, visits", "(table)");
        assertThat(prepare("--query", "SELECT id, '{1}'::int[] AS labs, '{}'::json AS doc FROM kinds")
                        .err())
                .contains("labs (_int4), doc (json)");
        String[] wrong = {
            "prepare", "--file", server.url("study"), "--table", "births", "--user-env", "COUNTERPART_TEST_USER"
        };
        Cli without = Cli.run(concat(wrong, "-o", folder.resolve("x.csv").toString()));
        assertThat(without.status()).isEqualTo(1);
        Cli bad = Cli.run(concat(
                wrong,
                "--password-env",
                "COUNTERPART_TEST_USER",
                "-o",
                folder.resolve("x.csv").toString()));
        assertThat(bad.err()).contains("postgresql:study cannot be opened").doesNotContain("\"" + USER + "\"");
        assertThat(bad.err().lines()).hasSize(2);
        Cli closed = Cli.run(
                "prepare",
                "--file",
                "jdbc:postgresql://127.0.0.1:1/study?user=someone",
                "--table",
                "births",
                "-o",
                folder.resolve("x.csv").toString());
        assertThat(closed.err()).contains("postgresql:study cannot be opened").doesNotContain("someone");
        assertThat(closed.err().lines()).hasSize(2);
    }

    private static String[] concat(String[] first, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(first), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
