package org.counterpart.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;

/** What stands behind the printed numbers of a table: each at full precision, and the letters of their origins. */
public final class ExactValues {
    private final Map<String, String> letters = new LinkedHashMap<>();
    private final boolean any;
    private final boolean prose;

    ExactValues(Table table) {
        this.prose = table.heads().stream().allMatch(h -> h.align() == Table.Align.LEFT);
        boolean found = false;
        for (Table.Row row : table.rows()) {
            for (Cell cell : row.cells()) {
                found |= behind(cell);
                if (!cell.origin().isEmpty()) {
                    letters.putIfAbsent(cell.origin(), letter(letters.size()));
                }
            }
        }
        this.any = found;
    }

    /** Whether the table has a number at all. */
    public boolean any() {
        return any;
    }

    /** Whether the table has words only: a narrow screen shows its cells below each other. */
    public boolean prose() {
        return prose;
    }

    /** A further class for a cell that begins with the mark of a verdict: its colour says again what its words say. */
    public String mark(Cell cell) {
        return cell.text().startsWith("✓")
                ? " inside"
                : cell.text().startsWith("✗") ? " outside" : cell.text().startsWith("? ") ? " open" : "";
    }

    /** Whether there is more to say about a cell than it shows. */
    public boolean behind(Cell cell) {
        return !Double.isNaN(cell.value()) || !cell.origin().isEmpty();
    }

    public String value(Cell cell) {
        return Shown.exact(cell.value());
    }

    /** Empty when the cell does not say where it comes from. */
    public String letter(Cell cell) {
        return letters.getOrDefault(cell.origin(), "");
    }

    /** What shows when a pointer rests on the cell. */
    public String hint(Cell cell) {
        String value = value(cell);
        return value.isEmpty() || cell.origin().isEmpty() ? value + cell.origin() : value + " · " + cell.origin();
    }

    public List<Map.Entry<String, String>> origins() {
        return List.copyOf(letters.entrySet());
    }

    /** a, b, ... z, aa, ab ... */
    private static String letter(int index) {
        return index < 26 ? Character.toString('a' + index) : letter(index / 26 - 1) + letter(index % 26);
    }
}
