package org.counterpart.files.excel.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.counterpart.files.TableRequest;

/**
 * The rows that name the columns.
 *
 * @param firstRow from 1
 * @param lastRow where the names stand in several rows, joined from top to bottom by a space
 * @param names by column; none is empty
 */
record SheetHeader(int firstRow, int lastRow, Map<Integer, String> names) {
    /** Rows above a header that are looked at. */
    private static final int LOOKED_AT = 20;
    /** A header names at least so much of the widest row. */
    private static final double NAMED = 0.6;

    static SheetHeader of(SheetScan scan, TableRequest request, String file, String sheet) throws IOException {
        List<SheetRow> rows = scan.upper();
        SheetRow first;
        if (request.headerRow().isPresent()) {
            int asked = request.headerRow().getAsInt();
            first = rows.stream()
                    .filter(r -> r.number() == asked)
                    .findFirst()
                    .orElseThrow(() -> Refusal.of("files.sheet.header-empty", file, sheet, asked));
        } else {
            first = found(rows, scan.merged());
            if (first == null) {
                throw Refusal.of("files.sheet.header", file, sheet);
            }
        }
        int last = request.headerRows().isPresent()
                ? first.number() + Math.max(1, request.headerRows().getAsInt()) - 1
                : lastRow(first, rows, scan.merged());
        return new SheetHeader(first.number(), last, names(first.number(), last, rows, scan.merged()));
    }

    /** The first row when it can be the header; else the next one below titles that can; else null. */
    private static SheetRow found(List<SheetRow> rows, List<CellRange> merged) {
        int width = rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0);
        for (int i = 0; i < Math.min(rows.size(), LOOKED_AT); i++) {
            SheetRow row = rows.get(i);
            int named = covered(row, merged);
            boolean title = width > 1 && (row.cells().size() == 1 || oneWide(row, merged, width));
            if (!title && named >= NAMED * width) {
                boolean words = row.cells().stream()
                                .filter(c -> c.kind() == CellKind.TEXT && !PlainNumber.isDecimal(c.text()))
                                .count()
                        > row.cells().size() / 2;
                return words && (i == 0 || differs(row, rows.subList(i + 1, rows.size()))) ? row : null;
            }
            if (row.cells().size() > 3 || row.cells().stream().anyMatch(c -> c.kind() == CellKind.ERROR)) {
                return null;
            }
        }
        return null;
    }

    /** Whether some cell below is no text, as below a header and seldom within data of nothing but text. */
    private static boolean differs(SheetRow row, List<SheetRow> below) {
        return below.isEmpty()
                || below.stream()
                        .flatMap(r -> r.cells().stream())
                        .anyMatch(c -> c.kind() != CellKind.TEXT
                                || PlainNumber.isDecimal(c.text())
                                || Character.isDigit(c.text().charAt(0)) != startsWithDigit(row, c.column()));
    }

    private static boolean startsWithDigit(SheetRow row, int column) {
        SheetCell cell = row.at(column);
        return cell != null
                && !cell.text().isEmpty()
                && Character.isDigit(cell.text().charAt(0));
    }

    private static boolean oneWide(SheetRow row, List<CellRange> merged, int width) {
        SheetCell first = row.cells().get(0);
        return merged.stream()
                .anyMatch(m ->
                        m.firstRow() == row.number() && m.firstColumn() == first.column() && m.width() > NAMED * width);
    }

    private static int covered(SheetRow row, List<CellRange> merged) {
        int covered = row.cells().size();
        for (CellRange m : merged) {
            if (m.firstRow() == row.number() && m.width() > 1 && row.at(m.firstColumn()) != null) {
                covered += m.width() - 1;
            }
        }
        return covered;
    }

    /** A cell merged downwards, or one merged over several names below it, makes a header of several rows. */
    private static int lastRow(SheetRow first, List<SheetRow> rows, List<CellRange> merged) {
        int last = first.number();
        for (int row = first.number(); row <= last && row < first.number() + 5; row++) {
            int here = row;
            for (CellRange m : merged) {
                if (m.firstRow() == here && (here > first.number() || first.at(m.firstColumn()) != null)) {
                    boolean group = m.width() > 1
                            && rows.stream().anyMatch(r -> r.number() == m.lastRow() + 1 && namesBelow(r, m));
                    last = Math.max(last, group ? m.lastRow() + 1 : m.width() > 1 ? m.lastRow() : last);
                }
            }
        }
        // Cells merged downwards alone may be data; they are a header where a group is beside them or names are.
        for (CellRange m : merged) {
            if (m.firstRow() == first.number() && m.height() > 1 && m.height() <= 4 && m.lastRow() > last) {
                int end = m.lastRow();
                boolean header = merged.stream()
                                .filter(o -> o.firstRow() == first.number())
                                .count()
                        > 1;
                last = header ? end : last;
            }
        }
        return last;
    }

    private static boolean namesBelow(SheetRow row, CellRange group) {
        return row.cells().stream()
                        .filter(c -> c.column() >= group.firstColumn() && c.column() <= group.lastColumn())
                        .filter(c -> c.kind() == CellKind.TEXT)
                        .count()
                == group.width();
    }

    private static Map<Integer, String> names(int first, int last, List<SheetRow> rows, List<CellRange> merged) {
        Map<Integer, List<String>> parts = new TreeMap<>();
        for (SheetRow row : rows) {
            if (row.number() < first || row.number() > last) {
                continue;
            }
            for (SheetCell cell : row.cells()) {
                int to = cell.column();
                for (CellRange m : merged) {
                    if (m.firstRow() == row.number() && m.firstColumn() == cell.column() && last > first) {
                        to = m.lastColumn();
                    }
                }
                for (int column = cell.column(); column <= to; column++) {
                    parts.computeIfAbsent(column, c -> new ArrayList<>()).add(CellText.name(cell.shown()));
                }
            }
        }
        Map<Integer, String> names = new TreeMap<>();
        parts.forEach((column, words) -> {
            String name =
                    String.join(" ", words.stream().filter(w -> !w.isEmpty()).toList());
            if (!name.isEmpty()) {
                names.put(column, name);
            }
        });
        return names;
    }
}
