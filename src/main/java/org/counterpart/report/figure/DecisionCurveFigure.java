package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;

/**
 * Net benefit against the threshold probability (Vickers and Elkin 2006, doi:10.1177/0272989X06295361), beside treating
 * all and none. Only where absolute risk is known.
 *
 * @param all net benefit of treating everybody, over the same thresholds
 */
public record DecisionCurveFigure(String id, List<Curve> curves, List<Point> all) implements Drawing {
    private static final double MARGIN = 4;

    /** @param points threshold probability and net benefit */
    public record Curve(String name, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    public DecisionCurveFigure {
        curves = List.copyOf(curves);
        all = List.copyOf(all);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text(
                id.equals("decision-validation") ? "figure.decision.title-parts" : "figure.decision.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        boolean beside = width == Width.TWO_COLUMNS;
        double high = 0.01;
        double right = 0.1;
        for (Curve curve : curves) {
            for (Point p : curve.points()) {
                high = Math.max(high, p.y());
                right = Math.max(right, p.x());
            }
        }
        for (Point p : all) {
            high = Math.max(high, p.y());
        }
        // Below zero nothing is worth seeing but that a curve goes there.
        double low = -high * 0.2;
        Panel panel = new Panel(
                name,
                new Panel.Axis(messages.text("figure.decision.x"), 0, right),
                new Panel.Axis(messages.text("figure.decision.y"), low, high));
        panel.curve(List.of(new Point(0, 0), new Point(right, 0)), Ink.TEXT, Panel.Dash.SOLID, 0.8);
        above(all, low).forEach(stretch -> panel.curve(stretch, Ink.MUTED, Panel.Dash.DASHED, 1));
        for (int i = curves.size() - 1; i >= 0; i--) {
            int series = i;
            above(curves.get(i).points(), low)
                    .forEach(stretch -> panel.curve(stretch, Ink.series(series), Panel.Dash.of(series), 1.4));
        }
        double side = beside ? 300 : svg.width();
        Panel.Drawn drawn = panel.draw(side, side * 0.78);
        svg.fragment(drawn.svg(), 0, 0);
        double x = beside ? drawn.width() + 4 : MARGIN;
        double y = beside ? drawn.y().to() : drawn.height() + 3;
        double bottom = legend(messages).drawDown(svg, x, y, svg.width() - x - MARGIN);
        return svg.document(
                name,
                messages.language(),
                Math.max(drawn.height(), bottom) + 4,
                title(messages),
                messages.text(
                        "figure.decision.description",
                        String.join(
                                messages.text("figure.flow.join"),
                                curves.stream().map(Curve::name).toList())));
    }

    /** The stretches of a curve that lie in the panel, each as far as its lower edge. */
    private static List<List<Point>> above(List<Point> points, double low) {
        List<List<Point>> stretches = new ArrayList<>();
        List<Point> now = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            if (i > 0 && (p.y() < low) != (points.get(i - 1).y() < low)) {
                Point q = points.get(i - 1);
                now.add(new Point(q.x() + (p.x() - q.x()) * (low - q.y()) / (p.y() - q.y()), low));
            }
            if (p.y() >= low) {
                now.add(p);
            } else if (!now.isEmpty()) {
                stretches.add(now);
                now = new ArrayList<>();
            }
        }
        if (!now.isEmpty()) {
            stretches.add(now);
        }
        return stretches;
    }

    private Legend legend(Messages messages) {
        Legend legend = new Legend();
        for (int i = 0; i < curves.size(); i++) {
            legend.line(Ink.series(i), 1.4, Panel.Dash.of(i), curves.get(i).name());
        }
        return legend.line(Ink.MUTED, 1, Panel.Dash.DASHED, messages.text("figure.decision.all"))
                .line(Ink.TEXT, 0.8, Panel.Dash.SOLID, messages.text("figure.decision.none"));
    }
}
