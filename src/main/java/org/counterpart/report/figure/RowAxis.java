package org.counterpart.report.figure;

import org.counterpart.report.figure.Svg.Anchor;

/** The axis below the rows of a figure: a line, its ticks, and what it is of. */
final class RowAxis {
    private RowAxis() {}

    /**
     * @param room how wide the words may be, about the middle of the axis
     * @return where it ends
     */
    static double draw(Svg svg, AxisScale scale, double y, String words, double room) {
        double below = ticks(svg, scale, y);
        for (String line : Lettering.wrap(words, Svg.NORMAL, room)) {
            svg.text(middle(scale), below + Svg.NORMAL, Anchor.MIDDLE, Svg.NORMAL, Ink.TEXT, line);
            below += Svg.NORMAL * Svg.LEADING;
        }
        return below + 5;
    }

    /** Line and ticks alone. */
    static double ticks(Svg svg, AxisScale scale, double y) {
        svg.line(scale.from(), y, scale.to(), y, Ink.AXIS, 0.7);
        for (AxisScale.Tick tick : scale.ticks(Svg.SMALL)) {
            double x = scale.at(tick.value());
            svg.line(x, y, x, y + 3, Ink.AXIS, 0.7);
            svg.text(x, y + 4 + Svg.SMALL, Anchor.MIDDLE, Svg.SMALL, Ink.TEXT, tick.text());
        }
        return y + 6 + Svg.SMALL;
    }

    static double middle(AxisScale scale) {
        return (scale.from() + scale.to()) / 2;
    }
}
