package org.counterpart.files.format;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.files.DataPlace;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.FootRow;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.files.PrivateFolder;
import org.counterpart.files.TableRequest;
import org.counterpart.files.text.TotalRows;
import org.counterpart.stats.Note;

/**
 * The table of a data file written down as CSV: UTF-8, commas, quotes doubled inside quotes, empty where nothing is
 * recorded.
 *
 * <p>What reads a cohort reads this text, so that behind a row of cells everything is the same for every format. It
 * stands in a folder of the user's own temporary files that only the user may read and that goes when the program
 * ends. Each row of the table stands on the line of its own number, and so messages name the rows of the sheet. A
 * database is asked once, and what it answered then stays the table while the program runs.
 *
 * @param part the sheet, member or table read; empty where a file has but one
 * @param headerLine of the names of the columns
 * @param rows of cells, without empty ones
 * @param foot rows below the table that look like no subjects, and are not among them
 */
public record WrittenTable(
        Path file,
        DataFormat format,
        String part,
        int headerLine,
        int rows,
        List<PlainColumn> columns,
        List<FootRow> foot,
        List<Note> notes) {
    private record Key(DataPlace place, long size, long modified, TableRequest request) {
        static Key of(DataPlace place, TableRequest request) throws IOException {
            if (place.file().isEmpty()) {
                return new Key(place, 0, 0, request);
            }
            Path file = place.file().get().toAbsolutePath();
            return new Key(
                    DataPlace.of(file),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis(),
                    request);
        }
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final Map<Key, WrittenTable> WRITTEN = new HashMap<>();

    /** Rows that a note names. */
    private static final int NAMED = 20;

    private static PrivateFolder folder;

    public WrittenTable {
        columns = List.copyOf(columns);
        foot = List.copyOf(foot);
        notes = List.copyOf(notes);
    }

    /**
     * The text of the table asked for, written once for all who read it.
     *
     * @throws FileRefusedException when the file cannot be read, or its columns cannot be told apart
     */
    public static WrittenTable of(DataPlace place, DataFormat format, TableRequest request) throws IOException {
        Key key = Key.of(place, request);
        synchronized (WRITTEN) {
            WrittenTable known = WRITTEN.get(key);
            if (known == null) {
                known = write(place, format, request, temporary(), null);
                WRITTEN.put(key, known);
            }
            return known;
        }
    }

    /**
     * The same table for other programs: no empty rows, breaks within cells as they are. Nothing stands there when the
     * file cannot be read.
     *
     * @param leaveOut rows that are no subjects
     * @throws FileRefusedException as {@link #of}, and when nobody said what rows below the table are
     */
    public static WrittenTable copy(
            DataPlace place, DataFormat format, TableRequest request, LeaveOut leaveOut, Path to) throws IOException {
        WrittenTable written = write(place, format, request, temporary(), leaveOut);
        List<Object> rows = new ArrayList<>(written.foot.stream()
                .filter(row -> !leaveOut.rows().contains(row.row()))
                .map(FootRow::shown)
                .toList());
        if (!rows.isEmpty()) {
            Files.delete(written.file);
            throw new FileRefusedException(Note.of("files.sheet.foot", place.name(), rows, rows.size()));
        }
        Files.copy(written.file, to, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(written.file);
        return written;
    }

    /**
     * The same text with its rows in the order of their bytes, below the names of the columns: what two answers of a
     * database have in common that give the same rows in another order.
     */
    public byte[] sorted() throws IOException {
        List<byte[]> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(lines.get(0));
        lines.stream().skip(1).sorted(Arrays::compareUnsigned).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static boolean isNames(String[] row, List<PlainColumn> columns) {
        for (int i = 0; i < row.length; i++) {
            if (!row[i].equals(columns.get(i).name())) {
                return false;
            }
        }
        return row.length > 1;
    }

    private static Path temporary() throws IOException {
        return Files.createTempFile(folder(), "table", ".csv");
    }

    /**
     * Rows of a copy that are no subjects.
     *
     * @param rows by their numbers
     * @param last so many at the end
     * @param noOthers whether all others are subjects, whatever they look like
     */
    public record LeaveOut(Set<Integer> rows, int last, boolean noOthers) {
        public LeaveOut {
            rows = Set.copyOf(rows);
        }

        /** These rows and more, as an option names them. */
        private String with(Stream<Integer> more) {
            return Stream.concat(rows.stream(), more)
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
        }
    }

    /** @param copy null for each row on the line of its number, and so without breaks within cells */
    private static WrittenTable write(DataPlace place, DataFormat format, TableRequest request, Path to, LeaveOut copy)
            throws IOException {
        boolean numbered = copy == null;
        Deque<NumberedRow> last = new ArrayDeque<>();
        TotalRows totals = new TotalRows();
        try (PlainTable table = format.open(place, request);
                BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8);
                CSVPrinter print = new CSVPrinter(out, FORMAT)) {
            requireNames(place.name(), table.columns());
            String[] row = table.next();
            int first = row == null ? 2 : table.row();
            // Subjects counted from 1 stand a line lower, below the names.
            int lower = first > 1 ? 0 : 1;
            int header = numbered ? first + lower - 1 : 1;
            skip(out, header - 1);
            print.printRecord(table.columns().stream().map(c -> oneLine(c.name())));
            int line = header + 1;
            int rows = 0;
            List<Integer> again = new ArrayList<>();
            for (; row != null; row = table.next()) {
                if (numbered) {
                    skip(out, table.row() + lower - line);
                    line = table.row() + lower + 1;
                }
                if (isEmpty(row)) {
                    skip(out, numbered ? 1 : 0);
                } else if (numbered) {
                    print.printRecord(Arrays.stream(row).map(WrittenTable::oneLine));
                    rows++;
                } else if (!copy.rows().contains(table.row() + lower)) {
                    if (isNames(row, table.columns())) {
                        again.add(table.row() + lower);
                    }
                    last.add(new NumberedRow(table.row() + lower, Arrays.asList(row)));
                    if (last.size() > copy.last()) {
                        NumberedRow next = last.remove();
                        totals.see(next.number(), next.cells().size(), next.cells()::get);
                        print.printRecord(next.cells());
                        rows++;
                    }
                }
            }
            if (!again.isEmpty()) {
                List<Object> shown = again.stream().<Object>map(String::valueOf).toList();
                String all = copy.with(again.stream());
                throw new FileRefusedException(Note.of("files.names-again", place.name(), shown, all));
            }
            List<Note> notes = new ArrayList<>(table.notes());
            if (!totals.rows().isEmpty()) {
                boolean ask = !copy.noOthers() && totals.rows().stream().anyMatch(TotalRows.Row::sure);
                if (ask) {
                    throw new FileRefusedException(totals(place.name(), totals, copy));
                }
                notes.add(Note.of("files.totals", shown(totals)));
            }
            return new WrittenTable(to, format, table.part(), header, rows, table.columns(), table.foot(), notes);
        }
    }

    /** A row by its number, as {@code --skip-rows} names it. */
    private record NumberedRow(int number, List<String> cells) {}

    private static Note totals(String file, TotalRows totals, LeaveOut copy) {
        Stream<Integer> lines =
                totals.rows().stream().filter(TotalRows.Row::sure).map(TotalRows.Row::line);
        String all = copy.with(lines);
        return Note.of("files.totals-among", file, shown(totals), all);
    }

    private static List<Object> shown(TotalRows totals) {
        return totals.rows().stream()
                .limit(NAMED)
                .<Object>map(row -> row.line() + " (" + row.words() + ")")
                .toList();
    }

    private static void skip(BufferedWriter out, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            out.write('\n');
        }
    }

    private static boolean isEmpty(String[] row) {
        return Arrays.stream(row).allMatch(String::isEmpty);
    }

    /** Columns are told apart by their names; a sheet has told of its own, with the letters of its columns. */
    private static void requireNames(String file, List<PlainColumn> columns) throws FileRefusedException {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name().strip();
            Integer before = seen.put(name, i);
            if (name.isEmpty()) {
                throw new FileRefusedException(Note.of("files.no-name", file, i + 1));
            }
            if (before != null) {
                throw new FileRefusedException(Note.of("files.names-alike", file, name, before + 1, i + 1));
            }
        }
    }

    private static String oneLine(String cell) {
        return cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0 ? cell : cell.replaceAll("\\R+", " ");
    }

    private static Path folder() throws IOException {
        if (folder == null) {
            folder = PrivateFolder.make();
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
        }
        return folder.path();
    }
}
