package org.counterpart.report.impact;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.figure.ClinicalImpactFigure;
import org.counterpart.report.figure.Point;

/** Of 1,000 people how many are at high risk, and how many of these have the event. */
public record ClinicalImpactSection(ClinicalImpact.Result impact, Messages messages, Disclosure disclosure) {
    /** Thresholds, in per cent, that the table shows. */
    private static final List<Integer> THRESHOLDS = List.of(1, 2, 5, 10, 15, 20, 30, 40, 50);

    /** Empty where there are not two thresholds to draw a line between. */
    public Optional<Drawing> figure() {
        List<ClinicalImpact.Point> points = disclosure.points(impact);
        return points.size() < 2 || disclosure.hidesImpact()
                ? Optional.empty()
                : Optional.of(new ClinicalImpactFigure(
                        "clinical-impact",
                        line(points, ClinicalImpact.Point::highRisk),
                        line(points, ClinicalImpact.Point::withEvent)));
    }

    private static List<Point> line(List<ClinicalImpact.Point> points, ToDoubleFunction<ClinicalImpact.Point> value) {
        return points.stream()
                .map(p -> new Point(p.threshold(), value.applyAsDouble(p)))
                .toList();
    }

    public Table table() {
        Origins origins = new Origins(messages);
        List<Row> rows = disclosure.points(impact).stream()
                .filter(p -> disclosure.asked() || THRESHOLDS.contains((int) Math.round(p.threshold() * 100)))
                .map(p -> Row.of(
                        Cell.of(Math.round(p.threshold() * 100) + "%", p.threshold()),
                        Cell.of(Shown.fixed(p.highRisk(), 0), p.highRisk()).from(origins.text("impact-high")),
                        Cell.of(Shown.fixed(p.withEvent(), 0), p.withEvent()).from(origins.text("impact-event"))))
                .toList();
        Table table = new Table(
                "clinical-impact",
                messages.text("impact.title"),
                List.of(
                        Head.left(messages.text("figure.decision.x")),
                        Head.right(messages.text("figure.impact.high")),
                        Head.right(messages.text("figure.impact.event"))),
                rows,
                List.of(share(), messages.text("impact.cross-validated")));
        return disclosure.hidesImpact() ? table.hidden() : table;
    }

    private String share() {
        return impact.procedure().prevalence().isPresent()
                ? messages.text("impact.at-prevalence", Shown.significant(100 * impact.share(), 4))
                : messages.text("impact.at-share", Shown.fixed(100 * impact.share(), 1));
    }
}
