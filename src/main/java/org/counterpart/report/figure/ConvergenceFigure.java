package org.counterpart.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Width;

/**
 * Whether chains of imputations have met: mean and standard deviation of what was imputed of each variable, by
 * iteration, a line a chain.
 */
public record ConvergenceFigure(List<Chains> variables) implements Drawing {
    private static final double MARGIN = 4;
    private static final double HIGH = 0.5;
    private static final double THIN = 0.6;

    /** By chain and iteration. */
    public record Chains(String name, List<List<Double>> means, List<List<Double>> deviations) {
        public Chains {
            means = List.copyOf(means);
            deviations = List.copyOf(deviations);
        }
    }

    public ConvergenceFigure {
        variables = List.copyOf(variables);
    }

    @Override
    public String id() {
        return "convergence";
    }

    @Override
    public Withheld withheld() {
        return Withheld.NOTHING;
    }

    @Override
    public String title(Messages messages) {
        return messages.text("figure.convergence.title");
    }

    @Override
    public String svg(Messages messages, Width width) {
        String name = id() + "-" + messages.language() + "-" + width.key();
        Svg svg = new Svg(width.points());
        double side = svg.width() / 2 - MARGIN;
        double below = 0;
        for (int i = 0; i < variables.size(); i++) {
            Chains chains = variables.get(i);
            for (String line : Lettering.wrap(chains.name(), Svg.SMALL, svg.width() - 2 * MARGIN)) {
                below += Svg.SMALL + MARGIN;
                svg.text(MARGIN, below, Svg.Anchor.START, Svg.SMALL, Ink.TEXT, line);
            }
            Panel.Drawn mean = panel(name + "-" + i + "a", messages, "mean", chains.means())
                    .draw(side, side * HIGH + MARGIN);
            svg.fragment(mean.svg(), 0, below);
            if (chains.deviations().stream().noneMatch(List::isEmpty)) {
                Panel.Drawn sd = panel(name + "-" + i + "b", messages, "sd", chains.deviations())
                        .draw(side, side * HIGH + MARGIN);
                svg.fragment(sd.svg(), side + 2 * MARGIN, below);
            }
            below += mean.height() + 2 * MARGIN;
        }
        return svg.document(
                name,
                messages.language(),
                below + MARGIN,
                title(messages),
                messages.text("figure.convergence.description"));
    }

    private static Panel panel(String id, Messages messages, String what, List<List<Double>> chains) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<Double> chain : chains) {
            for (double value : chain) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        double room = low == high ? 0.5 : 0;
        Panel panel = new Panel(
                id,
                new Panel.Axis(
                        messages.text("figure.convergence.iteration"),
                        1,
                        chains.get(0).size()),
                new Panel.Axis(messages.text("figure.convergence." + what), low - room, high + room));
        for (int i = 0; i < chains.size(); i++) {
            List<Point> points = new ArrayList<>();
            for (int k = 0; k < chains.get(i).size(); k++) {
                points.add(new Point(k + 1, chains.get(i).get(k)));
            }
            panel.curve(points, Ink.series(i), Panel.Dash.SOLID, THIN);
        }
        return panel;
    }
}
