package org.counterpart.report;

import java.util.List;

/**
 * A table as a journal prints it: a title, one line of column heads, rows, footnotes. Writers (text, HTML, CSV, Word) know only this.
 *
 * @param id file-name-safe name, the same in every language: {@code table1}, {@code univariate}
 */
public record Table(String id, String title, List<Head> heads, List<Row> rows, List<String> notes) {

    public enum Align {
        LEFT,
        RIGHT
    }

    public record Head(String text, Align align) {
        public static Head left(String text) {
            return new Head(text, Align.LEFT);
        }

        public static Head right(String text) {
            return new Head(text, Align.RIGHT);
        }
    }

    /** @param indent 0 for a row of its own, 1 for a level below the row before */
    public record Row(int indent, List<Cell> cells) {
        public static Row of(Cell... cells) {
            return new Row(0, List.of(cells));
        }

        public static Row indented(Cell... cells) {
            return new Row(1, List.of(cells));
        }
    }

    /**
     * @param text what is printed
     * @param value the number behind it at full precision; NaN when the cell is text
     * @param origin where the number comes from (test, formula, rows used); empty when it is text
     */
    public record Cell(String text, double value, String origin) {
        public static final Cell EMPTY = of("");

        public static Cell of(String text) {
            return new Cell(text, Double.NaN, "");
        }

        public static Cell of(String text, double value) {
            return new Cell(text, value, "");
        }

        public Cell from(String newOrigin) {
            return new Cell(text, value, newOrigin);
        }
    }

    public Table {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (Row row : rows) {
            if (row.cells().size() != heads.size()) {
                throw new IllegalArgumentException("a row of table " + id + " must have " + heads.size()
                        + " cells, got " + row.cells().size());
            }
        }
    }
}
