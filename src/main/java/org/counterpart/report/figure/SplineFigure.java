package org.counterpart.report.figure;

import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Point.Band;

/**
 * The odds ratio of each value of a number against a reference, with its pointwise band, on a logarithmic axis; the
 * values of the subjects as a rug, the knots as marks above.
 *
 * @param variable with its unit
 * @param curve value and odds ratio
 * @param band its 95% intervals
 * @param rug values of the subjects, ascending; empty where they may not be shown
 * @param overall P of the curve, with its sign: {@code = 0.021}
 * @param nonlinear P of its bends
 */
public record SplineFigure(
        String id,
        String variable,
        List<Point> curve,
        List<Band> band,
        double reference,
        List<Double> knots,
        List<Double> rug,
        String overall,
        String nonlinear)
        implements Drawing {
    private static final double MARGIN = 4;
    private static final double HIGH = 0.66;
    private static final double RUG = 5;
    /** A band is cut where it is so many times further out than the curve goes. */
    private static final double BEYOND = 20;
    /** Values nearer than this are one line of the rug, in points. */
    private static final double APART = 0.4;

    public SplineFigure {
        curve = List.copyOf(curve);
        band = List.copyOf(band);
        knots = List.copyOf(knots);
        rug = List.copyOf(rug);
    }

    /** What all of these have in common: the name of their caption. */
    public String kind() {
        return "spline";
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.spline.title", variable);
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id() + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        double side = width == Width.TWO_COLUMNS ? 0.7 * svg.width() : svg.width();
        double low = Math.max(least(), lowest() / BEYOND);
        double high = Math.min(most(), highest() * BEYOND);
        Panel panel = new Panel(
                name,
                new Panel.Axis(variable, first(), last()),
                new Panel.Axis(
                        messages.text("figure.spline.y", Shown.significant(reference, 4)),
                        low,
                        high,
                        AxisScale.Kind.LOG));
        panel.curve(List.of(new Point(first(), 1), new Point(last(), 1)), Ink.MUTED, Panel.Dash.DASHED, 0.8);
        panel.band(
                band.stream()
                        .map(b -> new Band(b.x(), Math.max(low, b.low()), Math.min(high, b.high())))
                        .toList(),
                Ink.BLUE);
        panel.curve(curve, Ink.BLUE, Panel.Dash.SOLID, 1.4);
        Panel.Drawn drawn = panel.draw(side, side * HIGH);
        svg.fragment(drawn.svg(), 0, 0);
        rug(svg, drawn);
        marks(svg, drawn);
        double bottom = legend(messages).draw(svg, MARGIN, drawn.height() + MARGIN, svg.width() - 2 * MARGIN);
        return svg.document(
                name,
                messages.language(),
                bottom + MARGIN,
                title(messages),
                messages.text("figure.spline.description", variable, overall, nonlinear));
    }

    private void rug(Svg svg, Panel.Drawn drawn) {
        double bottom = drawn.y().from();
        double before = Double.NEGATIVE_INFINITY;
        for (double value : rug) {
            double at = drawn.x().at(value);
            if (drawn.x().shows(value) && at - before >= APART) {
                svg.line(at, bottom - RUG, at, bottom, Ink.MUTED, 0.4);
                before = at;
            }
        }
    }

    private void marks(Svg svg, Panel.Drawn drawn) {
        double top = drawn.y().to();
        knots.stream().filter(k -> drawn.x().shows(k)).forEach(k -> {
            double at = drawn.x().at(k);
            svg.line(at, top, at, top + RUG, Ink.VERMILION, 1.2);
        });
    }

    private Legend legend(Messages messages) {
        Legend legend = new Legend()
                .add((s, x, y) -> s.line(x - 9, y, x + 9, y, Ink.BLUE, 1.4), 18, messages.text("figure.spline.curve"))
                .add(
                        (s, x, y) -> s.line(x, y - 3, x, y + 3, Ink.VERMILION, 1.2),
                        6,
                        messages.text("figure.spline.knots"));
        if (!rug.isEmpty()) {
            legend.add((s, x, y) -> s.line(x, y - 3, x, y + 3, Ink.MUTED, 0.6), 6, messages.text("figure.spline.rug"));
        }
        return legend.add((s, x, y) -> {}, 0, messages.text("figure.spline.p", overall, nonlinear));
    }

    private double first() {
        return curve.get(0).x();
    }

    private double last() {
        return curve.get(curve.size() - 1).x();
    }

    private double lowest() {
        return Math.min(0.9, curve.stream().mapToDouble(Point::y).min().orElseThrow());
    }

    private double highest() {
        return Math.max(1.1, curve.stream().mapToDouble(Point::y).max().orElseThrow());
    }

    private double least() {
        return Math.min(lowest(), band.stream().mapToDouble(Band::low).min().orElseThrow());
    }

    private double most() {
        return Math.max(highest(), band.stream().mapToDouble(Band::high).max().orElseThrow());
    }
}
