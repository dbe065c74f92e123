package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs that files belong to read them as this program does (its own reading is held to the same {@code
 * expected.csv}): LibreOffice the workbooks, PSPP those of SPSS. Compared are numbers and texts. Dates are shown as
 * each program likes, numbers here and there with their unit or as a label of a scale; and what a program shows as an
 * empty cell, such as one merged into another, says nothing.
 */
class OwnProgramsTest {
    private static final Path FILES = Path.of("src/test/resources/files");
    private static final String NUMBER = "[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?";
    private static final String DATE_OR_LOGICAL = "[0-9]{4}-[0-9]{2}-.*|-?[0-9]+:[0-9]{2}.*|true|false";
    /** What declares no encoding, or a wrong one, these programs cannot know. */
    private static final Set<String> ENCODING_UNSAID = Set.of("sav-euc-cn-really-gbk", "sav-no-encoding");

    /** Its formats show units, and negative numbers in red without their sign. */
    private static final Set<String> SIGN_IN_RED = Set.of("xlsx-date-custom-cn");

    @TempDir
    private Path folder;

    @Test
    void libreOfficeShowsTheSameCells() throws Exception {
        assumeTrue(isInstalled("soffice"), "LibreOffice (soffice) is not installed");
        Map<String, Path> books = fixtures(".xlsx", ".xlsm", ".xls");
        books.keySet().removeAll(SIGN_IN_RED);
        Path in = Files.createDirectory(folder.resolve("in"));
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
                "--outdir",
                folder.toString()));
        for (Map.Entry<String, Path> book : books.entrySet()) {
            String file = book.getValue().getFileName().toString();
            String copy = book.getKey() + file.substring(file.lastIndexOf('.'));
            command.add(Files.copy(book.getValue(), in.resolve(copy)).toString());
        }
        run(command);
        assertThat(compared(books)).isGreaterThan(500);
    }

    @Test
    void psppShowsTheSameCells() throws Exception {
        assumeTrue(isInstalled("pspp"), "PSPP is not installed");
        Map<String, Path> files = fixtures(".sav", ".zsav");
        files.keySet().removeAll(ENCODING_UNSAID);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path to = folder.resolve(file.getKey() + ".csv");
            String syntax = "GET FILE='" + file.getValue().toAbsolutePath() + "'.\nSAVE TRANSLATE /OUTFILE='" + to
                    + "' /TYPE=CSV /MISSING=RECODE /FIELDNAMES /CELLS=LABELS /REPLACE.\n";
            run(List.of(
                    "pspp",
                    "-o",
                    folder.resolve("listing.txt").toString(),
                    Files.writeString(folder.resolve("read.sps"), syntax).toString()));
        }
        assertThat(compared(files)).isGreaterThan(100);
    }

    /** Fixtures of a kind that are to be read, from the first sheet. */
    private static Map<String, Path> fixtures(String... endings) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(FILES)) {
            for (Path fixture :
                    all.filter(f -> Files.exists(f.resolve("about.json"))).toList()) {
                JsonNode about = JsonMapper.shared()
                        .readTree(fixture.resolve("about.json").toFile());
                String file = about.get("file").asString();
                boolean first =
                        !about.has("sheet") && about.get("must").asString().equals("read");
                if (first && Stream.of(endings).anyMatch(file::endsWith)) {
                    files.put(fixture.getFileName().toString(), fixture.resolve(file));
                }
            }
        }
        return files;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    private void run(List<String> command) throws Exception {
        ProcessBuilder build = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        build.environment().put("LC_ALL", "C.UTF-8");
        Process process = build.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as(command.get(0))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** How many cells were compared. */
    private int compared(Map<String, Path> files) throws IOException {
        int cells = 0;
        for (String name : files.keySet()) {
            Path shown = folder.resolve(name + ".csv");
            if (Files.exists(shown)) {
                cells += compared(name, rows(FILES.resolve(name).resolve("expected.csv")), rows(shown));
            }
        }
        return cells;
    }

    private static int compared(String name, List<List<String>> expected, List<List<String>> shown) {
        int header = 0;
        while (header < shown.size() && !shown.get(header).containsAll(expected.get(0))) {
            header++;
        }
        int cells = 0;
        for (int r = 1; header < shown.size() && r < expected.size() && header + r < shown.size(); r++) {
            for (int c = 0; c < expected.get(0).size(); c++) {
                int at = shown.get(header).indexOf(expected.get(0).get(c));
                List<String> row = shown.get(header + r);
                String other = at < row.size() ? row.get(at) : "";
                String cell = expected.get(r).get(c);
                boolean number = cell.matches(NUMBER);
                if (cell.isEmpty()
                        || other.isEmpty()
                        || cell.matches(DATE_OR_LOGICAL)
                        || (number && !other.matches(NUMBER))) {
                    continue;
                }
                cells++;
                if (number) {
                    double value = Double.parseDouble(cell);
                    assertThat(Math.abs(Double.parseDouble(other) - value))
                            .as("%s, row %s: %s, %s", name, r, cell, other)
                            .isLessThanOrEqualTo(Math.max(1e-12 * Math.abs(value), halfOfTheLastPlace(other)));
                } else {
                    assertThat(other).as("%s, row %s", name, r).isEqualTo(cell);
                }
            }
        }
        return cells;
    }

    /** What rounding to the digits shown may take away; nothing of a whole number or one with an exponent. */
    private static double halfOfTheLastPlace(String shown) {
        int point = shown.indexOf('.');
        return point < 0 || shown.matches(".*[eE].*") ? 0 : 0.5000001 * Math.pow(10, point + 1 - shown.length());
    }

    private static List<List<String>> rows(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.getRecords().stream()
                    .map(r -> r.stream().map(OwnProgramsTest::plain).toList())
                    .filter(r -> r.stream().anyMatch(c -> !c.isEmpty()))
                    .toList();
        }
    }

    /** Wide signs as narrow ones, white space as single spaces. */
    private static String plain(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replaceAll("[\\s\u200B\uFEFF]+", " ")
                .strip();
    }
}
