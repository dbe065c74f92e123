package org.counterpart.report.figure;

import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.stats.Interval;

/**
 * Observed share of cases against predicted risk: groups with their intervals, and a smoothed curve if given. Only for
 * samples in which
 * absolute risk is known; the caller must not draw it for matched data without a prevalence.
 */
public record CalibrationFigure(String id, List<Group> groups, List<Point> smooth) implements Drawing {
    private static final double MARGIN = 4;

    /** Subjects of similar predicted risk. */
    public record Group(double predicted, double observed, Interval ci, long n) {}

    public CalibrationFigure {
        groups = List.copyOf(groups);
        smooth = List.copyOf(smooth);
    }

    @Override
    public Withheld withheld() {
        return Withheld.STEPS;
    }

    @Override
    public String title(Messages messages) {
        return messages.text(
                id.equals("calibration-validation") ? "figure.calibration.title-parts" : "figure.calibration.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        boolean beside = width == Width.TWO_COLUMNS;
        double most = 0.1;
        for (Group g : groups) {
            most = Math.max(most, Math.max(g.predicted(), Double.isNaN(g.ci().high()) ? g.observed() : g.ci().high()));
        }
        most = Math.min(1, Math.ceil(most * 10) / 10);
        Panel.Drawn panel = panel(name, messages, most).square(beside ? 265 : svg.width());
        svg.fragment(panel.svg(), 0, 0);
        double x = beside ? panel.width() + 4 : MARGIN;
        double y = beside ? panel.y().to() : panel.height() + 3;
        double bottom = legend(messages).drawDown(svg, x, y, svg.width() - x - MARGIN);
        return svg.document(
                name,
                messages.language(),
                Math.max(panel.height(), bottom) + 4,
                title(messages),
                description(messages));
    }

    private Panel panel(String name, Messages messages, double most) {
        Panel panel = new Panel(
                name,
                new Panel.Axis(messages.text("figure.calibration.x"), 0, most),
                new Panel.Axis(messages.text("figure.calibration.y"), 0, most));
        panel.curve(List.of(new Point(0, 0), new Point(most, most)), Ink.MUTED, Panel.Dash.DOTTED, 0.8);
        if (!smooth.isEmpty()) {
            panel.curve(smooth, Ink.VERMILION, Panel.Dash.DASHED, 1.2);
        }
        for (Group g : groups) {
            if (!Double.isNaN(g.ci().low()) && !Double.isNaN(g.ci().high())) {
                List<Point> bar =
                        List.of(new Point(g.predicted(), g.ci().low()), new Point(g.predicted(), g.ci().high()));
                panel.curve(bar, Ink.BLUE, Panel.Dash.SOLID, 0.9);
            }
        }
        panel.points(
                groups.stream().map(g -> new Point(g.predicted(), g.observed())).toList(), Ink.BLUE);
        return panel;
    }

    private Legend legend(Messages messages) {
        Legend legend = new Legend()
                .add(
                        (s, x, y) -> {
                            s.line(x, y - 4, x, y + 4, Ink.BLUE, 0.9);
                            s.circle(x, y, 2.2, Ink.PAPER, Ink.BLUE);
                        },
                        18,
                        messages.text("figure.calibration.groups"));
        if (!smooth.isEmpty()) {
            legend.line(Ink.VERMILION, 1.2, Panel.Dash.DASHED, messages.text("figure.calibration.smooth"));
        }
        return legend.line(Ink.MUTED, 0.8, Panel.Dash.DOTTED, messages.text("figure.calibration.ideal"));
    }

    private String description(Messages messages) {
        StringBuilder out = new StringBuilder(messages.text("figure.calibration.description"));
        for (Group g : groups) {
            out.append(' ')
                    .append(messages.text(
                            "figure.calibration.group",
                            Shown.fixed(g.predicted(), 3),
                            Shown.fixed(g.observed(), 3),
                            messages.ranges(Shown.interval(g.ci(), 3)),
                            g.n()));
        }
        return out.toString();
    }
}
