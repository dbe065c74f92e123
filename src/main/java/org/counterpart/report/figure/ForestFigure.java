package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;
import org.counterpart.stats.Interval;

/**
 * Odds ratios with their intervals on a log axis, the numbers beside. The axis spans what there is, but for values far
 * out, which would press all others together: what lies beyond it (or is infinite) ends in an arrow and the figure says
 * so; an odds ratio that does not exist has no mark, and its number is a dash that the figure explains.
 *
 * @param series what is estimated in each row: crude, adjusted, conditional
 */
public record ForestFigure(String id, List<Series> series, List<Row> rows) implements Drawing {
    private static final double MARGIN = 4;
    private static final double STEP = Svg.NORMAL * 1.35;

    /** An odds ratio beyond this, or below its inverse, does not stretch the axis. */
    private static final double FAR = 100;

    /** What is drawn of an interval that lies beyond the axis as a whole. */
    private static final double STUB = 9;

    /** How far beyond the odds ratios an interval may stretch it. */
    private static final double STRETCH = 8;

    /** The kinds of odds ratio, each with its own mark and colour. */
    public enum Series {
        CRUDE,
        ADJUSTED,
        CONDITIONAL;

        private String text(Messages messages) {
            return messages.text("figure.forest." + name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * An odds ratio; {@link #NONE} where there is none.
     *
     * @param or NaN or infinite when the data do not determine it
     */
    public record Estimate(double or, Interval ci) {
        public static final Estimate NONE = new Estimate(Double.NaN, Interval.NONE);

        /** There is one, but it is not published. */
        public static final Estimate HIDDEN = new Estimate(Double.NEGATIVE_INFINITY, Interval.NONE);

        boolean exists() {
            return or > 0 && Double.isFinite(or);
        }
    }

    /**
     * @param indent 0 for a variable, 1 for a level of the variable above
     * @param estimates one a series, in the order of {@code series}; empty for a heading or a reference level
     */
    public record Row(String label, int indent, List<Estimate> estimates) {
        public Row {
            estimates = List.copyOf(estimates);
        }

        /** A row with no odds ratio: the name of a factor, or its reference level. */
        public static Row heading(String label, int indent) {
            return new Row(label, indent, List.of());
        }
    }

    public ForestFigure {
        series = List.copyOf(series);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (!row.estimates().isEmpty() && row.estimates().size() != series.size()) {
                throw new IllegalArgumentException("row " + row.label() + " must have one estimate for each of "
                        + series.size() + " series, got " + row.estimates().size());
            }
        }
    }

    @Override
    public Withheld withheld() {
        return Withheld.NUMBERS;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.forest.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        return new Page(messages, width).draw();
    }

    /**
     * The axis holds 1 and every estimate that is not far out; an interval may stretch it, but only so far beyond the
     * estimates.
     */
    private AxisScale scale(double from, double to) {
        double low = 1;
        double high = 1;
        for (Row row : rows) {
            for (Estimate e : row.estimates()) {
                if (e.exists()) {
                    low = Math.min(low, Math.max(e.or(), 1 / FAR));
                    high = Math.max(high, Math.min(e.or(), FAR));
                }
            }
        }
        double lowest = low;
        double highest = high;
        for (Row row : rows) {
            for (Estimate e : row.estimates()) {
                if (e.exists() && e.ci().low() > 0) {
                    lowest = Math.min(lowest, Math.max(e.ci().low(), low / STRETCH));
                }
                if (e.exists() && e.ci().high() < Double.POSITIVE_INFINITY) {
                    highest = Math.max(highest, Math.min(e.ci().high(), high * STRETCH));
                }
            }
        }
        return new AxisScale(
                Math.min(lowest / 1.15, 0.8), Math.max(highest * 1.15, 1.25), from, to, AxisScale.Kind.LOG);
    }

    static void mark(Svg svg, Series series, double x, double y) {
        double r = 2.3;
        switch (series) {
            case CRUDE -> svg.circle(x, y, r, Ink.PAPER, Ink.VERMILION);
            case ADJUSTED -> svg.rect(x - r, y - r, 2 * r, 2 * r, Ink.BLUE, Ink.BLUE, 0.9);
            case CONDITIONAL ->
                svg.polygon(Ink.GREEN, Ink.GREEN, x, y - r * 1.3, x + r * 1.3, y, x, y + r * 1.3, x - r * 1.3, y);
        }
    }

    private static String colour(Series series) {
        return switch (series) {
            case CRUDE -> Ink.VERMILION;
            case ADJUSTED -> Ink.BLUE;
            case CONDITIONAL -> Ink.GREEN;
        };
    }

    /** One drawing of the figure: where things stand, and what had to be said. */
    private final class Page {
        private final Messages messages;
        private final Svg svg;
        /** The numbers of all series in one column, under one another. */
        private final boolean stacked;

        private final double numbers;
        private final double labels;
        private boolean cut;
        private boolean absent;

        Page(Messages messages, Width width) {
            this.messages = messages;
            this.svg = new Svg(width.points());
            this.stacked = width == Width.ONE_COLUMN || series.size() > 3;
            this.numbers = numberWidth();
            double used = 2 * MARGIN + 16 + numbers * (stacked ? 1 : series.size());
            double share = (svg.width() - used) * (stacked ? 0.52 : 0.55);
            double widest = RowColumn.widest(
                    rows.stream().map(Row::label).toList(),
                    rows.stream().map(Row::indent).toList());
            this.labels = Math.min(share, Math.max(widest + 1, 40));
        }

        private double numberWidth() {
            double widest = Lettering.width(messages.text("figure.forest.or-ci"), Svg.NORMAL) * (stacked ? 0.75 : 1.06);
            for (Row row : rows) {
                for (Estimate e : row.estimates()) {
                    widest = Math.max(widest, Lettering.width(shown(e), Svg.NORMAL));
                }
            }
            return widest + 6;
        }

        String draw() {
            double plotFrom = MARGIN + labels + 8;
            double plotTo = svg.width() - MARGIN - 8 - numbers * (stacked ? 1 : series.size());
            AxisScale scale = scale(plotFrom, plotTo);
            double top = heads(plotTo + 8);
            RowColumn column = new RowColumn(MARGIN, labels, top);
            double room = svg.width() - 2 * MARGIN;
            rows.forEach(row -> column.addLow(row.label(), row.indent(), Math.max(1, drawn(row)) * STEP + 3, room));
            column.draw(svg);
            double bottom = column.bottom();
            svg.line(0, top, svg.width(), top, Ink.TEXT, 0.6);
            column.rule(svg, scale.at(1), Ink.AXIS, 0.6, "2.5 2");
            for (int i = 0; i < rows.size(); i++) {
                row(scale, rows.get(i), column.middle(i), plotTo + 8);
            }
            double y = axis(scale, bottom);
            y = legend(y);
            return svg.document(
                    id + "-" + messages.language() + (stacked ? "-narrow" : "-wide"),
                    messages.language(),
                    y + 3,
                    title(messages),
                    description());
        }

        private double heads(double x) {
            String head = messages.text("figure.forest.or-ci");
            List<List<String>> texts = new ArrayList<>();
            if (stacked) {
                texts.add(Lettering.wrap(head, Svg.NORMAL, numbers));
            } else {
                for (Series s : series) {
                    List<String> lines = new ArrayList<>(Lettering.wrap(s.text(messages), Svg.NORMAL, numbers - 4));
                    lines.add(head);
                    texts.add(lines);
                }
            }
            int most = texts.stream().mapToInt(List::size).max().orElse(1);
            double height = most * Svg.NORMAL * Svg.LEADING + 6;
            for (int i = 0; i < texts.size(); i++) {
                svg.block(x + (i + 1) * numbers - 2, height / 2, Anchor.END, Svg.NORMAL, Ink.TEXT, true, texts.get(i));
            }
            svg.block(
                    MARGIN,
                    height / 2,
                    Anchor.START,
                    Svg.NORMAL,
                    Ink.TEXT,
                    true,
                    List.of(messages.text("figure.variable")));
            return height;
        }

        private static int drawn(Row row) {
            return (int) row.estimates().stream().filter(Estimate::exists).count();
        }

        private void row(AxisScale scale, Row row, double middle, double numbersFrom) {
            double y = middle - (Math.max(1, drawn(row)) - 1) / 2.0 * STEP;
            for (int s = 0; s < row.estimates().size(); s++) {
                Estimate e = row.estimates().get(s);
                double textX = numbersFrom + (stacked ? 1 : s + 1) * numbers - 2;
                if (!stacked || e.exists() || (drawn(row) == 0 && s == 0)) {
                    double baseline = (stacked ? y : middle) + Svg.NORMAL * 0.36;
                    svg.text(textX, baseline, Anchor.END, Svg.NORMAL, Ink.TEXT, shown(e));
                    absent |= !e.exists() && !e.equals(Estimate.HIDDEN);
                }
                if (e.exists()) {
                    estimate(scale, e, series.get(s), y);
                    y += STEP;
                }
            }
        }

        private void estimate(AxisScale scale, Estimate e, Series kind, double y) {
            String ink = colour(kind);
            if (!Double.isNaN(e.ci().low()) && !Double.isNaN(e.ci().high())) {
                double from = limit(scale, e.ci().low(), y, -1, ink);
                double to = limit(scale, e.ci().high(), y, 1, ink);
                svg.line(from, y, to, y, ink, 1.1);
            }
            if (scale.shows(e.or())) {
                mark(svg, kind, scale.at(e.or()), y);
            }
        }

        private double limit(AxisScale scale, double value, double y, int direction, String ink) {
            if (scale.shows(value)) {
                double x = scale.at(value);
                svg.line(x, y - 1.7, x, y + 1.7, ink, 0.9);
                return x;
            }
            cut = true;
            boolean low = value < scale.min();
            double x = low ? scale.from() : scale.to();
            if (low != direction < 0) {
                // Even the nearer limit lies beyond: a short line into the arrow of the other.
                return x + (low ? STUB : -STUB);
            }
            svg.arrowHead(x, y, direction, 0, ink);
            return x - direction * 2;
        }

        private double axis(AxisScale scale, double y) {
            double middle = RowAxis.middle(scale);
            double room = 2 * Math.min(middle - MARGIN, svg.width() - MARGIN - middle);
            return RowAxis.draw(svg, scale, y, messages.text("figure.forest.axis"), room);
        }

        private double legend(double y) {
            Legend legend = new Legend();
            for (Series s : series) {
                legend.add(
                        (page, x, at) -> {
                            page.line(x - 8, at, x + 8, at, colour(s), 1.1);
                            mark(page, s, x, at);
                        },
                        16,
                        s.text(messages));
            }
            double below = legend.draw(svg, MARGIN, y, svg.width() - 2 * MARGIN) + 2;
            for (String note : notes()) {
                List<String> lines = Lettering.wrap(note, Svg.SMALL, svg.width() - 2 * MARGIN);
                below = svg.paragraph(MARGIN, below, Svg.SMALL, Ink.MUTED, lines);
            }
            return below;
        }

        private List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (cut) {
                notes.add(messages.text("figure.forest.cut"));
            }
            if (absent) {
                notes.add(messages.text("figure.forest.absent"));
            }
            return notes;
        }

        private String description() {
            StringBuilder out = new StringBuilder(messages.text("figure.forest.description"));
            for (Row row : rows) {
                for (int s = 0; s < row.estimates().size(); s++) {
                    out.append(' ')
                            .append(messages.text(
                                    "figure.forest.row",
                                    row.label(),
                                    series.get(s).text(messages),
                                    shown(row.estimates().get(s))));
                }
            }
            notes().forEach(note -> out.append(' ').append(note));
            return out.toString();
        }

        private String shown(Estimate e) {
            return e.equals(Estimate.HIDDEN)
                    ? Disclosure.MARK
                    : e.exists() ? number(e.or()) + " (" + messages.ranges(ci(e.ci())) + ")" : Shown.NONE;
        }

        private static String ci(Interval ci) {
            return Double.isNaN(ci.low()) && Double.isNaN(ci.high())
                    ? Shown.NONE
                    : number(ci.low()) + "–" + number(ci.high());
        }

        /**
         * Two decimals, fewer for what is large, so that a huge limit does not widen the figure; more for what would be
         * 0.00.
         */
        private static String number(double value) {
            if (value > 0 && value < 0.005) {
                return Shown.significant(value, 1);
            }
            return value >= 999_999.5 && Double.isFinite(value)
                    ? Shown.scientific(value, 2)
                    : Shown.fixed(value, value >= 99.95 ? 0 : 2);
        }
    }
}
