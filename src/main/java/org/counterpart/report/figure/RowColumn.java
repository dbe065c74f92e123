package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.figure.Svg.Anchor;

/**
 * The labels down the left of a figure with one row a variable or level: wrapped, levels indented, every other row
 * shaded. A label that would take many lines may stand above what is drawn of its row, as wide as the figure.
 */
final class RowColumn {
    private static final double INDENT = 7;
    private static final double PADDING = 4;

    /** Of a label beside what is drawn. */
    private static final int MOST_LINES = 3;

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Integer> indents = new ArrayList<>();
    private final List<Double> tops = new ArrayList<>();
    /** Where the part of a row begins that is drawn in. */
    private final List<Double> drawnFrom = new ArrayList<>();

    private final double x;
    private final double width;
    private double bottom;

    RowColumn(double x, double width, double top) {
        this.x = x;
        this.width = width;
        this.bottom = top;
    }

    void add(String label, int indent, double leastHeight) {
        List<String> wrapped = Lettering.wrap(label, Svg.NORMAL, width - indent * INDENT);
        lines.add(wrapped);
        indents.add(indent);
        tops.add(bottom);
        drawnFrom.add(bottom);
        bottom += Math.max(leastHeight, height(wrapped) + PADDING);
    }

    /** The same, with the label above the rest where it would take many lines beside it. */
    void addLow(String label, int indent, double leastHeight, double figureWidth) {
        List<String> beside = Lettering.wrap(label, Svg.NORMAL, width - indent * INDENT);
        List<String> above = Lettering.wrap(label, Svg.NORMAL, figureWidth - indent * INDENT);
        double lowHeight = height(above) + PADDING / 2 + leastHeight;
        if (beside.size() <= MOST_LINES || lowHeight >= Math.max(leastHeight, height(beside) + PADDING)) {
            add(label, indent, leastHeight);
            return;
        }
        lines.add(above);
        indents.add(indent);
        tops.add(bottom);
        drawnFrom.add(bottom + height(above) + PADDING / 2);
        bottom += lowHeight;
    }

    private static double height(List<String> lines) {
        return lines.size() * Svg.NORMAL * Svg.LEADING;
    }

    double bottom() {
        return bottom;
    }

    /** The middle of what is drawn of a row. */
    double middle(int row) {
        return (drawnFrom.get(row) + end(row)) / 2;
    }

    /** A line down through all rows, which leaves out the labels that stand above. */
    void rule(Svg svg, double at, String ink, double thickness, String dashes) {
        double from = tops.isEmpty() ? bottom : tops.get(0);
        for (int i = 0; i < tops.size(); i++) {
            if (drawnFrom.get(i) > tops.get(i)) {
                segment(svg, at, from, tops.get(i), ink, thickness, dashes);
                from = drawnFrom.get(i);
            }
        }
        segment(svg, at, from, bottom, ink, thickness, dashes);
    }

    private static void segment(
            Svg svg, double at, double from, double to, String ink, double thickness, String dashes) {
        if (to > from) {
            svg.line(at, from, at, to, ink, thickness, dashes);
        }
    }

    private double end(int row) {
        return row + 1 < tops.size() ? tops.get(row + 1) : bottom;
    }

    void draw(Svg svg) {
        for (int i = 0; i < lines.size(); i++) {
            if (i % 2 == 0) {
                svg.rect(0, tops.get(i), svg.width(), end(i) - tops.get(i), Ink.BAND, "none", 0);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean above = drawnFrom.get(i) > tops.get(i);
            double middle = above ? (tops.get(i) + PADDING / 2 + drawnFrom.get(i)) / 2 : middle(i);
            svg.block(x + indents.get(i) * INDENT, middle, Anchor.START, Svg.NORMAL, Ink.TEXT, false, lines.get(i));
        }
    }

    /** The widest a label would be unwrapped, so that a column need not be wider. */
    static double widest(List<String> labels, List<Integer> indents) {
        double widest = 0;
        for (int i = 0; i < labels.size(); i++) {
            widest = Math.max(widest, Lettering.width(labels.get(i), Svg.NORMAL) + indents.get(i) * INDENT);
        }
        return widest;
    }
}
