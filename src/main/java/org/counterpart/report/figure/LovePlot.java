package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.counterpart.matching.Balance;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.Wording;

/**
 * Standardised mean differences before and after matching, one row a variable or level, between dashed thresholds
 * (Love, 2004; the threshold 0.1 as in Austin, 2009, doi:10.1002/sim.3697). A difference that does not exist has no
 * mark; one beyond the axis an arrow.
 */
public record LovePlot(String id, List<Row> rows, double threshold) implements Drawing {
    private static final double MARGIN = 4;
    private static final double WIDEST = 2;
    private static final double THRESHOLD = 0.1;

    /**
     * @param indent 1 for a level of the variable above
     * @param before signed difference before matching; NaN where there is none; infinite when the groups do not overlap
     */
    public record Row(String label, int indent, double before, double after) {}

    public LovePlot {
        rows = List.copyOf(rows);
    }

    /** The rows of a balance, each called so. */
    public static LovePlot of(Stream<Balance.Row> rows, Function<Balance.Row, String> name) {
        return new LovePlot(
                "balance",
                rows.map(row -> new Row(
                                name.apply(row),
                                0,
                                row.before().smd(),
                                row.after().smd()))
                        .toList(),
                THRESHOLD);
    }

    /** A variable, or one level of it. */
    public static String name(Balance.Row row, Wording wording) {
        return row.level().isEmpty() ? wording.label(row.variable()) : wording.at(row.variable(), row.level());
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.love.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        Svg svg = new Svg(width.points());
        double widest = RowColumn.widest(
                rows.stream().map(Row::label).toList(),
                rows.stream().map(Row::indent).toList());
        double labels = Math.min(svg.width() * 0.46, Math.max(widest + 1, 30));
        RowColumn column = new RowColumn(MARGIN, labels, 4);
        rows.forEach(row -> column.add(row.label(), row.indent(), 12));
        column.draw(svg);
        AxisScale scale = scale(MARGIN + labels + 8, svg.width() - MARGIN - 8);
        frame(svg, scale, column.bottom());
        boolean cut = false;
        boolean absent = false;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = column.middle(i);
            if (scale.shows(row.before()) && scale.shows(row.after())) {
                svg.line(scale.at(row.before()), y, scale.at(row.after()), y, Ink.MUTED, 0.6);
            }
            cut |= mark(svg, scale, row.before(), y, false);
            cut |= mark(svg, scale, row.after(), y, true);
            absent |= Double.isNaN(row.before()) ^ Double.isNaN(row.after());
        }
        double y = axis(svg, scale, column.bottom(), messages);
        y = legend(svg, y, messages);
        List<String> notes = new ArrayList<>();
        if (cut) {
            notes.add(messages.text("figure.love.cut"));
        }
        if (absent) {
            notes.add(messages.text("figure.love.absent"));
        }
        for (String note : notes) {
            List<String> lines = Lettering.wrap(note, Svg.SMALL, svg.width() - 2 * MARGIN);
            y = svg.paragraph(MARGIN, y, Svg.SMALL, Ink.MUTED, lines);
        }
        String name = id + "-" + messages.language() + "-" + width.key();
        return svg.document(name, messages.language(), y + 3, title(messages), description(messages));
    }

    private AxisScale scale(double from, double to) {
        double most = Math.max(0.25, threshold * 2);
        for (Row row : rows) {
            for (double smd : new double[] {row.before(), row.after()}) {
                if (Math.abs(smd) <= WIDEST) {
                    most = Math.max(most, Math.abs(smd) * 1.08);
                }
            }
        }
        return new AxisScale(-most, most, from, to, AxisScale.Kind.LINEAR);
    }

    private void frame(Svg svg, AxisScale scale, double bottom) {
        svg.line(scale.at(0), 4, scale.at(0), bottom, Ink.AXIS, 0.7);
        for (double at : new double[] {-threshold, threshold}) {
            svg.line(scale.at(at), 4, scale.at(at), bottom, Ink.AXIS, 0.7, "2.5 2");
        }
    }

    /** True when the difference lies beyond the axis. */
    private static boolean mark(Svg svg, AxisScale scale, double smd, double y, boolean after) {
        String ink = after ? Ink.BLUE : Ink.VERMILION;
        if (Double.isNaN(smd)) {
            return false;
        }
        if (!scale.shows(smd)) {
            svg.arrowHead(smd > 0 ? scale.to() + 6 : scale.from() - 6, y, smd > 0 ? 1 : -1, 0, ink);
            return true;
        }
        svg.circle(scale.at(smd), y, 2.4, after ? ink : Ink.PAPER, ink);
        return false;
    }

    private static double axis(Svg svg, AxisScale scale, double y, Messages messages) {
        double middle = RowAxis.middle(scale);
        double room = 2 * (svg.width() - MARGIN - middle);
        return RowAxis.draw(svg, scale, y, messages.text("figure.love.axis"), room);
    }

    private double legend(Svg svg, double y, Messages messages) {
        return new Legend()
                        .add(
                                (s, x, at) -> s.circle(x, at, 2.4, Ink.PAPER, Ink.VERMILION),
                                8,
                                messages.text("figure.love.before"))
                        .add(
                                (s, x, at) -> s.circle(x, at, 2.4, Ink.BLUE, Ink.BLUE),
                                8,
                                messages.text("figure.love.after"))
                        .add(
                                (s, x, at) -> s.line(x - 7, at, x + 7, at, Ink.AXIS, 0.7, "2.5 2"),
                                14,
                                messages.text("figure.love.threshold", Shown.significant(threshold, 2)))
                        .draw(svg, MARGIN, y, svg.width() - 2 * MARGIN)
                + 2;
    }

    private String description(Messages messages) {
        StringBuilder out = new StringBuilder(messages.text("figure.love.description"));
        for (Row row : rows) {
            if (!Double.isNaN(row.before()) || !Double.isNaN(row.after())) {
                out.append(' ')
                        .append(messages.text(
                                "figure.love.row",
                                row.label(),
                                Shown.fixed(row.before(), 3),
                                Shown.fixed(row.after(), 3)));
            }
        }
        return out.toString();
    }
}
