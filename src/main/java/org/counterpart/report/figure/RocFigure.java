package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Point.Band;
import org.counterpart.stats.Interval;

/**
 * ROC curves with their areas in the legend, the confidence band of one of them if given, the chosen cut marked and
 * named.
 */
public record RocFigure(String id, List<Curve> curves) implements Drawing {
    private static final double MARGIN = 4;

    /**
     * @param points steps of the empirical curve as (1 − specificity, sensitivity), from (0, 0) to (1, 1)
     * @param band pointwise limits of the sensitivity; empty for none
     * @param cut the chosen cut; null for none
     */
    public record Curve(String name, List<Point> points, double auc, Interval ci, List<Band> band, Cut cut) {
        public Curve {
            points = List.copyOf(points);
            band = List.copyOf(band);
        }
    }

    /** @param rule as printed: {@code ≥ 0.47} */
    public record Cut(String rule, double sensitivity, double specificity) {}

    public RocFigure {
        curves = List.copyOf(curves);
    }

    @Override
    public Withheld withheld() {
        return Withheld.STEPS;
    }

    @Override
    public String title(Messages messages) {
        return messages.text(
                switch (id) {
                    case "roc-cohort" -> "figure.roc.title-cohort";
                    case "roc-parts" -> "figure.roc.title-parts";
                    default -> "figure.roc.title";
                });
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        boolean beside = width == Width.TWO_COLUMNS;
        Panel.Drawn panel = panel(name, messages).square(beside ? 265 : svg.width());
        svg.fragment(panel.svg(), 0, 0);
        for (Curve curve : curves) {
            if (curve.cut() != null) {
                ring(
                        svg,
                        panel.x().at(1 - curve.cut().specificity()),
                        panel.y().at(curve.cut().sensitivity()));
            }
        }
        double x = beside ? panel.width() + 4 : MARGIN;
        double y = beside ? panel.y().to() : panel.height() + 3;
        double bottom = legend(messages).drawDown(svg, x, y, svg.width() - x - MARGIN);
        double height = Math.max(panel.height(), bottom) + 4;
        return svg.document(name, messages.language(), height, title(messages), description(messages));
    }

    private Panel panel(String name, Messages messages) {
        Panel panel = new Panel(
                name,
                new Panel.Axis(messages.text("figure.roc.x"), 0, 1),
                new Panel.Axis(messages.text("figure.roc.y"), 0, 1));
        for (int i = 0; i < curves.size(); i++) {
            if (!curves.get(i).band().isEmpty()) {
                panel.band(curves.get(i).band(), Ink.series(i));
            }
        }
        panel.curve(List.of(new Point(0, 0), new Point(1, 1)), Ink.MUTED, Panel.Dash.DOTTED, 0.8);
        for (int i = curves.size() - 1; i >= 0; i--) {
            panel.curve(curves.get(i).points(), Ink.series(i), dash(i), i == 0 ? 1.6 : 1.1);
        }
        return panel;
    }

    /** Never the dots of the diagonal. */
    private static Panel.Dash dash(int series) {
        return Panel.Dash.of(series % 3);
    }

    /** The ring of a cut; its numbers stand in the legend, where no curve runs through them. */
    private static void ring(Svg svg, double x, double y) {
        svg.circle(x, y, 2.8, Ink.PAPER, Ink.TEXT);
        svg.circle(x, y, 0.8, Ink.TEXT, "none");
    }

    private static String cutText(Curve curve, Messages messages) {
        Cut cut = curve.cut();
        return messages.text(
                "figure.roc.cut", cut.rule(), Shown.fixed(cut.sensitivity(), 3), Shown.fixed(cut.specificity(), 3));
    }

    private Legend legend(Messages messages) {
        Legend legend = new Legend();
        for (int i = 0; i < curves.size(); i++) {
            double weight = i == 0 ? 1.6 : 1.1;
            legend.line(Ink.series(i), weight, dash(i), named(curves.get(i), messages));
            if (curves.get(i).cut() != null) {
                legend.add(RocFigure::ring, 18, cutText(curves.get(i), messages));
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            if (!curves.get(i).band().isEmpty()) {
                String colour = Ink.tint(Ink.series(i));
                legend.add(
                        (s, x, y) -> s.rect(x - 9, y - 3, 18, 6, colour, "none", 0),
                        18,
                        messages.text("figure.roc.band", curves.get(i).name()));
            }
        }
        return legend.line(Ink.MUTED, 0.8, Panel.Dash.DOTTED, messages.text("figure.roc.chance"));
    }

    private static String named(Curve curve, Messages messages) {
        String auc = Shown.fixed(curve.auc(), 3);
        return Double.isNaN(curve.ci().low())
                ? messages.text("figure.roc.auc-alone", curve.name(), auc)
                : messages.text("figure.roc.auc", curve.name(), auc, messages.ranges(Shown.interval(curve.ci(), 3)));
    }

    private String description(Messages messages) {
        List<String> said = new ArrayList<>();
        said.add(messages.text("figure.roc.description"));
        for (Curve curve : curves) {
            said.add(named(curve, messages) + messages.text("figure.flow.stop"));
            if (curve.cut() != null) {
                said.add(cutText(curve, messages) + messages.text("figure.flow.stop"));
            }
        }
        return String.join(" ", said);
    }
}
