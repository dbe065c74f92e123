package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;

/**
 * A model as rulers: read each predictor's points, add them, read the prediction below the total. The points are the
 * caller's, who verifies
 * them against the model.
 *
 * @param most points of the longest predictor, usually 100
 * @param totalMost end of the ruler of totals
 * @param outcome what the last ruler shows: a risk where absolute risk is known, else the linear predictor
 */
public record NomogramFigure(
        String id, double most, List<Ruler> predictors, double totalMost, String outcome, List<Mark> outcomeMarks)
        implements Drawing {
    private static final double MARGIN = 4;
    private static final double STEP = 27;

    /** A value and where it stands, in points. */
    public record Mark(String text, double points) {}

    public record Ruler(String label, List<Mark> marks) {
        public Ruler {
            marks = List.copyOf(marks);
        }
    }

    public NomogramFigure {
        predictors = List.copyOf(predictors);
        outcomeMarks = List.copyOf(outcomeMarks);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.nomogram.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        Svg svg = new Svg(width.points());
        double labels = svg.width() * 0.3;
        double from = MARGIN + labels + 12;
        double to = svg.width() - MARGIN - 12;
        AxisScale points = new AxisScale(0, most, from, to, AxisScale.Kind.LINEAR);
        AxisScale totals = new AxisScale(0, end(totalMost), from, to, AxisScale.Kind.LINEAR);
        double y = ruler(svg, messages.text("figure.nomogram.points"), ticks(points), points, 0, labels);
        for (Ruler predictor : predictors) {
            y = ruler(svg, predictor.label(), predictor.marks(), points, y, labels);
        }
        y = ruler(svg, messages.text("figure.nomogram.total"), ticks(totals), totals, y, labels);
        y = ruler(svg, outcome, outcomeMarks, totals, y, labels);
        return svg.document(
                id + "-" + messages.language() + "-" + width.key(),
                messages.language(),
                y + 2,
                title(messages),
                description(messages));
    }

    /** The first round number that no total exceeds, so that the ruler of totals ends in a number. */
    private static double end(double most) {
        double unit = Math.pow(10, Math.floor(Math.log10(most)) - 1);
        for (double step : new double[] {1, 2, 5, 10}) {
            if (most / (step * unit) <= 10) {
                return Math.ceil(most / (step * unit)) * step * unit;
            }
        }
        return Math.ceil(most / (10 * unit)) * 10 * unit;
    }

    private static List<Mark> ticks(AxisScale scale) {
        return scale.ticks(Svg.SMALL).stream()
                .map(t -> new Mark(t.text(), t.value()))
                .toList();
    }

    /** A ruler with its label; texts that would touch the one before go to a second line above the ruler. */
    private static double ruler(Svg svg, String label, List<Mark> marks, AxisScale scale, double top, double labels) {
        List<String> lines = Lettering.wrap(label, Svg.NORMAL, labels);
        double height = Math.max(STEP, lines.size() * Svg.NORMAL * Svg.LEADING + 6);
        double base = top + height / 2;
        svg.block(MARGIN, base, Anchor.START, Svg.NORMAL, Ink.TEXT, false, lines);
        double low = marks.stream().mapToDouble(Mark::points).min().orElse(0);
        double high = marks.stream().mapToDouble(Mark::points).max().orElse(0);
        svg.line(scale.at(low), base, scale.at(high), base, Ink.AXIS, 0.8);
        List<Mark> ordered = new ArrayList<>(marks);
        ordered.sort((a, b) -> Double.compare(a.points(), b.points()));
        double[] ends = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Mark mark : ordered) {
            double x = scale.at(mark.points());
            double half = Lettering.width(mark.text(), Svg.SMALL) / 2;
            double centre = Math.max(MARGIN + labels + 4 + half, Math.min(x, svg.width() - half - 1));
            int side = centre - half > ends[0] + 3 ? 0 : 1;
            if (centre - half <= ends[side] + 3) {
                svg.line(x, base, x, base + 2, Ink.AXIS, 0.8);
                continue;
            }
            ends[side] = centre + half;
            svg.line(x, base, x, side == 0 ? base + 3 : base - 3, Ink.AXIS, 0.8);
            double baseline = side == 0 ? base + 4 + Svg.SMALL : base - 5;
            svg.text(centre, baseline, Anchor.MIDDLE, Svg.SMALL, Ink.TEXT, mark.text());
        }
        return top + height;
    }

    private String description(Messages messages) {
        StringBuilder out = new StringBuilder(messages.text("figure.nomogram.description"));
        for (Ruler ruler : predictors) {
            for (Mark mark : ruler.marks()) {
                out.append(' ')
                        .append(messages.text(
                                "figure.nomogram.tick", ruler.label(), mark.text(), Shown.fixed(mark.points(), 1)));
            }
        }
        return out.toString();
    }
}
