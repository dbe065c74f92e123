package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.files.sas.Sas7bdatTable;
import org.counterpart.files.sas.XptTable;
import org.counterpart.files.spss.SavTable;
import org.counterpart.files.stata.DtaTable;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of SPSS, Stata and SAS against the tables that a careful human reads from them; each folder says what made its
 * file ({@code about.json}: haven 2.5.1, PSPP 1.6.2, pandas 1.5.3, or byte by byte).
 */
class StatisticalFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/files");

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all
                    .filter(f -> f.getFileName().toString().matches("(sav|dta|xpt|sas7bdat)-.*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static PlainTable open(Path file, TableRequest request) throws IOException {
        String name = file.toString();
        if (name.endsWith("sav")) {
            return SavTable.open(file, request);
        }
        if (name.endsWith("dta")) {
            return DtaTable.open(file, request);
        }
        return name.endsWith("xpt") ? XptTable.open(file, request) : Sas7bdatTable.open(file, request);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readsWhatACarefulHumanReads(Path folder) throws IOException {
        JsonNode about = JsonMapper.shared().readTree(Files.readString(folder.resolve("about.json")));
        Path file = folder.resolve(about.get("file").asString());
        Optional<String> sheet = Optional.ofNullable(about.get("sheet")).map(JsonNode::asString);
        TableRequest request = TableRequest.of(sheet, Optional.empty(), TableRequest.Values.LABELS);
        if (about.get("must").asString().equals("refuse")) {
            FileRefusedException refused = catchThrowableOfType(
                    FileRefusedException.class, () -> open(file, request).close());
            assertThat(refused).isNotNull();
            assertSays(about.get("message"), List.of(refused.reason()));
            return;
        }
        try (PlainTable table = open(file, request);
                Reader csv = Files.newBufferedReader(folder.resolve("expected.csv"), StandardCharsets.UTF_8)) {
            List<CSVRecord> expected = CSVFormat.RFC4180.parse(csv).getRecords();
            assertThat(table.columns().stream().map(PlainColumn::name))
                    .containsExactly(expected.get(0).values());
            for (int i = 1; i < expected.size(); i++) {
                String[] cells = table.next();
                assertThat(cells).as("row %d", i).isNotNull();
                assertThat(plain(cells))
                        .as("row %d", i)
                        .isEqualTo(plain(expected.get(i).values()));
                assertThat(table.row()).isEqualTo(i);
            }
            assertThat(table.next()).isNull();
            assertSays(about.get("pointOut"), table.notes());
        }
    }

    /** Numbers that Python writes with an exponent are written without. */
    private static List<String> plain(String[] cells) {
        List<String> plain = new ArrayList<>();
        for (String cell : cells) {
            boolean exponent = cell.matches("-?[0-9.]+e[-+][0-9]+");
            plain.add(exponent ? new java.math.BigDecimal(cell).toPlainString() : cell);
        }
        return plain;
    }

    private static void assertSays(JsonNode words, List<Note> notes) {
        String said = String.join(
                "\n",
                notes.stream()
                        .flatMap(n -> Stream.of(Messages.EN.text(n), Messages.ZH.text(n)))
                        .toList());
        if (words != null) {
            words.forEach(w -> assertThat(said).containsPattern(Pattern.compile(w.asString())));
        }
    }
}
