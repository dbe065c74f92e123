package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;
import org.counterpart.stats.Interval;

/**
 * The estimates of one quantity in every universe, in ascending order, each with its interval, the printed value
 * across; below, a mark in the row of each alternative a universe uses (Simonsohn, Simmons and Nelson 2020,
 * doi:10.1038/s41562-020-0912-z). Of more universes than fit side by side, evenly spaced ones are drawn.
 *
 * @param quantity its name as printed
 * @param published NaN when none is printed
 * @param rows the choices that vary
 */
public record SpecificationCurve(
        String id, String quantity, Quantity kind, double published, List<Estimate> estimates, List<Rows> rows)
        implements Drawing {
    private static final double MARGIN = 4;
    private static final double PLOT = 118;
    private static final double ROW = 9;
    /** Points of the page a universe needs. */
    private static final double STEP = 1.1;

    /** How a quantity is drawn: its scale, and the value of no effect. */
    public enum Quantity {
        ODDS_RATIO(1, AxisScale.Kind.LOG),
        AUC(0.5, AxisScale.Kind.LINEAR);

        private final double noEffect;
        private final AxisScale.Kind scale;

        Quantity(double noEffect, AxisScale.Kind scale) {
            this.noEffect = noEffect;
            this.scale = scale;
        }
    }

    /** @param values what each choice says, in the order of the rows */
    public record Estimate(double value, Interval ci, List<String> values) {}

    /** A choice and its alternatives. */
    public record Rows(String choice, List<String> alternatives) {}

    public SpecificationCurve {
        estimates = estimates.stream()
                .sorted(Comparator.comparingDouble(Estimate::value))
                .toList();
        rows = List.copyOf(rows);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.multiverse.title", quantity);
    }

    @Override
    public String svg(Messages messages, Width width) {
        Svg svg = new Svg(width.points());
        List<String> labels = rows.stream()
                .flatMap(r -> r.alternatives().stream().map(a -> r.choice() + ": " + a))
                .toList();
        double widest = labels.stream()
                .mapToDouble(l -> Lettering.width(l, Svg.SMALL))
                .max()
                .orElse(0);
        double left = MARGIN + Math.max(28, Math.min(svg.width() * 0.42, widest)) + 6;
        double right = svg.width() - MARGIN - 3;
        double y = MARGIN;
        for (String line : Lettering.wrap(quantity, Svg.NORMAL, svg.width() - 2 * MARGIN)) {
            svg.text(MARGIN, y + Svg.NORMAL, Anchor.START, Svg.NORMAL, Ink.TEXT, true, line);
            y += Svg.NORMAL * Svg.LEADING;
        }
        List<Estimate> drawn = drawn((right - left) / STEP);
        y = plot(svg, drawn, left, right, y + 4);
        y = strip(svg, drawn, left, right, y + 5);
        y = svg.paragraph(
                MARGIN,
                y + 2,
                Svg.SMALL,
                Ink.MUTED,
                Lettering.wrap(caption(messages, drawn.size()), Svg.SMALL, svg.width() - 2 * MARGIN));
        y = legend(messages).draw(svg, MARGIN, y + 2, svg.width() - 2 * MARGIN);
        String name = id + "-" + messages.language() + "-" + width.key();
        return svg.document(name, messages.language(), y + 3, title(messages), description(messages));
    }

    /** All estimates, or as many as there is room for, evenly spaced, the first and last among them. */
    private List<Estimate> drawn(double room) {
        int most = (int) room;
        if (estimates.size() <= most) {
            return estimates;
        }
        List<Estimate> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(estimates.get((int) Math.round(i * (estimates.size() - 1.0) / (most - 1))));
        }
        return some;
    }

    private static double x(int i, int n, double left, double right) {
        return left + (i + 0.5) * (right - left) / n;
    }

    private double plot(Svg svg, List<Estimate> drawn, double left, double right, double top) {
        double bottom = top + PLOT;
        AxisScale scale = scale(bottom, top);
        for (AxisScale.Tick tick : scale.ticks(Svg.SMALL)) {
            double y = scale.at(tick.value());
            svg.line(left, y, right, y, Ink.GRID, 0.5);
            svg.text(left - 4, y + Svg.SMALL * 0.36, Anchor.END, Svg.SMALL, Ink.TEXT, tick.text());
        }
        if (scale.shows(kind.noEffect)) {
            svg.line(left, scale.at(kind.noEffect), right, scale.at(kind.noEffect), Ink.AXIS, 0.7);
        }
        for (int i = 0; i < drawn.size(); i++) {
            Interval ci = drawn.get(i).ci();
            if (!Double.isNaN(ci.low())) {
                double x = x(i, drawn.size(), left, right);
                double low = Math.max(scale.min(), Math.min(scale.max(), ci.low()));
                double high = Math.max(scale.min(), Math.min(scale.max(), ci.high()));
                svg.line(x, scale.at(low), x, scale.at(high), Ink.tint(ink(drawn.get(i))), 0.8);
            }
        }
        for (int i = 0; i < drawn.size(); i++) {
            double y = scale.at(
                    Math.max(scale.min(), Math.min(scale.max(), drawn.get(i).value())));
            svg.rect(x(i, drawn.size(), left, right) - 0.7, y - 0.7, 1.4, 1.4, ink(drawn.get(i)), "none", 0);
        }
        if (scale.shows(published)) {
            svg.line(left, scale.at(published), right, scale.at(published), Ink.TEXT, 0.9, "4 2.5");
        }
        svg.line(left, top, left, bottom, Ink.AXIS, 0.7);
        return bottom;
    }

    private String ink(Estimate e) {
        return e.ci().contains(kind.noEffect) ? Ink.MUTED : Ink.BLUE;
    }

    /** Room for every estimate and the printed value, and for the intervals of the middle nine tenths. */
    private AxisScale scale(double bottom, double top) {
        double[] lows = estimates.stream()
                .map(Estimate::ci)
                .mapToDouble(Interval::low)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] highs = estimates.stream()
                .map(Estimate::ci)
                .mapToDouble(Interval::high)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double min = estimates.get(0).value();
        double max = estimates.get(estimates.size() - 1).value();
        if (lows.length > 0) {
            min = Math.min(min, lows[lows.length / 20]);
            max = Math.max(max, highs[highs.length - 1 - highs.length / 20]);
        }
        min = Math.min(min, kind.noEffect);
        max = Math.max(max, kind.noEffect);
        if (!Double.isNaN(published)) {
            min = Math.min(min, published);
            max = Math.max(max, published);
        }
        boolean log = kind.scale == AxisScale.Kind.LOG;
        double low = log ? Math.max(min, 1e-3) / 1.05 : Math.max(0, min - 0.02);
        double high = log ? Math.min(max, 1e4) * 1.05 : Math.min(1, max + 0.02);
        return new AxisScale(low, high, bottom, top, kind.scale);
    }

    private double strip(Svg svg, List<Estimate> drawn, double left, double right, double top) {
        double y = top;
        for (int c = 0; c < rows.size(); c++) {
            for (String alternative : rows.get(c).alternatives()) {
                if (c % 2 == 0) {
                    svg.rect(0, y, svg.width(), ROW, Ink.BAND, "none", 0);
                }
                String label = rows.get(c).choice() + ": " + alternative;
                svg.text(left - 4, y + ROW * 0.72, Anchor.END, fitting(label, left - 4 - MARGIN), Ink.TEXT, label);
                marks(svg, drawn, c, alternative, left, right, y);
                y += ROW;
            }
        }
        return y;
    }

    private static double fitting(String label, double room) {
        return Math.min(Svg.SMALL, Svg.SMALL * room / Lettering.width(label, Svg.SMALL));
    }

    private void marks(
            Svg svg, List<Estimate> drawn, int choice, String alternative, double left, double right, double y) {
        for (int i = 0; i < drawn.size(); i++) {
            if (drawn.get(i).values().get(choice).equals(alternative)) {
                double x = x(i, drawn.size(), left, right);
                svg.line(x, y + 1.5, x, y + ROW - 1.5, ink(drawn.get(i)), 0.6);
            }
        }
    }

    private String caption(Messages messages, int drawn) {
        String n = Shown.count(estimates.size(), messages.language());
        return drawn < estimates.size()
                ? messages.text("figure.multiverse.some", n, Shown.count(drawn, messages.language()))
                : messages.text("figure.multiverse.all", n);
    }

    private Legend legend(Messages messages) {
        Legend legend = new Legend()
                .add(
                        (s, x, y) -> s.rect(x - 2, y - 2, 4, 4, Ink.BLUE, "none", 0),
                        6,
                        messages.text("figure.multiverse.excludes", Shown.significant(kind.noEffect, 2)))
                .add(
                        (s, x, y) -> s.rect(x - 2, y - 2, 4, 4, Ink.MUTED, "none", 0),
                        6,
                        messages.text("figure.multiverse.includes", Shown.significant(kind.noEffect, 2)));
        return Double.isNaN(published)
                ? legend
                : legend.add(
                        (s, x, y) -> s.line(x - 7, y, x + 7, y, Ink.TEXT, 0.9, "4 2.5"),
                        14,
                        messages.text("figure.multiverse.published", Shown.significant(published, 4)));
    }

    private String description(Messages messages) {
        return messages.text(
                "figure.multiverse.description",
                quantity,
                Shown.count(estimates.size(), messages.language()),
                Shown.significant(estimates.get(0).value(), 3),
                Shown.significant(estimates.get(estimates.size() - 1).value(), 3));
    }
}
