package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.figure.Svg.Anchor;

/** The labels down the left of a figure with one row a variable or level: wrapped, levels indented, every other row shaded. */
final class RowColumn {
    private static final double INDENT = 7;
    private static final double PADDING = 4;

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Integer> indents = new ArrayList<>();
    private final List<Double> tops = new ArrayList<>();
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
        bottom += Math.max(leastHeight, wrapped.size() * Svg.NORMAL * Svg.LEADING + PADDING);
    }

    double bottom() {
        return bottom;
    }

    double middle(int row) {
        return (tops.get(row) + (row + 1 < tops.size() ? tops.get(row + 1) : bottom)) / 2;
    }

    void draw(Svg svg) {
        for (int i = 0; i < lines.size(); i++) {
            if (i % 2 == 0) {
                double next = i + 1 < tops.size() ? tops.get(i + 1) : bottom;
                svg.rect(0, tops.get(i), svg.width(), next - tops.get(i), Ink.BAND, "none", 0);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.block(x + indents.get(i) * INDENT, middle(i), Anchor.START, Svg.NORMAL, Ink.TEXT, false, lines.get(i));
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
