package org.counterpart.files.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.FootRow;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Workbooks as hospitals keep them, each with what a careful human reads from it (about.json, expected.csv). A name of
 * several rows may be joined by any one character.
 */
class WorkbookFilesTest {
    private static final Path FILES = Path.of("src/test/resources/files");
    private static final List<String> KINDS = List.of(".xlsx", ".xlsm", ".xls");

    static Stream<String> folders() throws IOException {
        List<String> folders = new ArrayList<>();
        try (Stream<Path> all = Files.list(FILES)) {
            for (Path folder : all.sorted().toList()) {
                if (KINDS.stream().anyMatch(k -> file(folder).endsWith(k))) {
                    folders.add(folder.getFileName().toString());
                }
            }
        }
        return folders.stream();
    }

    private static String file(Path folder) {
        JsonNode about = about(folder);
        return about == null ? "" : about.get("file").stringValue();
    }

    private static JsonNode about(Path folder) {
        Path about = folder.resolve("about.json");
        return Files.exists(about) ? JsonMapper.shared().readTree(about.toFile()) : null;
    }

    @ParameterizedTest
    @MethodSource("folders")
    void isReadOrRefusedAsACarefulHumanWould(String name) throws IOException {
        Path folder = FILES.resolve(name);
        JsonNode about = about(folder);
        Path file = folder.resolve(about.get("file").stringValue());
        try (PlainTable table = open(file, request(about))) {
            boolean mayRead = about.get("must").stringValue().equals("read") || about.has("orRead");
            assertThat(mayRead).as("to be refused").isTrue();
            List<List<String>> rows = rows(table);
            assertThat(rows).isEqualTo(expected(folder.resolve("expected.csv")));
            assertThat(table.notes()).allSatisfy(n -> assertThat(said(n)).isNotBlank());
            List<Note> notes = new ArrayList<>(table.notes());
            if (!table.foot().isEmpty()) {
                List<Object> below =
                        table.foot().stream().<Object>map(FootRow::shown).toList();
                notes.add(Note.of("files.sheet.foot", name, below, below.size()));
            }
            says(about.get("pointOut"), notes.toArray(new Note[0]));
        } catch (FileRefusedException e) {
            boolean mayRefuse = about.get("must").stringValue().equals("refuse") || about.has("orRefuse");
            assertThat(mayRefuse).as(said(e.reason())).isTrue();
            says(about.has("message") ? about.get("message") : about.get("orRefuse"), e.reason());
            assertThat(said(e.reason())).contains(file.getFileName().toString());
        }
    }

    static PlainTable open(Path file, TableRequest request) throws IOException {
        ExcelKind kind = ExcelKind.of(file);
        Optional<Note> refusal = kind.refusal(file);
        if (refusal.isPresent()) {
            throw new FileRefusedException(refusal.get());
        }
        return kind == ExcelKind.XLS ? XlsTable.open(file, request) : XlsxTable.open(file, request);
    }

    private static TableRequest request(JsonNode about) {
        Optional<String> sheet =
                about.has("sheet") ? Optional.of(about.get("sheet").asString()) : Optional.empty();
        OptionalInt header = about.has("headerRow")
                ? OptionalInt.of(
                        Integer.parseInt(about.get("headerRow").asString().replaceFirst("-.*", "")))
                : OptionalInt.empty();
        return TableRequest.of(sheet, Optional.empty(), TableRequest.Values.LABELS)
                .withRows(header.orElse(0), 1, false);
    }

    static List<List<String>> rows(PlainTable table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream()
                .map(PlainColumn::name)
                .map(n -> n.replace('_', ' '))
                .toList());
        for (String[] row = table.next(); row != null; row = table.next()) {
            if (!Arrays.stream(row).allMatch(String::isEmpty)) {
                rows.add(List.of(row));
            }
        }
        return rows;
    }

    private static List<List<String>> expected(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(csv)) {
            for (CSVRecord row : CSVFormat.DEFAULT.parse(in)) {
                List<String> cells = row.stream().toList();
                rows.add(
                        rows.isEmpty()
                                ? cells.stream().map(n -> n.replace('_', ' ')).toList()
                                : cells);
            }
        }
        return rows;
    }

    private static String said(Note note) {
        return Messages.EN.text(note) + "\n" + Messages.ZH.text(note);
    }

    private static void says(JsonNode words, Note... notes) {
        StringBuilder text = new StringBuilder();
        for (Note note : notes) {
            text.append(said(note)).append('\n');
        }
        if (words != null) {
            words.forEach(w -> assertThat(text.toString())
                    .containsPattern(Pattern.compile(w.stringValue(), Pattern.CASE_INSENSITIVE)));
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void tellsTheKindByContent(String name) throws IOException {
        Path folder = FILES.resolve(name);
        ExcelKind kind = ExcelKind.of(folder.resolve(file(folder)));
        ExcelKind right = switch (name) {
            case "xls-excel-97" -> ExcelKind.XLS;
            case "xlsx-password" -> ExcelKind.ENCRYPTED;
            case "html-named-xls" -> ExcelKind.HTML;
            case "tsv-named-xls", "csv-named-xlsx" -> ExcelKind.TEXT;
            default -> ExcelKind.XLSX;
        };
        assertThat(kind).isEqualTo(right);
    }
}
