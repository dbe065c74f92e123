package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;
import org.counterpart.stats.Interval;

/**
 * How the mean of each group moves from one measurement to the next, with its confidence interval.
 *
 * @param of what was measured
 * @param times what the measurements are called, in their order
 */
public record ProfileFigure(String id, String of, List<String> times, List<Line> lines) implements Drawing {
    private static final double MARGIN = 4;
    private static final double HEIGHT = 170;
    private static final double ASIDE = 5;
    private static final double CAP = 2.5;

    /** Of one group, time by time. */
    public record Line(String label, List<Double> means, List<Interval> limits) {
        public Line {
            means = List.copyOf(means);
            limits = List.copyOf(limits);
        }
    }

    public ProfileFigure {
        times = List.copyOf(times);
        lines = List.copyOf(lines);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.profile.title", of);
    }

    @Override
    public String svg(Messages messages, Width width) {
        Svg svg = new Svg(width.points());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (int t = 0; t < times.size(); t++) {
                low = Math.min(low, lowest(line, t));
                high = Math.max(high, highest(line, t));
            }
        }
        double room = high > low ? 0.05 * (high - low) : 0.5;
        double top = MARGIN + Svg.NORMAL * Svg.LEADING + 4;
        AxisScale y = new AxisScale(low - room, high + room, top + HEIGHT, top, AxisScale.Kind.LINEAR);
        List<AxisScale.Tick> ticks = y.ticks(Svg.SMALL);
        double widest = ticks.stream()
                .mapToDouble(t -> Lettering.width(t.text(), Svg.SMALL))
                .max()
                .orElse(0);
        double left = MARGIN + widest + 8;
        double right = svg.width() - MARGIN;
        svg.text(MARGIN, MARGIN + Svg.NORMAL, Anchor.START, Svg.NORMAL, Ink.TEXT, false, of);
        for (AxisScale.Tick tick : ticks) {
            double at = y.at(tick.value());
            svg.line(left, at, right, at, Ink.GRID, 0.6);
            svg.text(left - 4, at + Svg.SMALL * 0.35, Anchor.END, Svg.SMALL, Ink.TEXT, false, tick.text());
        }
        svg.line(left, top + HEIGHT, right, top + HEIGHT, Ink.AXIS, 0.7);
        double step = (right - left) / times.size();
        double bottom = top + HEIGHT;
        for (int t = 0; t < times.size(); t++) {
            double line = top + HEIGHT + 4;
            for (String text : Lettering.wrap(times.get(t), Svg.SMALL, step - 4)) {
                line += Svg.SMALL * Svg.LEADING;
                svg.text(left + (t + 0.5) * step, line, Anchor.MIDDLE, Svg.SMALL, Ink.TEXT, false, text);
            }
            bottom = Math.max(bottom, line);
        }
        Legend legend = new Legend();
        StringBuilder said = new StringBuilder(messages.text("figure.profile.description", of));
        for (int g = 0; g < lines.size(); g++) {
            line(svg, lines.get(g), g, left, step, y);
            legend.line(Ink.series(g), 1.4, Panel.Dash.of(g), lines.get(g).label());
            said.append(' ').append(spoken(lines.get(g), messages));
        }
        double end = legend.draw(svg, left, bottom + 8, right - left);
        return svg.document(
                id + "-" + messages.language() + "-" + width.key(),
                messages.language(),
                end + 4,
                title(messages),
                said.toString());
    }

    private void line(Svg svg, Line line, int group, double left, double step, AxisScale y) {
        double aside = (group - (lines.size() - 1) / 2.0) * ASIDE;
        String ink = Ink.series(group);
        for (int t = 0; t < times.size(); t++) {
            double x = left + (t + 0.5) * step + aside;
            double at = y.at(line.means().get(t));
            if (t > 0) {
                svg.line(
                        x - step,
                        y.at(line.means().get(t - 1)),
                        x,
                        at,
                        ink,
                        1.4,
                        Panel.Dash.of(group).pattern());
            }
            double from = y.at(lowest(line, t));
            double to = y.at(highest(line, t));
            svg.line(x, from, x, to, ink, 0.9);
            svg.line(x - CAP, from, x + CAP, from, ink, 0.9);
            svg.line(x - CAP, to, x + CAP, to, ink, 0.9);
            svg.circle(x, at, 2.2, ink, Ink.PAPER);
        }
    }

    /** The mean itself where one subject has no interval. */
    private static double lowest(Line line, int time) {
        double low = line.limits().get(time).low();
        return Double.isNaN(low) ? line.means().get(time) : low;
    }

    private static double highest(Line line, int time) {
        double high = line.limits().get(time).high();
        return Double.isNaN(high) ? line.means().get(time) : high;
    }

    private String spoken(Line line, Messages messages) {
        List<String> each = new ArrayList<>();
        IntStream.range(0, times.size())
                .forEach(t -> each.add(messages.text(
                        "figure.profile.at",
                        times.get(t),
                        org.counterpart.report.Shown.significant(line.means().get(t), 4))));
        return messages.text(
                "figure.profile.line", line.label(), String.join(messages.text("figure.profile.and"), each));
    }
}
