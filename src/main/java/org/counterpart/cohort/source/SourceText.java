package org.counterpart.cohort.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.cohort.cell.NearestName;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.files.DataPlace;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.TableRequest;
import org.counterpart.files.format.DataFormat;
import org.counterpart.files.format.WrittenTable;
import org.counterpart.stats.Note;

/**
 * The text that a cohort is read from: the file itself, or what a data file of another format was written down as.
 *
 * @param options how the text is written
 * @param table empty for a text file
 */
public record SourceText(Path file, CsvOptions options, Optional<WrittenTable> table) {
    /** @throws ProblemsException when the file cannot be read, or has no such part */
    public static SourceText of(DataPlace place, String source, CsvOptions options) throws IOException {
        Optional<WrittenTable> table = table(place, format -> WrittenTable.of(place, format, request(options)));
        if (table.isEmpty()) {
            requireNoPart(source, options.table());
            return new SourceText(place.file().orElseThrow(), options, table);
        }
        CsvOptions written = options.withEncoding("UTF-8")
                .withDelimiter(Delimiter.COMMA)
                .with(DecimalMark.POINT)
                .with(options.layout().withHeader(table.get().headerLine(), 1));
        return new SourceText(table.get().file(), written, table);
    }

    /**
     * Writes the table of a data file for other programs; empty, and nothing written, for a text file.
     *
     * @throws ProblemsException when the file cannot be read, or its columns cannot be told apart
     */
    public static Optional<WrittenTable> copy(DataPlace place, CsvOptions options, Path to) throws IOException {
        Layout layout = options.layout();
        WrittenTable.LeaveOut leaveOut =
                new WrittenTable.LeaveOut(layout.skipRows(), Math.max(0, layout.lastRows()), layout.everyRow());
        return table(place, format -> WrittenTable.copy(place, format, request(options), leaveOut, to));
    }

    /** Writes down the table of a file of this format. */
    private interface Writer {
        WrittenTable of(DataFormat format) throws IOException;
    }

    private static Optional<WrittenTable> table(DataPlace place, Writer writer) throws IOException {
        try {
            DataFormat format = DataFormat.of(place).orElse(null);
            return format == null ? Optional.empty() : Optional.of(writer.of(format));
        } catch (FileRefusedException e) {
            // The sentence names its file itself.
            throw new ProblemsException(List.of(new Problem("", 0, "", "", reason(e))));
        }
    }

    /** With the name that was meant, where one looks alike. */
    private static Note reason(FileRefusedException refused) {
        Note reason = refused.reason();
        if (refused.names().isEmpty()) {
            return reason;
        }
        return NearestName.of(String.valueOf(reason.arguments().get(1)), refused.names())
                .map(near -> {
                    List<Object> arguments = new ArrayList<>(reason.arguments());
                    arguments.add(near);
                    return new Note(reason.code() + ".nearest", arguments);
                })
                .orElse(reason);
    }

    /** The table that these options mean. */
    private static TableRequest request(CsvOptions options) {
        Layout layout = options.layout();
        boolean every = layout.lastRows() != Layout.LOOK;
        return options.table().withRows(layout.headerRow(), layout.headerRows(), every);
    }

    /** A text file is one table and nothing else. */
    private static void requireNoPart(String source, TableRequest request) {
        List<Problem> problems = new ArrayList<>();
        request.sheet().ifPresent(s -> problems.add(new Problem(source, 0, "", s, Note.of("cohort.no-sheets"))));
        request.table().ifPresent(t -> problems.add(new Problem(source, 0, "", t, Note.of("cohort.no-tables"))));
        request.query().ifPresent(q -> problems.add(new Problem(source, 0, "", "", Note.of("cohort.no-query"))));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    /** The label that a data file gives a column; empty where it gives none. */
    public Optional<String> label(String column) {
        return described(column).map(PlainColumn::label).filter(label -> !label.isBlank());
    }

    /** These levels in the order of their codes, where a data file labels them all; else as they are. */
    public List<String> inOrder(String column, List<String> levels) {
        List<String> labels = described(column).map(PlainColumn::values).orElse(List.of()).stream()
                .map(PlainColumn.ValueLabel::label)
                .toList();
        return labels.containsAll(levels)
                ? levels.stream().sorted(Comparator.comparing(labels::indexOf)).toList()
                : levels;
    }

    private Optional<PlainColumn> described(String column) {
        return table.stream()
                .flatMap(t -> t.columns().stream())
                .filter(c -> c.name().equals(column))
                .findFirst();
    }

    /** The key of a plan that says where the table is kept. */
    public String placeKey() {
        return table.filter(t -> t.format() == DataFormat.DATABASE).isPresent() ? "jdbc" : "file";
    }

    /** The other keys of a plan that lead to the same table: which one it is, and as whom a database is asked. */
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        table.filter(t -> !t.part().isEmpty())
                .ifPresent(t -> keys.put(t.format().partKey(), t.part()));
        options.table().query().ifPresent(query -> keys.put("query", query));
        options.table().login().user().ifPresent(name -> keys.put("user-env", name));
        options.table().login().password().ifPresent(name -> keys.put("password-env", name));
        return keys;
    }

    /**
     * The text of a table with its rows in the order of their bytes, so that it does not hang on the order in which a
     * database gives them; an address cannot be held against a later one.
     */
    public byte[] sorted() throws IOException {
        return table.isPresent() ? table.get().sorted() : Files.readAllBytes(file);
    }

    /** The sheet, member or table read; empty where the file has but one. */
    public String part() {
        return table.map(WrittenTable::part).orElse("");
    }

    /** As results call it. */
    public String format() {
        return table.map(t -> t.format().word()).orElse("csv");
    }
}
