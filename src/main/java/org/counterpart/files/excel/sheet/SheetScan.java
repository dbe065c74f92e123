package org.counterpart.files.excel.sheet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The first reading of a sheet: its upper and lower rows, and of the rows between only what their columns hold. Whoever
 * found the header and the foot adds the rows of these that are data.
 */
final class SheetScan {
    private static final int UPPER = 64;
    private static final int LOWER = 40;
    private static final int HEADER_ROWS = 8;
    private static final int NAMED = 1000;

    /** Rows with cells, from the top; and those where the header is said to be. */
    private final List<SheetRow> upper = new ArrayList<>();

    private final Deque<SheetRow> lower = new ArrayDeque<>();
    private final Map<Integer, ColumnFacts> columns = new TreeMap<>();
    private final List<int[]> uncomputed = new ArrayList<>();
    private final List<CellRange> merged;
    private final BitSet hiddenColumns;

    private SheetScan(SheetRows rows, OptionalInt headerRow) throws IOException {
        for (SheetRow row = rows.next(); row != null; row = rows.next()) {
            if (row.cells().isEmpty()) {
                continue;
            }
            int header = headerRow.orElse(-1);
            if (upper.size() < UPPER || (row.number() >= header && row.number() < header + HEADER_ROWS)) {
                upper.add(row);
            } else {
                lower.addLast(row);
                if (lower.size() > LOWER) {
                    add(lower.removeFirst());
                }
            }
            for (SheetCell cell : row.cells()) {
                if (cell.kind() == CellKind.UNCOMPUTED && uncomputed.size() < NAMED) {
                    uncomputed.add(new int[] {row.number(), cell.column()});
                }
            }
        }
        merged = rows.merged();
        hiddenColumns = rows.hiddenColumns();
    }

    static SheetScan of(SheetRows.Source source, OptionalInt headerRow) throws IOException {
        try (SheetRows rows = source.open()) {
            return new SheetScan(rows, headerRow);
        }
    }

    boolean isEmpty() {
        return upper.isEmpty();
    }

    List<SheetRow> upper() {
        return upper;
    }

    /** The last rows with cells, the uppermost first. */
    List<SheetRow> last() {
        List<SheetRow> last = new ArrayList<>(upper);
        last.addAll(lower);
        return last.subList(Math.max(0, last.size() - LOWER), last.size());
    }

    /** The number of the last row with cells up to this one. */
    int lastRow(int upTo) {
        int row = 0;
        for (List<SheetRow> part : List.of(upper, new ArrayList<>(lower))) {
            for (SheetRow r : part) {
                row = r.number() <= upTo ? Math.max(row, r.number()) : row;
            }
        }
        return row;
    }

    /** What the columns hold from one row to another, both included; only columns with cells. To be asked once. */
    Map<Integer, ColumnFacts> columns(int from, int to) {
        for (SheetRow row : upper) {
            if (row.number() >= from && row.number() <= to) {
                add(row);
            }
        }
        for (SheetRow row : lower) {
            if (row.number() <= to) {
                add(row);
            }
        }
        return columns;
    }

    private void add(SheetRow row) {
        for (SheetCell cell : row.cells()) {
            columns.computeIfAbsent(cell.column(), c -> new ColumnFacts()).add(row.number(), cell);
        }
    }

    /** Row and column of formulas without a result, the first thousand. */
    List<int[]> uncomputed() {
        return uncomputed;
    }

    List<CellRange> merged() {
        return merged;
    }

    BitSet hiddenColumns() {
        return hiddenColumns;
    }
}
