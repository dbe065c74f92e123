package org.counterpart.files.excel.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.counterpart.files.PlainColumn;
import org.counterpart.stats.Note;

/** What a reader of the numbers should know of the sheet, counted while the rows pass. */
final class SheetFindings {
    private static final int NAMED = 20;

    private final List<PlainColumn> columns;
    private final List<Note> decided;
    private final List<Object> errors = new ArrayList<>();
    private final int[] longNumbers;
    private final int[] hiddenTimes;
    private final int[] noDates;
    private final String[] firstNoDate;
    private final int[] percents;
    private final String[] firstPercent;
    private int errorCount;
    private int hiddenRows;

    SheetFindings(List<PlainColumn> columns, List<Note> decided) {
        this.columns = columns;
        this.decided = decided;
        this.longNumbers = new int[columns.size()];
        this.hiddenTimes = new int[columns.size()];
        this.noDates = new int[columns.size()];
        this.firstNoDate = new String[columns.size()];
        this.percents = new int[columns.size()];
        this.firstPercent = new String[columns.size()];
    }

    /** Columns behind an empty one that end far above the others. */
    void ofTablesBeside(Map<Integer, ColumnFacts> facts, Map<Integer, Integer> places) {
        List<Integer> named = places.keySet().stream().sorted().toList();
        for (int i = 1; i < named.size(); i++) {
            int from = named.get(i);
            if (from == named.get(i - 1) + 1) {
                continue;
            }
            int here = lastRow(facts, named.subList(0, i));
            int there = lastRow(facts, named.subList(i, named.size()));
            if (there > 0 && 2 * there <= here) {
                List<Object> names = new ArrayList<>(named.subList(i, named.size()).stream()
                        .map(c -> columns.get(places.get(c)).name())
                        .toList());
                decided.add(Note.of("files.sheet.beside", names, there, here));
                return;
            }
        }
    }

    private static int lastRow(Map<Integer, ColumnFacts> facts, List<Integer> columns) {
        return columns.stream()
                .filter(facts::containsKey)
                .mapToInt(c -> facts.get(c).lastRow())
                .max()
                .orElse(0);
    }

    /** A percentage typed as text, read as a number. */
    void addPercent(int row, int place, SheetCell cell) {
        if (percents[place]++ == 0) {
            firstPercent[place] = CellRange.name(row, cell.column());
        }
    }

    /** What the first reading saw. */
    void ofScan(
            SheetScan scan, Map<Integer, ColumnFacts> facts, Map<Integer, Integer> places, int headerRow, int lastRow) {
        List<Object> down = new ArrayList<>();
        List<Object> across = new ArrayList<>();
        List<CellRange> merged = new ArrayList<>(scan.merged());
        merged.removeIf(m -> m.firstRow() <= headerRow || m.firstRow() > lastRow);
        for (CellRange m : merged) {
            Integer place = places.get(m.firstColumn());
            if (m.height() > 1
                    && place != null
                    && !down.contains(columns.get(place).name())) {
                down.add(columns.get(place).name());
            }
            if (m.width() > 1 && across.size() < NAMED) {
                across.add(CellRange.name(m.firstRow(), m.firstColumn()) + ":"
                        + CellRange.name(m.lastRow(), m.lastColumn()));
            }
        }
        if (!down.isEmpty()) {
            decided.add(Note.of("files.sheet.merged", down));
        }
        if (!across.isEmpty()) {
            decided.add(Note.of("files.sheet.merged-across", across));
        }
        facts.forEach((column, fact) -> {
            if (fact.dates() > 0 && fact.notDates() > 0 && places.containsKey(column)) {
                decided.add(Note.of(
                        "files.sheet.mixed-dates",
                        columns.get(places.get(column)).name(),
                        fact.dates(),
                        fact.notDates(),
                        CellRange.name(fact.firstNotDate(), column)));
            }
        });
        List<Object> hidden = new ArrayList<>();
        places.forEach((column, place) -> {
            if (scan.hiddenColumns().get(column)) {
                hidden.add(columns.get(place).name());
            }
        });
        if (!hidden.isEmpty()) {
            decided.add(Note.of("files.sheet.hidden-columns", hidden));
        }
    }

    void add(int row, int place, SheetCell cell) {
        switch (cell.kind()) {
            case ERROR -> {
                errorCount++;
                if (errors.size() < NAMED) {
                    errors.add(CellRange.name(row, cell.column()) + " " + cell.text());
                }
            }
            case LONG_NUMBER -> longNumbers[place]++;
            case HIDDEN_TIME -> hiddenTimes[place]++;
            case NO_DATE -> {
                if (noDates[place]++ == 0) {
                    firstNoDate[place] = CellRange.name(row, cell.column());
                }
            }
            default -> {}
        }
    }

    void countHidden(boolean hidden) {
        hiddenRows += hidden ? 1 : 0;
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>(decided);
        if (hiddenRows > 0) {
            notes.add(Note.of("files.sheet.hidden-rows", hiddenRows));
        }
        if (errorCount > 0) {
            notes.add(Note.of("files.sheet.errors", errorCount, errors));
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (longNumbers[i] > 0) {
                notes.add(Note.of("files.sheet.long-numbers", name, longNumbers[i]));
            }
            if (percents[i] > 0) {
                notes.add(Note.of("files.sheet.percent-texts", name, percents[i], firstPercent[i]));
            }
            if (hiddenTimes[i] > 0) {
                notes.add(Note.of("files.sheet.hidden-times", name, hiddenTimes[i]));
            }
            if (noDates[i] > 0) {
                notes.add(Note.of("files.sheet.no-dates", name, noDates[i], firstNoDate[i]));
            }
        }
        return Collections.unmodifiableList(notes);
    }
}
