package org.counterpart.cohort.source;

import java.util.Arrays;
import java.util.stream.Stream;
import org.counterpart.cohort.cell.Cells;

/** The cells of one row, as they are written. */
public final class RowCells {
    private final String[] cells;

    /** @param cells kept as they are */
    RowCells(String[] cells) {
        this.cells = cells;
    }

    public int size() {
        return cells.length;
    }

    public String get(int column) {
        return cells[column];
    }

    public Stream<String> stream() {
        return Arrays.stream(cells);
    }

    /** Whether nothing is filled in. */
    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isEmpty() && !Cells.trim(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
