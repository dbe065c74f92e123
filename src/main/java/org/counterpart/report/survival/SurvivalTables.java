package org.counterpart.report.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.Point;
import org.counterpart.report.figure.Point.Band;
import org.counterpart.report.figure.SurvivalFigure;
import org.counterpart.stats.Interval;
import org.counterpart.study.survival.SurvivalCurves;
import org.counterpart.study.survival.SurvivalCurves.Curve;

/**
 * Curves of the share without an event: a figure and a table each.
 *
 * @param variables by name
 */
public record SurvivalTables(
        List<SurvivalCurves> all,
        Function<String, Variable> variables,
        Messages messages,
        Wording wording,
        Disclosure disclosure) {

    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (SurvivalCurves one : all) {
            Table table = table("survival-" + (tables.size() + 1), one);
            tables.add(disclosure.hides(one) ? table.hidden() : table);
        }
        return tables;
    }

    private int least() {
        return disclosure.asked() ? disclosure.least() : 0;
    }

    private String unit(SurvivalCurves of) {
        String given = of.plan().unit().in(messages.language());
        return given.isEmpty() ? variables.apply(of.plan().of().time()).unit().in(messages.language()) : given;
    }

    private Table table(String id, SurvivalCurves of) {
        String unit = unit(of);
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(of.plan()
                        .by()
                        .map(v -> wording.label(variables.apply(v)))
                        .orElseGet(() -> text("group"))),
                Head.right(text("n")),
                Head.right(text("events")),
                Head.right(unit.isEmpty() ? text("median") : text("median-unit", unit))));
        of.plan()
                .at()
                .forEach(t -> heads.add(Head.right(
                        unit.isEmpty()
                                ? text("at", Shown.significant(t, 6))
                                : text("at-unit", Shown.significant(t, 6), unit))));
        List<String> notes = new ArrayList<>(List.of(text("how")));
        of.logRank()
                .filter(r -> Double.isFinite(r.test().p()))
                .ifPresent(r -> notes.add(text(
                        "log-rank",
                        Shown.fixed(r.test().statistic(), 3),
                        r.test().df(),
                        Shown.related(Shown.p(r.test().p())))));
        if (least() > 0) {
            notes.add(text("cut", least()));
        }
        of.notes().forEach(n -> notes.add(messages.text(wording.note(n))));
        return new Table(
                id,
                text("title", of.plan().name()),
                heads,
                of.curves().stream().map(c -> row(of, c)).toList(),
                notes);
    }

    private Row row(SurvivalCurves of, Curve one) {
        Origins origins = new Origins(messages);
        KaplanMeier curve = one.curve();
        ShownCurve shown = ShownCurve.of(curve, of.plan().at(), least());
        Interval limits = curve.medianLimits(SurvivalCurves.LEVEL);
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(name(of, one)),
                Cell.of(count(curve.n()), curve.n()),
                Cell.of(count(curve.events()), curve.events())));
        if (!shown.tellsMedian()) {
            cells.add(Cell.HIDDEN);
        } else {
            String interval = shown.tellsMedianLimits()
                    ? "(" + time(limits.low()) + "–" + time(limits.high()) + ")"
                    : "(" + Disclosure.MARK + ")";
            cells.add(
                    Double.isNaN(curve.median())
                            ? Cell.of(text("not-reached"))
                            : Cell.of(time(curve.median()) + " " + interval, curve.median())
                                    .from(origins.text("survival-median")));
        }
        for (double t : of.plan().at()) {
            if (!shown.tells(t)) {
                cells.add(Cell.HIDDEN);
            } else {
                cells.add(one.at(t)
                        .map(a -> Cell.of(Shown.estimate(a.survival(), a.limits(), 3), a.survival())
                                .from(origins.text("survival-share")))
                        .orElse(Cell.of(Shown.NONE)));
            }
        }
        return new Row(0, cells);
    }

    private String count(int n) {
        return Shown.count(n, messages.language());
    }

    private String time(double t) {
        return Double.isNaN(t) ? text("limit-none") : Shown.significant(t, 4);
    }

    private String name(SurvivalCurves of, Curve one) {
        return of.plan()
                .by()
                .map(v -> wording.level(variables.apply(v), one.level()))
                .orElseGet(() -> text("all"));
    }

    /** Of those that small counts do not hide. */
    public List<Drawing> figures() {
        List<Drawing> figures = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SurvivalCurves one = all.get(i);
            if (!disclosure.hides(one) && !one.curves().isEmpty()) {
                figures.add(figure("survival-" + (i + 1), one));
            }
        }
        return figures;
    }

    private Drawing figure(String id, SurvivalCurves of) {
        String label = wording.label(variables.apply(of.plan().of().time()));
        String unit = unit(of);
        return new SurvivalFigure(
                id,
                of.plan().name(),
                unit.isEmpty() ? label : messages.text("figure.survival.x", label, unit),
                of.curves().stream().map(c -> drawn(of, c)).toList(),
                least() > 0);
    }

    private SurvivalFigure.Curve drawn(SurvivalCurves of, Curve one) {
        KaplanMeier curve = one.curve();
        ShownCurve shown = ShownCurve.of(curve, List.of(), least());
        List<Point> points = new ArrayList<>(List.of(new Point(0, 1)));
        List<Band> band = new ArrayList<>(List.of(new Band(0, 1, 1)));
        double share = 1;
        Interval limits = new Interval(1, 1);
        for (int s : shown.steps()) {
            points.add(new Point(curve.time(s), share));
            band.add(new Band(curve.time(s), limits.low(), limits.high()));
            share = curve.survival(s);
            limits = curve.limits(s, SurvivalCurves.LEVEL);
            points.add(new Point(curve.time(s), share));
            band.add(new Band(curve.time(s), limits.low(), limits.high()));
        }
        double end = shown.end();
        points.add(new Point(end, share));
        band.add(new Band(end, limits.low(), limits.high()));
        band.removeIf(b -> Double.isNaN(b.low()));
        // A stroke tells when one subject was seen last.
        List<Point> censored = least() > 0
                ? List.of()
                : curve.lost().mapToObj(t -> new Point(t, curve.after(t))).toList();
        return new SurvivalFigure.Curve(
                of.plan().by().isPresent() ? name(of, one) : "", points, band, censored, times -> atRisk(shown, times));
    }

    private List<String> atRisk(ShownCurve shown, List<Double> times) {
        return shown.atRisk(times).stream()
                .map(n -> n.map(this::count).orElse(Disclosure.MARK))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return messages.text("survival." + key, arguments);
    }
}
