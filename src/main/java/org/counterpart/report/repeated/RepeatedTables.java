package org.counterpart.report.repeated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.report.comparison.ComparisonTables;
import org.counterpart.stats.Interval;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.study.repeated.RepeatedMeasures.Change;
import org.counterpart.study.repeated.RepeatedMeasures.Tested;
import org.counterpart.univariate.repeated.Friedman;
import org.counterpart.univariate.repeated.RepeatedAnova.Effect;
import org.counterpart.univariate.repeated.Sphericity;

/**
 * How quantities changed with time: for each the groups at each time, the changes from the first measurement, and the
 * tests over all times.
 *
 * @param groups what groups of these sizes are called
 * @param by label of the variable that makes the groups; empty of cases and controls
 */
public record RepeatedTables(
        List<RepeatedMeasures> all,
        Function<List<Integer>, List<String>> groups,
        String by,
        Messages messages,
        Wording wording,
        Disclosure disclosure,
        RecordedDecimals recorded) {
    private static final double ALPHA_OF_SPHERICITY = 0.05;

    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        int number = 0;
        for (RepeatedMeasures one : all) {
            number++;
            for (Table table : List.of(times(number, one), changes(number, one), effects(number, one))) {
                tables.add(disclosure.hides(one) ? table.hidden() : table);
            }
        }
        return tables;
    }

    private Table times(int number, RepeatedMeasures of) {
        Table table = ComparisonTables.of(of.table(), groups.apply(of.table().n()), by, messages, disclosure, recorded);
        List<String> notes = new ArrayList<>(List.of(text("complete", of.n(), of.leftOut())));
        of.sets().ifPresent(sets -> notes.add(text("sets", sets)));
        notes.addAll(table.notes());
        return new Table("repeated-" + number, text("title", name(of)), table.heads(), table.rows(), notes);
    }

    private Table changes(int number, RepeatedMeasures of) {
        Origins origins = new Origins(messages);
        List<String> names = groups.apply(of.table().n());
        List<Row> rows = new ArrayList<>();
        for (Change change : of.changes()) {
            int decimals = recorded.of(change.measure()) + 1;
            rows.add(Row.of(
                    Cell.of(text(
                            "against",
                            wording.label(change.measure()),
                            wording.label(of.plan().measures().get(0)))),
                    Cell.EMPTY,
                    Cell.EMPTY,
                    Cell.EMPTY,
                    Cell.EMPTY));
            IntStream.range(0, names.size()).forEach(g -> {
                Tested tested = change.groups().get(g);
                rows.add(row(names.get(g), tested, decimals, Optional.of(tested.adjusted()), origins, tested.n()));
            });
            change.difference()
                    .ifPresent(d -> rows.add(row(
                            text(of.sets().isPresent() ? "difference-sets" : "difference", names.get(1), names.get(0)),
                            d,
                            decimals,
                            Optional.empty(),
                            origins,
                            d.n())));
        }
        return new Table(
                "repeated-" + number + "-changes",
                text("changes-title", name(of)),
                List.of(
                        Head.left(text("change")),
                        Head.right(text("mean-change")),
                        Head.left(messages.text("univariate.table.statistic")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(text("adjusted"))),
                rows,
                List.of(
                        text("note-changes"),
                        text("adjust." + of.plan().adjust().word())));
    }

    private Row row(String name, Tested tested, int decimals, Optional<Double> adjusted, Origins origins, int n) {
        String change = origins.text(adjusted.isPresent() ? "repeated-change" : "repeated-difference", n);
        String test = origins.test(tested.chosen(), text("of", n));
        double mean = tested.means().estimate();
        Interval ci = tested.means().ci();
        return new Row(
                1,
                List.of(
                        Cell.of(name),
                        Cell.of(Shown.estimate(mean, ci, decimals), mean).from(change),
                        Cell.of(ComparisonTables.statistic(tested.chosen(), 1)).from(test),
                        Cell.p(tested.chosen().result().p()).from(test),
                        adjusted.map(p -> Cell.p(p).from(origins.text("repeated-adjusted")))
                                .orElse(Cell.EMPTY)));
    }

    private Table effects(int number, RepeatedMeasures of) {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        of.anova().ifPresent(found -> {
            found.group().ifPresent(e -> rows.add(row(text("group"), e, origins)));
            rows.add(row(text("time"), found.time(), origins));
            found.interaction().ifPresent(e -> rows.add(row(text("interaction"), e, origins)));
            notes.add(text(of.sets().isPresent() ? "note-effects-sets" : "note-effects"));
            found.time().sphericity().ifPresent(s -> notes.add(sphericity("time", s)));
            if (of.sets().isPresent()) {
                found.interaction().flatMap(Effect::sphericity).ifPresent(s -> notes.add(sphericity("interaction", s)));
            }
        });
        of.why().ifPresent(why -> notes.add(messages.text(wording.note(why))));
        List<String> names = groups.apply(of.table().n());
        for (int g = 0; g < of.ranks().size(); g++) {
            Friedman.Result f = of.ranks().get(g);
            rows.add(Row.of(
                    Cell.of(text("friedman", names.get(g))),
                    Cell.of(Double.isNaN(f.p()) ? Shown.NONE : "χ²=" + Shown.fixed(f.statistic(), 3), f.statistic())
                            .from(origins.text("repeated-friedman")),
                    Cell.of(Shown.significant(f.df(), 4), f.df()),
                    Cell.EMPTY,
                    Cell.p(f.p()).from(origins.text("repeated-friedman")),
                    Cell.EMPTY));
        }
        return new Table(
                "repeated-" + number + "-effects",
                text("effects-title", name(of)),
                List.of(
                        Head.left(text("effect")),
                        Head.left(messages.text("univariate.table.statistic")),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(text("epsilon")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(text("corrected"))),
                rows,
                notes);
    }

    private static Row row(String name, Effect e, Origins origins) {
        Optional<Sphericity> several = e.sphericity().filter(s -> !Double.isNaN(s.w()) || s.greenhouseGeisser() < 1);
        return Row.of(
                Cell.of(name),
                Cell.of("F=" + Shown.fixed(e.f(), 3), e.f()).from(origins.text("repeated-f")),
                Cell.of(Shown.significant(e.df(), 4) + ", " + Shown.significant(e.df2(), 4), e.df()),
                several.map(s -> Cell.of(Shown.fixed(s.greenhouseGeisser(), 3), s.greenhouseGeisser())
                                .from(origins.text("repeated-epsilon")))
                        .orElse(Cell.EMPTY),
                Cell.p(e.p()).from(origins.text("repeated-f")),
                several.map(s -> Cell.p(e.pGreenhouseGeisser()).from(origins.text("repeated-gg")))
                        .orElse(Cell.EMPTY));
    }

    /** What Mauchly's test says, and which P is to be read by it. */
    private String sphericity(String of, Sphericity s) {
        if (Double.isNaN(s.p())) {
            return text(s.greenhouseGeisser() < 1 ? "sphericity-none" : "sphericity-two");
        }
        return text(
                s.p() < ALPHA_OF_SPHERICITY ? "sphericity-doubtful" : "sphericity",
                text(of),
                Shown.fixed(s.w(), 3),
                Shown.related(Shown.p(s.p())));
    }

    private String name(RepeatedMeasures of) {
        return of.plan().name().in(messages.language());
    }

    private String text(String key, Object... arguments) {
        return messages.text("repeated." + key, arguments);
    }
}
