package org.counterpart.cohort.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
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
    public static SourceText of(Path file, String source, CsvOptions options) throws IOException {
        Optional<WrittenTable> table = table(file, format -> WrittenTable.of(file, format, request(options)));
        if (table.isEmpty()) {
            requireNoPart(source, options.table());
            return new SourceText(file, options, table);
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
    public static Optional<WrittenTable> copy(Path file, CsvOptions options, Path to) throws IOException {
        return table(file, format -> WrittenTable.copy(file, format, request(options), to));
    }

    /** Writes down the table of a file of this format. */
    private interface Writer {
        WrittenTable of(DataFormat format) throws IOException;
    }

    private static Optional<WrittenTable> table(Path file, Writer writer) throws IOException {
        try {
            DataFormat format = DataFormat.of(file).orElse(null);
            return format == null ? Optional.empty() : Optional.of(writer.of(format));
        } catch (FileRefusedException e) {
            // The sentence names its file itself.
            throw new ProblemsException(List.of(new Problem("", 0, "", "", e.reason())));
        }
    }

    /** The table that these options mean. */
    private static TableRequest request(CsvOptions options) {
        Layout layout = options.layout();
        boolean every = layout.lastRows() != Layout.LOOK || !layout.skipRows().isEmpty();
        return options.table().withRows(layout.headerRow(), layout.headerRows(), every);
    }

    /** A text file is one table and nothing else. */
    private static void requireNoPart(String source, TableRequest request) {
        List<Problem> problems = new ArrayList<>();
        request.sheet().ifPresent(s -> problems.add(new Problem(source, 0, "", s, Note.of("cohort.no-sheets"))));
        request.table().ifPresent(t -> problems.add(new Problem(source, 0, "", t, Note.of("cohort.no-tables"))));
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

    /** The sheet, member or table read; empty where the file has but one. */
    public String part() {
        return table.map(WrittenTable::part).orElse("");
    }

    /** As results call it. */
    public String format() {
        return table.map(t -> t.format().word()).orElse("csv");
    }
}
