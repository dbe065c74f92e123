package org.counterpart.files.excel.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The value of a cell merged downwards holds for each row it covers; cells with a value of their own keep it. */
final class MergedCells {
    private final List<CellRange> waiting = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final Map<Integer, Integer> places;
    private int next;

    private static final class Open {
        private final CellRange range;
        private final int place;
        private final String value;

        Open(CellRange range, int place, String value) {
            this.range = range;
            this.place = place;
            this.value = value;
        }
    }

    MergedCells(List<CellRange> merged, Map<Integer, Integer> places, int headerRow, int lastRow) {
        this.places = places;
        for (CellRange m : merged) {
            if (m.firstRow() > headerRow
                    && m.firstRow() <= lastRow
                    && m.height() > 1
                    && places.containsKey(m.firstColumn())) {
                waiting.add(m);
            }
        }
        waiting.sort(Comparator.comparingInt(CellRange::firstRow));
    }

    /** Rows in ascending order. */
    void fill(int row, String[] cells) {
        while (next < waiting.size() && waiting.get(next).firstRow() <= row) {
            CellRange m = waiting.get(next++);
            int place = places.get(m.firstColumn());
            if (m.firstRow() == row && !cells[place].isEmpty()) {
                open.add(new Open(m, place, cells[place]));
            }
        }
        for (Iterator<Open> all = open.iterator(); all.hasNext(); ) {
            Open o = all.next();
            if (o.range.lastRow() < row) {
                all.remove();
            } else if (cells[o.place].isEmpty()) {
                cells[o.place] = o.value;
            }
        }
    }
}
