package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.stats.OneLine;

/**
 * A table as a journal prints it: a title, one line of column heads, rows, footnotes. Writers (text, HTML, CSV, Word)
 * know only this. Every text in it is
 * on one line and seen as it is, whatever the labels and cells of a study hold.
 *
 * @param id file-name-safe name, the same in every language: {@code table1}, {@code univariate}
 */
public record Table(String id, String title, List<Head> heads, List<Row> rows, List<String> notes) {

    public enum Align {
        LEFT,
        RIGHT
    }

    public record Head(String text, Align align) {
        public Head {
            text = OneLine.of(text);
        }

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
     * @param quantity what kind of number it is
     * @param link a page beside the one it stands on, that it leads to; empty where it leads nowhere
     */
    public record Cell(String text, double value, String origin, Quantity quantity, String link) {
        public Cell {
            text = OneLine.of(text);
            origin = OneLine.of(origin);
        }

        /** What decides how a number is printed. */
        public enum Quantity {
            P,
            OTHER
        }

        public static final Cell EMPTY = of("");

        /** A number that is not published. */
        public static final Cell HIDDEN = of(Disclosure.MARK);

        public static Cell of(String text) {
            return of(text, Double.NaN);
        }

        public static Cell of(String text, double value) {
            return new Cell(text, value, "", Quantity.OTHER, "");
        }

        /** A P value; a dash where there is none. */
        public static Cell p(double p) {
            return new Cell(Double.isNaN(p) ? Shown.NONE : Shown.p(p), p, "", Quantity.P, "");
        }

        public Cell from(String newOrigin) {
            return new Cell(text, value, newOrigin, quantity, link);
        }

        public Cell to(String page) {
            return new Cell(text, value, origin, quantity, page);
        }

        private Cell withP(int decimals) {
            return quantity == Quantity.P && !Double.isNaN(value)
                    ? new Cell(Shown.p(value, decimals), value, origin, quantity, link)
                    : this;
        }
    }

    /** With so many decimals of each P value. */
    public Table withP(int decimals) {
        List<Row> all = rows.stream()
                .map(r -> new Row(
                        r.indent(),
                        r.cells().stream().map(c -> c.withP(decimals)).toList()))
                .toList();
        return new Table(id, title, heads, all, notes);
    }

    /** With the ranges of its cells as the language prints them. */
    public Table in(Messages messages) {
        List<Row> all = rows.stream()
                .map(r -> new Row(
                        r.indent(),
                        r.cells().stream()
                                .map(c -> new Cell(
                                        messages.ranges(c.text()), c.value(), c.origin(), c.quantity(), c.link()))
                                .toList()))
                .toList();
        return new Table(id, messages.ranges(title), heads, all, notes);
    }

    /** With every number hidden; the first column names the rows. */
    public Table hidden() {
        List<Row> all = new ArrayList<>();
        for (Row row : rows) {
            List<Cell> cells = new ArrayList<>(List.of(row.cells().get(0)));
            row.cells().stream()
                    .skip(1)
                    .map(c -> c.text().isEmpty() ? c : Cell.HIDDEN)
                    .forEach(cells::add);
            all.add(new Row(row.indent(), cells));
        }
        return new Table(id, title, heads, all, notes);
    }

    /** With numbers as precise as they are printed, and a footnote where one is hidden. */
    public Table published(String footnote) {
        List<Row> all = rows.stream()
                .map(r -> new Row(
                        r.indent(),
                        r.cells().stream()
                                .map(c -> new Cell(c.text(), Double.NaN, c.origin(), c.quantity(), c.link()))
                                .toList()))
                .toList();
        List<String> footnotes = new ArrayList<>(notes);
        if (Stream.concat(
                        Stream.of(title),
                        rows.stream().flatMap(r -> r.cells().stream()).map(Cell::text))
                .anyMatch(t -> t.contains(Disclosure.MARK))) {
            footnotes.add(footnote);
        }
        return new Table(id, title, heads, all, footnotes);
    }

    public Table {
        title = OneLine.of(title);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        notes = notes.stream().map(OneLine::of).toList();
        for (Row row : rows) {
            if (row.cells().size() != heads.size()) {
                throw new IllegalArgumentException("a row of table " + id + " must have " + heads.size()
                        + " cells, got " + row.cells().size());
            }
        }
    }
}
