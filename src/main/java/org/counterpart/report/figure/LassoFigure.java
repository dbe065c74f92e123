package org.counterpart.report.figure;

import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Point.Band;

/**
 * A LASSO as papers print it: how the coefficients leave zero as the penalty falls, and what cross-validation says of
 * each penalty, with the best one and the largest within one standard error marked. The penalty runs from large to
 * small.
 *
 * @param paths of standardised columns, by name
 * @param measured the measure with its standard error either way
 * @param measure its name
 * @param min −log λ of the best penalty
 * @param oneSe that of the largest within one standard error
 */
public record LassoFigure(List<Path> paths, List<Band> measured, String measure, double min, double oneSe)
        implements Drawing {
    private static final double MARGIN = 4;
    private static final double HIGH = 0.74;

    /** @param points −log λ and coefficient */
    public record Path(String name, List<Point> points) {
        public Path {
            points = List.copyOf(points);
        }
    }

    public LassoFigure {
        paths = List.copyOf(paths);
        measured = List.copyOf(measured);
    }

    @Override
    public String id() {
        return "lasso";
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.lasso.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id() + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        boolean beside = width == Width.TWO_COLUMNS;
        double side = beside ? svg.width() / 2 - MARGIN : svg.width();
        Panel.Drawn left = coefficients(name + "-a", messages).draw(side, side * HIGH);
        Panel.Drawn right = validation(name + "-b", messages).draw(side, side * HIGH);
        svg.fragment(left.svg(), 0, 0);
        svg.fragment(right.svg(), beside ? side + 2 * MARGIN : 0, beside ? 0 : left.height() + MARGIN);
        double below = beside ? Math.max(left.height(), right.height()) : left.height() + MARGIN + right.height();
        double bottom = legend(messages).draw(svg, MARGIN, below + MARGIN, svg.width() - 2 * MARGIN);
        return svg.document(
                name,
                messages.language(),
                bottom + MARGIN,
                title(messages),
                messages.text("figure.lasso.description", measure));
    }

    private double first() {
        return measured.get(0).x();
    }

    private double last() {
        return measured.get(measured.size() - 1).x();
    }

    private Panel coefficients(String name, Messages messages) {
        double low = 0;
        double high = 0;
        for (Path path : paths) {
            for (Point p : path.points()) {
                low = Math.min(low, p.y());
                high = Math.max(high, p.y());
            }
        }
        Panel panel = new Panel(
                name,
                new Panel.Axis(messages.text("figure.lasso.x"), first(), last()),
                new Panel.Axis(messages.text("figure.lasso.coefficient"), low, high));
        marks(panel, low, high);
        for (int i = paths.size() - 1; i >= 0; i--) {
            panel.curve(paths.get(i).points(), Ink.series(i), Panel.Dash.of(i / Ink.SERIES.size()), 1.2);
        }
        return panel;
    }

    private Panel validation(String name, Messages messages) {
        double low = measured.stream().mapToDouble(Band::low).min().orElseThrow();
        double high = measured.stream().mapToDouble(Band::high).max().orElseThrow();
        Panel panel = new Panel(
                name,
                new Panel.Axis(messages.text("figure.lasso.x"), first(), last()),
                new Panel.Axis(messages.text("figure.lasso.measure", measure), low, high));
        marks(panel, low, high);
        for (Band b : measured) {
            panel.curve(
                    List.of(new Point(b.x(), b.low()), new Point(b.x(), b.high())), Ink.MUTED, Panel.Dash.SOLID, 0.7);
        }
        panel.points(
                measured.stream()
                        .map(b -> new Point(b.x(), (b.low() + b.high()) / 2))
                        .toList(),
                Ink.VERMILION);
        return panel;
    }

    private void marks(Panel panel, double low, double high) {
        panel.curve(List.of(new Point(min, low), new Point(min, high)), Ink.TEXT, Panel.Dash.DASHED, 0.9);
        panel.curve(List.of(new Point(oneSe, low), new Point(oneSe, high)), Ink.TEXT, Panel.Dash.DOTTED, 0.9);
    }

    private Legend legend(Messages messages) {
        Legend legend = new Legend();
        for (int i = 0; i < paths.size(); i++) {
            legend.line(
                    Ink.series(i),
                    1.2,
                    Panel.Dash.of(i / Ink.SERIES.size()),
                    paths.get(i).name());
        }
        return legend.line(Ink.TEXT, 0.9, Panel.Dash.DASHED, messages.text("figure.lasso.min"))
                .line(Ink.TEXT, 0.9, Panel.Dash.DOTTED, messages.text("figure.lasso.1se"));
    }
}
