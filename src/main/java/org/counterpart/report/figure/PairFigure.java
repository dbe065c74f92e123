package org.counterpart.report.figure;

import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.Svg.Anchor;

/**
 * How far apart case and control of each pair are: for every caliper variable its differences (case minus control), in
 * its own unit, between the limits the caliper set. Few pairs are drawn as dots, many as a histogram.
 */
public record PairFigure(String id, List<Strip> strips) implements Drawing {
    private static final double MARGIN = 4;
    private static final double HEIGHT = 44;
    private static final double DOT = 1.5;

    /**
     * One caliper variable.
     *
     * @param caliper half width of the caliper, in the variable's unit; 0 means equal
     * @param mean mean of the differences
     * @param decimals decimals the variable is printed with
     */
    public record Strip(
            String label, String unit, List<Double> differences, double caliper, double mean, double sd, int decimals) {
        public Strip {
            differences = List.copyOf(differences);
        }
    }

    public PairFigure {
        strips = List.copyOf(strips);
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.pairs.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        Svg svg = new Svg(width.points());
        double y = 3;
        StringBuilder said = new StringBuilder(messages.text("figure.pairs.description"));
        for (Strip strip : strips) {
            y = strip(svg, strip, y, messages) + 9;
            said.append(' ')
                    .append(strip.label())
                    .append(messages.text("figure.colon"))
                    .append(numbers(strip, messages));
        }
        y = new Legend()
                .add(
                        (s, x, at) -> s.line(x, at - 5, x, at + 5, Ink.VERMILION, 0.9, "2.5 2"),
                        6,
                        messages.text("figure.pairs.caliper"))
                .add(
                        (s, x, at) -> s.polygon(Ink.BLUE, "none", x, at - 3.5, x + 3, at + 2.5, x - 3, at + 2.5),
                        8,
                        messages.text("figure.pairs.mean"))
                .draw(svg, MARGIN, y - 3, svg.width() - 2 * MARGIN);
        return svg.document(
                id + "-" + messages.language() + "-" + width.key(),
                messages.language(),
                y + 4,
                title(messages),
                said.toString());
    }

    private static double strip(Svg svg, Strip strip, double top, Messages messages) {
        double inner = svg.width() - 2 * MARGIN;
        String name =
                strip.unit().isEmpty() ? strip.label() : messages.text("figure.with-unit", strip.label(), strip.unit());
        double y = top;
        for (String line : Lettering.wrap(name, Svg.NORMAL, inner)) {
            svg.text(MARGIN, y + Svg.NORMAL, Anchor.START, Svg.NORMAL, Ink.TEXT, true, line);
            y += Svg.NORMAL * Svg.LEADING;
        }
        y = svg.paragraph(MARGIN, y, Svg.SMALL, Ink.MUTED, Lettering.wrap(numbers(strip, messages), Svg.SMALL, inner));
        double most = strip.caliper();
        for (double d : strip.differences()) {
            most = Math.max(most, Math.abs(d));
        }
        if (most == 0) {
            return y;
        }
        AxisScale scale =
                new AxisScale(-most * 1.08, most * 1.08, MARGIN + 4, svg.width() - MARGIN - 4, AxisScale.Kind.LINEAR);
        double base = y + 4 + HEIGHT;
        svg.line(scale.at(0), y + 4, scale.at(0), base, Ink.GRID, 0.8);
        marks(svg, strip, scale, base);
        if (strip.caliper() > 0) {
            for (double limit : new double[] {-strip.caliper(), strip.caliper()}) {
                svg.line(scale.at(limit), y + 4, scale.at(limit), base, Ink.VERMILION, 0.9, "2.5 2");
            }
        }
        double below = RowAxis.ticks(svg, scale, base);
        if (Double.isFinite(strip.mean())) {
            double x = scale.at(strip.mean());
            svg.polygon(Ink.BLUE, Ink.PAPER, x, base - 5, x + 3.2, base + 1.5, x - 3.2, base + 1.5);
        }
        return below;
    }

    private static void marks(Svg svg, Strip strip, AxisScale scale, double base) {
        int bins = (int) Math.floor((scale.to() - scale.from()) / (2 * DOT + 0.4));
        int[] counts = new int[bins];
        int highest = 0;
        for (double d : strip.differences()) {
            int bin = (int) Math.floor((scale.at(d) - scale.from()) / (scale.to() - scale.from()) * bins);
            highest = Math.max(highest, ++counts[Math.max(0, Math.min(bins - 1, bin))]);
        }
        double bin = (scale.to() - scale.from()) / bins;
        boolean dots = highest * (2 * DOT + 0.3) <= HEIGHT - 8;
        for (int i = 0; i < bins; i++) {
            double x = scale.from() + (i + 0.5) * bin;
            if (!dots && counts[i] > 0) {
                double h = (HEIGHT - 4) * counts[i] / highest;
                svg.rect(x - bin / 2 + 0.2, base - h, bin - 0.4, h, Ink.SKY, "none", 0);
            }
            for (int k = 0; dots && k < counts[i]; k++) {
                svg.circle(x, base - 7 - k * (2 * DOT + 0.3), DOT - 0.45, Ink.SKY, Ink.BLUE);
            }
        }
    }

    private static String numbers(Strip strip, Messages messages) {
        String unit = strip.unit().isEmpty() ? "" : " " + strip.unit();
        return messages.text(
                "figure.pairs.numbers",
                strip.differences().size(),
                Shown.fixed(strip.mean(), strip.decimals() + 1),
                Shown.fixed(strip.sd(), strip.decimals() + 1),
                strip.caliper() == 0
                        ? messages.text("figure.pairs.equal")
                        : messages.text("figure.pairs.within", Shown.significant(strip.caliper(), 4) + unit));
    }
}
