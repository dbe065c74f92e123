package org.counterpart.report.figure;

import java.util.List;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;

/**
 * Of 1,000 people how many are at high risk, and how many of these have the event, against the threshold (Kerr and
 * others 2016, doi:10.1200/JCO.2015.65.5654).
 *
 * @param highRisk threshold and how many
 * @param withEvent the same of those with the event
 */
public record ClinicalImpactFigure(String id, List<Point> highRisk, List<Point> withEvent) implements Drawing {
    private static final double MARGIN = 4;

    public ClinicalImpactFigure {
        highRisk = List.copyOf(highRisk);
        withEvent = List.copyOf(withEvent);
    }

    @Override
    public Withheld withheld() {
        return Withheld.STEPS;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.impact.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        boolean beside = width == Width.TWO_COLUMNS;
        double right = highRisk.stream().mapToDouble(Point::x).max().orElse(1);
        Panel panel = new Panel(
                name,
                new Panel.Axis(messages.text("figure.decision.x"), 0, Math.max(0.1, right)),
                new Panel.Axis(messages.text("figure.impact.y"), 0, ClinicalImpact.POPULATION));
        panel.curve(withEvent, Ink.series(1), Panel.Dash.of(1), 1.4);
        panel.curve(highRisk, Ink.series(0), Panel.Dash.of(0), 1.4);
        double side = beside ? 300 : svg.width();
        Panel.Drawn drawn = panel.draw(side, side * 0.78);
        svg.fragment(drawn.svg(), 0, 0);
        double x = beside ? drawn.width() + 4 : MARGIN;
        double y = beside ? drawn.y().to() : drawn.height() + 3;
        double bottom = new Legend()
                .line(Ink.series(0), 1.4, Panel.Dash.of(0), messages.text("figure.impact.high"))
                .line(Ink.series(1), 1.4, Panel.Dash.of(1), messages.text("figure.impact.event"))
                .drawDown(svg, x, y, svg.width() - x - MARGIN);
        return svg.document(
                name,
                messages.language(),
                Math.max(drawn.height(), bottom) + 4,
                title(messages),
                messages.text("figure.impact.description"));
    }
}
