package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.figure.Svg.Anchor;

/** Marks and their names, side by side while they fit and in lines when they do not. */
final class Legend {
    /** Draws the sample of an entry, centred on a point. */
    interface Sample {
        void draw(Svg svg, double x, double y);
    }

    private record Entry(Sample sample, double sampleWidth, String name) {}

    private final List<Entry> entries = new ArrayList<>();

    Legend add(Sample sample, double sampleWidth, String name) {
        entries.add(new Entry(sample, sampleWidth, name));
        return this;
    }

    /** A curve's or a rule's own line as its sample. */
    Legend line(String ink, double width, Panel.Dash dash, String name) {
        return add((svg, x, y) -> svg.line(x - 9, y, x + 9, y, ink, width, dash.pattern()), 18, name);
    }

    /** Side by side from x, y on; gives the y below. */
    double draw(Svg svg, double x, double y, double width) {
        return draw(svg, x, y, width, false);
    }

    /** One below the other. */
    double drawDown(Svg svg, double x, double y, double width) {
        return draw(svg, x, y, width, true);
    }

    private double draw(Svg svg, double x, double y, double width, boolean down) {
        double step = Svg.NORMAL * Svg.LEADING;
        double at = x;
        double top = y;
        double lineBottom = y;
        for (Entry entry : entries) {
            double text = entry.sampleWidth() + 4;
            List<String> lines = Lettering.wrap(entry.name(), Svg.NORMAL, width - text);
            double needed = text
                    + lines.stream()
                            .mapToDouble(l -> Lettering.width(l, Svg.NORMAL))
                            .max()
                            .orElse(0);
            if (at > x && (down || at + needed > x + width)) {
                at = x;
                top = lineBottom + 2;
            }
            entry.sample().draw(svg, at + entry.sampleWidth() / 2, top + step / 2);
            for (int i = 0; i < lines.size(); i++) {
                double baseline = top + step / 2 + Svg.NORMAL * 0.36 + i * step;
                svg.text(at + text, baseline, Anchor.START, Svg.NORMAL, Ink.TEXT, lines.get(i));
            }
            lineBottom = Math.max(lineBottom, top + lines.size() * step);
            at += needed + 12;
        }
        return lineBottom;
    }
}
