package org.counterpart.report.figure;

import java.util.Arrays;
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
    /** Half the height of a stroke, and how far apart they are at least, in points. */
    private static final double STROKE = 2.5;

    private static final double GRAIN = 0.25;

    /**
     * @param name empty where there is one curve
     * @param points its corners
     * @param censored where subjects were seen last without the event
     * @param atRisk numbers at risk at times, as they are shown
     */
    public record Curve(
            String name,
            List<Point> points,
            List<Band> band,
            List<Point> censored,
            Function<List<Double>, List<String>> atRisk) {
        public Curve {
            points = List.copyOf(points);
            band = List.copyOf(band);
            censored = List.copyOf(censored);
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
        for (int i = curves.size() - 1; i >= 0; i--) {
            strokes(svg, drawn, curves.get(i).censored(), Ink.series(i));
        }
        double y = drawn.height() + 3;
        if (curves.size() > 1) {
            Legend legend = new Legend();
            for (int i = 0; i < curves.size(); i++) {
                legend.line(Ink.series(i), 1.4, Panel.Dash.of(i), curves.get(i).name());
            }
            y = legend.draw(svg, MARGIN, y, svg.width() - 2 * MARGIN) + 3;
        }
        y = atRisk(svg, messages, drawn, x, y);
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

    /** One a place that can be told apart. */
    private static void strokes(Svg svg, Panel.Drawn drawn, List<Point> censored, String colour) {
        double last = Double.NEGATIVE_INFINITY;
        for (Point p : censored) {
            double x = drawn.x().at(p.x());
            if (x - last >= GRAIN) {
                double y = drawn.y().at(p.y());
                svg.line(x, y - STROKE, x, y + STROKE, colour, 0.7);
                last = x;
            }
        }
    }

    private double atRisk(Svg svg, Messages messages, Panel.Drawn drawn, Panel.Axis x, double top) {
        List<AxisScale.Tick> ticks = x.ticks(svg.width() * 0.8);
        // Of all widths together: what one shows and another hides would tell a small number.
        List<Double> told = Arrays.stream(Width.values())
                .flatMap(w -> x.ticks(w.points() * 0.8).stream())
                .map(AxisScale.Tick::value)
                .distinct()
                .sorted()
                .toList();
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
            List<String> numbers = curve.atRisk().apply(told);
            for (AxisScale.Tick tick : ticks) {
                String number = numbers.get(told.indexOf(tick.value()));
                svg.text(drawn.x().at(tick.value()), y, Anchor.MIDDLE, Svg.SMALL, Ink.TEXT, number);
            }
        }
        return y;
    }
}
