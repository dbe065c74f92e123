package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;
import org.counterpart.stats.Interval;

/**
 * What bias could do: E-values with that of the nearer limit, the Γ at which a conclusion falls, and odds ratios
 * corrected for misclassification with their intervals, on one axis of ratios.
 */
public record SensitivityFigure(String id, List<Row> rows) implements Drawing {
    private static final double MARGIN = 4;
    private static final double RADIUS = 2.4;
    private static final double ROW = 12;
    private static final double FAR = 100;

    /**
     * @param value NaN of a heading
     * @param limit a second value with a mark of its own; NaN without
     */
    public record Row(String label, int indent, double value, double limit, Interval ci) {
        public static Row heading(String label) {
            return new Row(label, 0, Double.NaN, Double.NaN, Interval.NONE);
        }

        public static Row of(String label, double value, Interval ci) {
            return new Row(label, 1, value, Double.NaN, ci);
        }

        /** A value of the estimate and one of its limit. */
        public static Row pair(String label, double value, double limit) {
            return new Row(label, 1, value, limit, Interval.NONE);
        }

        private List<Double> drawn() {
            return List.of(value, limit, ci.low(), ci.high());
        }

        private String shown(Messages messages) {
            if (Double.isNaN(value)) {
                return "";
            }
            String text = Shown.ratio(value);
            if (!Double.isNaN(limit)) {
                return text + " (" + Shown.ratio(limit) + ")";
            }
            return Double.isNaN(ci.low()) ? text : text + " (" + messages.ranges(Shown.ratios(ci)) + ")";
        }
    }

    public SensitivityFigure {
        rows = List.copyOf(rows);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NUMBERS;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.sensitivity.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        Svg svg = new Svg(width.points());
        double numbers = rows.stream()
                        .mapToDouble(r -> Lettering.width(r.shown(messages), Svg.NORMAL))
                        .max()
                        .orElse(0)
                + 6;
        double widest = RowColumn.widest(
                rows.stream().map(Row::label).toList(),
                rows.stream().map(Row::indent).toList());
        double labels = Math.min((svg.width() - numbers) * 0.55, Math.max(widest + 1, 40));
        RowColumn column = new RowColumn(MARGIN, labels, 4);
        rows.forEach(row -> column.addLow(row.label(), row.indent(), ROW, svg.width() - 2 * MARGIN));
        column.draw(svg);
        AxisScale scale = scale(MARGIN + labels + 8, svg.width() - MARGIN - 8 - numbers);
        column.rule(svg, scale.at(1), Ink.AXIS, 0.6, "2.5 2");
        boolean cut = false;
        for (int i = 0; i < rows.size(); i++) {
            double y = column.middle(i);
            cut |= draw(svg, scale, rows.get(i), y);
            svg.text(
                    svg.width() - MARGIN,
                    y + Svg.NORMAL * 0.36,
                    Anchor.END,
                    Svg.NORMAL,
                    Ink.TEXT,
                    rows.get(i).shown(messages));
        }
        double y = axis(svg, scale, column.bottom(), messages);
        y = legend(svg, y, messages);
        if (cut) {
            List<String> lines =
                    Lettering.wrap(messages.text("figure.forest.cut"), Svg.SMALL, svg.width() - 2 * MARGIN);
            y = svg.paragraph(MARGIN, y, Svg.SMALL, Ink.MUTED, lines);
        }
        return svg.document(
                id + "-" + messages.language() + "-" + width.key(),
                messages.language(),
                y + 3,
                title(messages),
                description(messages));
    }

    /** It holds 1 and all that is not far out. */
    private AxisScale scale(double from, double to) {
        double low = 0.8;
        double high = 1.25;
        for (Row row : rows) {
            for (double x : row.drawn()) {
                if (x > 0 && Double.isFinite(x)) {
                    low = Math.min(low, Math.max(x, 1 / FAR) / 1.1);
                    high = Math.max(high, Math.min(x, FAR) * 1.1);
                }
            }
        }
        return new AxisScale(low, high, from, to, AxisScale.Kind.LOG);
    }

    /** True where something lies beyond the axis. */
    private static boolean draw(Svg svg, AxisScale scale, Row row, double y) {
        boolean cut = false;
        if (!Double.isNaN(row.ci().low())) {
            double from = Math.max(row.ci().low(), scale.min());
            double to = Math.min(row.ci().high(), scale.max());
            svg.line(scale.at(from), y, scale.at(to), y, Ink.BLUE, 1.1);
            cut |= ends(svg, scale, row.ci(), y);
        }
        if (!Double.isNaN(row.limit())) {
            svg.line(inside(scale, row.limit()), y, inside(scale, row.value()), y, Ink.MUTED, 0.6);
            cut |= mark(svg, scale, row.limit(), y, Ink.PAPER);
        }
        return mark(svg, scale, row.value(), y, Ink.BLUE) || cut;
    }

    private static boolean ends(Svg svg, AxisScale scale, Interval ci, double y) {
        if (ci.low() < scale.min()) {
            svg.arrowHead(scale.from(), y, -1, 0, Ink.BLUE);
        }
        if (ci.high() > scale.max()) {
            svg.arrowHead(scale.to(), y, 1, 0, Ink.BLUE);
        }
        return ci.low() < scale.min() || ci.high() > scale.max();
    }

    private static double inside(AxisScale scale, double value) {
        return scale.at(Math.max(scale.min(), Math.min(scale.max(), value)));
    }

    private static boolean mark(Svg svg, AxisScale scale, double value, double y, String fill) {
        if (Double.isNaN(value)) {
            return false;
        }
        if (scale.shows(value)) {
            svg.circle(scale.at(value), y, RADIUS, fill, Ink.BLUE);
            return false;
        }
        boolean high = value > scale.max();
        svg.arrowHead(high ? scale.to() : scale.from(), y, high ? 1 : -1, 0, Ink.BLUE);
        return true;
    }

    private static double axis(Svg svg, AxisScale scale, double y, Messages messages) {
        double middle = RowAxis.middle(scale);
        double room = 2 * Math.min(middle - MARGIN, svg.width() - MARGIN - middle);
        return RowAxis.draw(svg, scale, y, messages.text("figure.sensitivity.axis"), room);
    }

    private double legend(Svg svg, double y, Messages messages) {
        Legend legend = new Legend()
                .add(
                        (s, x, at) -> s.circle(x, at, RADIUS, Ink.BLUE, Ink.BLUE),
                        8,
                        messages.text("figure.sensitivity.value"));
        if (rows.stream().anyMatch(r -> !Double.isNaN(r.limit()))) {
            legend.add(
                    (s, x, at) -> s.circle(x, at, RADIUS, Ink.PAPER, Ink.BLUE),
                    8,
                    messages.text("figure.sensitivity.limit"));
        }
        return legend.draw(svg, MARGIN, y, svg.width() - 2 * MARGIN) + 2;
    }

    private String description(Messages messages) {
        List<String> out = new ArrayList<>(List.of(messages.text("figure.sensitivity.description")));
        for (Row row : rows) {
            out.add(messages.text("figure.sensitivity.row", row.label(), row.shown(messages)));
        }
        return String.join(" ", out);
    }
}
