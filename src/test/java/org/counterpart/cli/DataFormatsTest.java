package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data files of every format through the commands. The files {@code birthwt.*} are the cohort of that example, written
 * by {@code write_sav}, {@code write_dta(version = 14)} and {@code write_xpt(version = 8)} of R's haven 2.5.1.
 */
class DataFormatsTest {
    private static final Path FILES = Path.of("src/test/resources/files");
    private static final Path EXAMPLE = Path.of("examples/birthwt");
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode ofTheText;

    @TempDir
    private Path folder;

    /** The same data give the same results, whatever program kept them. */
    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "sav", "dta", "xpt", "parquet", "duckdb", "sqlite"})
    void everyFormatGivesTheResultsOfTheText(String format) throws IOException {
        Path data = folder.resolve("cohort." + format);
        if (format.equals("xlsx")) {
            workbook(data);
        } else if (List.of("parquet", "duckdb", "sqlite").contains(format)) {
            database(data, format);
        } else {
            Files.copy(FILES.resolve("birthwt." + format), data);
        }
        JsonNode one = results(data);
        JsonNode other = ofTheText();
        assertThat(one.at("/cohort/format").asString()).isEqualTo(format);
        assertThat(other.at("/cohort/format").asString()).isEqualTo("csv");
        assertThat(withoutReading(one)).isEqualTo(withoutReading(other));
    }

    /** Of the text, which one run gives for all formats. */
    private JsonNode ofTheText() throws IOException {
        if (ofTheText == null) {
            ofTheText = results(EXAMPLE.resolve("cohort.csv").toAbsolutePath());
        }
        return ofTheText;
    }

    private JsonNode results(Path data) throws IOException {
        String plan = Files.readString(EXAMPLE.resolve("study.yaml"))
                        .replace("cohort: {file: cohort.csv", "cohort: {file: '" + data + "'")
                        .replaceAll("(?m)^published:.*$", "")
                + "roc: {bootstrap: 20}\nreport: {formats: [html]}\n";
        Path study = Files.writeString(folder.resolve("study.yaml"), plan);
        Path to = folder.resolve("out");
        Cli run = Cli.run("run", study.toString(), "-o", to.toString(), "--force", "--quiet");
        assertThat(run.status()).as(run.err()).isZero();
        return JSON.readTree(Files.readString(to.resolve("results.json")));
    }

    /** What the reader says of the file is its own. */
    private static JsonNode withoutReading(JsonNode results) {
        ObjectNode rest = ((ObjectNode) results).deepCopy();
        rest.remove(List.of("cohort", "notes", "audit", "provenance"));
        return rest;
    }

    private static void workbook(Path to) throws IOException {
        List<CSVRecord> rows = rows(EXAMPLE.resolve("cohort.csv"));
        try (OutputStream out = Files.newOutputStream(to);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("cohort");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String cell = rows.get(r).get(c);
                    if (cell.matches("-?[0-9.]+")) {
                        sheet.value(r, c, Double.parseDouble(cell));
                    } else if (!cell.isEmpty()) {
                        sheet.value(r, c, cell);
                    }
                }
            }
        }
    }

    /** The example's cohort, typed as DuckDB finds it in the text; SQLite gets the texts of its cells. */
    private static void database(Path to, String format) throws IOException {
        String text = "read_csv('" + EXAMPLE.resolve("cohort.csv") + "')";
        boolean file = format.equals("duckdb");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:" + (file ? to : ""));
                Statement make = duckdb.createStatement()) {
            make.execute("CREATE TABLE cohort AS SELECT * FROM " + text);
            if (format.equals("parquet")) {
                make.execute("COPY cohort TO '" + to + "' (FORMAT parquet)");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        if (format.equals("sqlite")) {
            List<CSVRecord> rows = rows(EXAMPLE.resolve("cohort.csv"));
            try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + to);
                    Statement make = sqlite.createStatement()) {
                make.execute("CREATE TABLE cohort (" + String.join(", ", rows.get(0)) + ")");
                for (CSVRecord row : rows.subList(1, rows.size())) {
                    make.execute(row.stream()
                            .map(c -> c.isEmpty() ? "NULL" : c.matches("[0-9]+") ? c : "'" + c + "'")
                            .collect(Collectors.joining(", ", "INSERT INTO cohort VALUES (", ")")));
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    /** The labels of a data file become those of the plan, in the order of their codes. */
    @Test
    void initTakesTheLabelsOfTheFile() throws IOException {
        Path plan = folder.resolve("study.yaml");
        Cli run = Cli.run("init", FILES.resolve("sav-value-labels/标签.sav").toString(), "-o", plan.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(plan))
                .contains("性别: {type: categorical, levels: [男, 女], label: 患者性别}")
                .doesNotContain("delimiter:");
        String other = FILES.resolve("sav-user-missing/missing.sav").toString();
        assertThat(Cli.run("init", other, "-o", plan.toString(), "--force").status())
                .isZero();
        assertThat(Files.readString(plan)).contains("edu: {type: categorical, levels: [小学, 中学, 大学], label: 文化程度}");
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.filter(f -> Files.exists(f.resolve("about.json"))).sorted().toList().stream();
        }
    }

    /** What {@code about.json} says: the table a careful human reads, or a refusal that names the reason. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void prepareReadsOrRefuses(Path fixture) throws IOException {
        JsonNode about = JSON.readTree(Files.readString(fixture.resolve("about.json")));
        Path to = folder.resolve("plain.csv");
        List<String> args = new ArrayList<>(List.of("prepare", "--file"));
        args.add(fixture.resolve(about.get("file").asString()).toString());
        args.addAll(List.of("-o", to.toString()));
        String[][] options = {
            {"sheet", "--sheet"}, {"headerRow", "--header-row"}, {"table", "--table"}, {"query", "--query"}
        };
        for (String[] option : options) {
            if (about.has(option[0])) {
                args.addAll(List.of(option[1], about.get(option[0]).asString()));
            }
        }
        Cli run = Cli.run(args.toArray(String[]::new));
        boolean mayRead = about.has("orRead") || !about.get("must").asString().equals("refuse");
        if (run.status() == 0) {
            assertThat(mayRead).as(run.out()).isTrue();
            assertThat(cells(to)).isEqualTo(cells(fixture.resolve("expected.csv")));
        } else {
            assertThat(run.status()).isEqualTo(1);
            assertThat(about.get("must").asString().equals("refuse") || about.has("orRefuse"))
                    .as(run.err())
                    .isTrue();
            assertThat(to).doesNotExist();
        }
    }

    /** Numbers as numbers, other cells with single spaces; the parts of a name of two rows are joined by any sign. */
    private static List<List<String>> cells(Path file) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (CSVRecord row : rows(file)) {
            boolean names = cells.isEmpty();
            cells.add(row.stream()
                    .map(c -> c.replaceAll(names ? "[\\s_]+" : "\\s+", " ").trim())
                    .map(c -> c.matches("-?[0-9]+[.][0-9]+|-?[0-9.]+e[-+]?[0-9]+|-?[0-9]{300,}")
                            ? Double.toString(Double.parseDouble(c))
                            : c)
                    .toList());
        }
        return cells;
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }
}
