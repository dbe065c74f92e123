package org.counterpart.report.figure;

import java.util.List;
import java.util.function.Function;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Point.Band;
import org.counterpart.report.figure.Svg.Anchor;

/**
 * The share without an event over time, with the numbers at risk beneath.
 *
 * @param name what the report calls it
 * @param time title of its axis
 * @param joined whether steps with small counts are joined
 */
public record SurvivalFigure(String id, String name, String time, List<Curve> curves, boolean joined)
        implements Drawing {
    private static final double MARGIN = 4;

    /**
     * @param name empty where there is one curve
     * @param points its corners
     * @param atRisk numbers at risk at times, as they are shown
     */
    public record Curve(String name, List<Point> points, List<Band> band, Function<List<Double>, List<String>> atRisk) {
        public Curve {
            points = List.copyOf(points);
            band = List.copyOf(band);
        }
    }

    public SurvivalFigure {
        curves = List.copyOf(curves);
    }

    @Override
    public Withheld withheld() {
        return joined ? Withheld.STEPS : Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.survival.title", name);
    }

    @Override
    public String svg(Messages messages, Width width) {
        String unique = id + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        double right = curves.stream()
                .flatMap(c -> c.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(1);
        Panel.Axis x = new Panel.Axis(time, 0, right > 0 ? right : 1);
        Panel panel = new Panel(unique, x, new Panel.Axis(messages.text("figure.survival.y"), 0, 1));
        for (int i = 0; i < curves.size(); i++) {
            panel.band(curves.get(i).band(), Ink.series(i));
        }
        for (int i = curves.size() - 1; i >= 0; i--) {
            panel.curve(curves.get(i).points(), Ink.series(i), Panel.Dash.of(i), 1.4);
        }
        Panel.Drawn drawn = panel.draw(svg.width(), svg.width() * 0.62);
        svg.fragment(drawn.svg(), 0, 0);
        double y = drawn.height() + 3;
        if (curves.size() > 1) {
            Legend legend = new Legend();
            for (int i = 0; i < curves.size(); i++) {
                legend.line(Ink.series(i), 1.4, Panel.Dash.of(i), curves.get(i).name());
            }
            y = legend.draw(svg, MARGIN, y, svg.width() - 2 * MARGIN) + 3;
        }
        y = atRisk(svg, messages, drawn, x.ticks(svg.width() * 0.8), y);
        return svg.document(
                unique,
                messages.language(),
                y + 4,
                title(messages),
                messages.text(
                        "figure.survival.description",
                        String.join(
                                messages.text("figure.flow.join"),
                                curves.stream().map(Curve::name).toList())));
    }

    private double atRisk(Svg svg, Messages messages, Panel.Drawn drawn, List<AxisScale.Tick> ticks, double top) {
        double step = Svg.NORMAL * Svg.LEADING;
        double y = top + step;
        svg.text(MARGIN, y, Anchor.START, Svg.NORMAL, Ink.TEXT, true, messages.text("figure.survival.at-risk"));
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            if (!curve.name().isEmpty()) {
                for (String line : Lettering.wrap(curve.name(), Svg.SMALL, svg.width() - 2 * MARGIN)) {
                    y += step;
                    svg.text(MARGIN, y, Anchor.START, Svg.SMALL, Ink.series(i), line);
                }
            }
            y += step;
            List<String> numbers = curve.atRisk()
                    .apply(ticks.stream().map(AxisScale.Tick::value).toList());
            for (int t = 0; t < numbers.size(); t++) {
                double at = drawn.x().at(ticks.get(t).value());
                svg.text(at, y, Anchor.MIDDLE, Svg.SMALL, Ink.TEXT, numbers.get(t));
            }
        }
        return y;
    }
}
