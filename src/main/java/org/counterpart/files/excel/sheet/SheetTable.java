package org.counterpart.files.excel.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.FootRow;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.stats.Note;

/**
 * The table on a sheet: from below its header to its last row of data. Columns without a name and without a cell are
 * none; rows without a cell come as rows of nothing.
 */
public final class SheetTable implements PlainTable {
    private final SheetName sheet;
    private final Closeable book;
    private final SheetHeader header;
    private final int lastRow;
    private final List<PlainColumn> columns = new ArrayList<>();
    private final Map<Integer, Integer> places = new LinkedHashMap<>();
    private final BitSet numbersAsText = new BitSet();
    private final BitSet percents = new BitSet();
    private final MergedCells merged;
    private final SheetFindings findings;
    private final SheetRows rows;
    private final List<FootRow> foot;
    private SheetRow ahead;
    private int row;

    private SheetTable(
            SheetRows.Source source,
            SheetScan scan,
            SheetHeader header,
            List<SheetRow> foot,
            String file,
            SheetName sheet,
            Closeable book,
            List<Note> decided)
            throws IOException {
        this.sheet = sheet;
        this.book = book;
        this.header = header;
        this.foot = foot.stream()
                .map(r -> new FootRow(r.number(), r.cells().get(0).text(), SheetFoot.isTotal(r)))
                .toList();
        int end = foot.isEmpty() ? Integer.MAX_VALUE : foot.get(0).number() - 1;
        this.lastRow = Math.max(scan.lastRow(end), header.lastRow());
        Map<Integer, ColumnFacts> facts = scan.columns(header.lastRow() + 1, lastRow);
        checkNames(facts, file);
        TreeSet<Integer> all = new TreeSet<>(header.names().keySet());
        for (int column : all) {
            if (facts.containsKey(column) && facts.get(column).numbersAsText()) {
                numbersAsText.set(columns.size());
            }
            if (facts.containsKey(column) && facts.get(column).percents()) {
                percents.set(columns.size());
            }
            places.put(column, columns.size());
            columns.add(PlainColumn.of(header.names().get(column)));
        }
        checkComputed(scan, file);
        this.merged = new MergedCells(scan.merged(), places, header.lastRow(), lastRow);
        this.findings = new SheetFindings(columns, decided);
        findings.ofTablesBeside(facts, places);
        findings.ofScan(scan, facts, places, header.lastRow(), lastRow);
        this.rows = source.open();
        this.row = header.lastRow();
        this.ahead = rows.next();
    }

    /**
     * @param book what the sheet is read from, closed with the table
     * @param decided what was decided before, such as the sheet
     * @throws FileRefusedException when the sheet is empty, its header is not found, columns are named alike or not at
     *     all, or formulas have no result
     */
    public static SheetTable of(
            SheetRows.Source source,
            TableRequest request,
            String file,
            SheetName sheet,
            Closeable book,
            List<Note> decided)
            throws IOException {
        SheetScan scan = SheetScan.of(source, request.headerRow());
        if (scan.isEmpty()) {
            throw Refusal.of("files.sheet.empty", file, sheet.name());
        }
        List<Note> notes = new ArrayList<>(decided);
        SheetHeader header = SheetHeader.of(scan, request, file, sheet.name());
        boolean below = header.firstRow() > scan.upper().get(0).number();
        if (below && request.headerRow().isEmpty()) {
            notes.add(Note.of("files.sheet.header-found", header.firstRow()));
        }
        if (header.lastRow() > header.firstRow()) {
            notes.add(Note.of("files.sheet.header-rows", header.firstRow(), header.lastRow()));
        }
        List<SheetRow> foot = request.everyRow()
                ? List.of()
                : SheetFoot.of(scan.last(), header.lastRow(), header.names().size());
        return new SheetTable(source, scan, header, foot, file, sheet, book, notes);
    }

    private void checkNames(Map<Integer, ColumnFacts> facts, String file) throws FileRefusedException {
        Map<String, List<String>> letters = new TreeMap<>();
        header.names()
                .forEach((column, name) ->
                        letters.computeIfAbsent(name, n -> new ArrayList<>()).add(CellRange.letters(column)));
        List<Object> alike = new ArrayList<>();
        letters.forEach((name, where) -> {
            if (where.size() > 1) {
                alike.add(name + " (" + String.join(", ", where) + ")");
            }
        });
        List<Object> nameless = new ArrayList<>();
        facts.forEach((column, fact) -> {
            if (!header.names().containsKey(column)) {
                nameless.add(CellRange.letters(column) + " (" + CellRange.name(fact.firstRow(), column) + ")");
            }
        });
        if (!alike.isEmpty() && !nameless.isEmpty()) {
            throw Refusal.of("files.sheet.names", file, alike, nameless, header.lastRow());
        }
        if (!alike.isEmpty()) {
            throw Refusal.of("files.sheet.names-alike", file, alike);
        }
        if (!nameless.isEmpty()) {
            throw Refusal.of("files.sheet.nameless", file, nameless, header.lastRow());
        }
    }

    private void checkComputed(SheetScan scan, String file) throws FileRefusedException {
        Map<Integer, String> first = new TreeMap<>();
        for (int[] cell : scan.uncomputed()) {
            if (cell[0] >= header.firstRow() && cell[0] <= lastRow && places.containsKey(cell[1])) {
                first.putIfAbsent(cell[1], CellRange.name(cell[0], cell[1]));
            }
        }
        if (!first.isEmpty()) {
            List<Object> where = new ArrayList<>();
            first.forEach((column, cell) -> where.add(header.names().get(column) + " (" + cell + ")"));
            throw Refusal.of("files.sheet.uncomputed", file, where);
        }
    }

    /** The name of the sheet. */
    @Override
    public String part() {
        return sheet.name();
    }

    @Override
    public List<PlainColumn> columns() {
        return List.copyOf(columns);
    }

    @Override
    public String[] next() throws IOException {
        if (row >= lastRow) {
            return null;
        }
        row++;
        while (ahead != null && ahead.number() < row) {
            ahead = rows.next();
        }
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        if (ahead != null && ahead.number() == row) {
            boolean any = false;
            for (SheetCell cell : ahead.cells()) {
                Integer place = places.get(cell.column());
                if (place != null) {
                    String shown = cell.shown();
                    boolean number = cell.kind() == CellKind.TEXT && numbersAsText.get(place);
                    cells[place] = number ? PlainNumber.ofText(shown) : shown;
                    if (cell.kind() == CellKind.TEXT && percents.get(place) && PlainNumber.isPercent(shown)) {
                        cells[place] = PlainNumber.ofPercent(shown);
                        findings.addPercent(row, place, cell);
                    }
                    findings.add(row, place, cell);
                    any = true;
                }
            }
            if (any) {
                findings.countHidden(ahead.hidden());
                merged.fill(row, cells);
            }
        }
        if (row == lastRow) {
            while (ahead != null) {
                ahead = rows.next();
            }
        }
        return cells;
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public List<FootRow> foot() {
        return foot;
    }

    @Override
    public List<Note> notes() {
        return findings.notes();
    }

    @Override
    public void close() throws IOException {
        try (book) {
            rows.close();
        }
    }
}
