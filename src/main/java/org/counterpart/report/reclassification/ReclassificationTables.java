package org.counterpart.report.reclassification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.prediction.reclassification.Gain;
import org.counterpart.prediction.reclassification.NetReclassification;
import org.counterpart.prediction.reclassification.NetReclassification.Moves;
import org.counterpart.prediction.reclassification.NetReclassification.Part;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.regression.ModelTest;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.stats.Interval;

/**
 * What one set of probabilities tells beyond another: difference of the areas, likelihood ratio, IDI and NRI below each
 * other, and who moved from which category to which.
 *
 * @param sampled whether the share of cases was chosen
 */
public record ReclassificationTables(Messages messages, Disclosure disclosure, boolean sampled) {

    /**
     * One comparison.
     *
     * @param after what the second probabilities are called
     * @param before what the first are called
     * @param auc the second area less the first
     * @param likelihoodRatio empty where the probabilities are of no models that were fitted here
     * @param hidden whether its numbers are not shown
     */
    public record Pair(
            String after,
            String before,
            AucComparison.Paired auc,
            Optional<ModelTest> likelihoodRatio,
            Reclassification.Result found,
            boolean hidden) {}

    /** The gains, then a table of moves for each pair with categories. */
    public List<Table> of(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Table> all = new ArrayList<>(List.of(gains(pairs)));
        for (Pair pair : pairs) {
            pair.found().moves().ifPresent(moves -> all.add(moves(all.size(), pair, moves)));
        }
        return all;
    }

    private Table gains(List<Pair> pairs) {
        List<Row> rows = new ArrayList<>();
        for (Pair pair : pairs) {
            rows.add(Row.of(Cell.of(text("against", pair.after(), pair.before())), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
            List<Row> own = rows(pair);
            rows.addAll(
                    pair.hidden()
                            ? own.stream().map(ReclassificationTables::hidden).toList()
                            : own);
        }
        List<String> notes = new ArrayList<>(List.of(text("weakness"), text("same-data")));
        if (pairs.stream().flatMap(p -> p.likelihoodRatio().stream()).anyMatch(t -> Double.isNaN(t.statistic()))) {
            notes.add(text("not-nested"));
        }
        if (sampled) {
            notes.add(text("sampled"));
        }
        return new Table(
                "reclassification",
                text("title"),
                List.of(
                        Head.left(text("measure")),
                        Head.right(text("moved")),
                        Head.right(text("estimate")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                notes);
    }

    private List<Row> rows(Pair pair) {
        Reclassification.Result found = pair.found();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.indented(
                Cell.of(text("auc")),
                Cell.EMPTY,
                Cell.of(
                                limits(pair.auc().difference(), pair.auc().ci()),
                                pair.auc().difference())
                        .from(origin("auc-comparison")),
                Cell.p(pair.auc().p())));
        pair.likelihoodRatio()
                .ifPresent(test -> rows.add(Row.indented(
                        Cell.of(text("likelihood-ratio")),
                        Cell.EMPTY,
                        Double.isNaN(test.statistic())
                                ? Cell.of(Shown.NONE)
                                : Cell.of(
                                                text("chi-square", Shown.fixed(test.statistic(), 3), test.df()),
                                                test.statistic())
                                        .from(origin("reclassification-lr")),
                        Cell.p(test.p()))));
        rows.add(row(text("idi"), Cell.EMPTY, found.discrimination().gain(), "idi"));
        net(rows, text("continuous"), found.continuous());
        found.byCategory()
                .ifPresent(net ->
                        net(rows, text("categories", String.join(text("comma"), names(found.procedure()))), net));
        return rows;
    }

    private void net(List<Row> rows, String name, NetReclassification net) {
        List<Row> own = new ArrayList<>();
        own.add(row(name, Cell.EMPTY, net.sum(), "nri"));
        own.add(part("events", net.events()));
        own.add(part("others", net.others()));
        rows.addAll(
                disclosure.hides(net)
                        ? own.stream().map(ReclassificationTables::hidden).toList()
                        : own);
    }

    private Row part(String which, Part part) {
        return row(text(which), Cell.of(text("up-down", part.up(), part.down(), part.n())), part.gain(), "nri-part");
    }

    private Row row(String name, Cell moved, Gain gain, String origin) {
        return Row.indented(
                Cell.of(name),
                moved,
                Cell.of(limits(gain.estimate(), gain.ci()), gain.estimate()).from(origin(origin)),
                Cell.p(gain.p()).from(origin("nri-p")));
    }

    private static Row hidden(Row row) {
        List<Cell> cells = new ArrayList<>(List.of(row.cells().get(0)));
        row.cells().stream()
                .skip(1)
                .map(c -> c.text().isEmpty() ? c : Cell.HIDDEN)
                .forEach(cells::add);
        return new Row(row.indent(), cells);
    }

    /** With a comma between the limits: a dash beside a minus sign cannot be read. */
    private static String limits(double estimate, Interval ci) {
        String text = Shown.fixed(estimate, 3);
        return Double.isNaN(ci.low())
                ? text
                : text + " (" + Shown.fixed(ci.low(), 3) + ", " + Shown.fixed(ci.high(), 3) + ")";
    }

    /** The categories of risk, the lowest first: {@code <10%}, {@code 10% to <30%}, {@code ≥30%}. */
    private List<String> names(Reclassification procedure) {
        List<String> cuts = procedure.cutPoints().stream()
                .map(c -> Shown.significant(100 * c, 4) + "%")
                .toList();
        List<String> names = new ArrayList<>(List.of("<" + cuts.get(0)));
        for (int i = 1; i < cuts.size(); i++) {
            names.add(text("between", cuts.get(i - 1), cuts.get(i)));
        }
        names.add("≥" + cuts.get(cuts.size() - 1));
        return names;
    }

    private Table moves(int number, Pair pair, Moves moves) {
        List<String> names = names(pair.found().procedure());
        List<Row> rows = new ArrayList<>();
        boolean hidden = pair.hidden() || disclosure.hides(moves);
        block(rows, text("events"), names, moves.events(), hidden);
        block(rows, text("others"), names, moves.others(), hidden);
        List<Head> heads = Stream.concat(
                        Stream.of(Head.left(text("before", pair.before()))),
                        names.stream().map(n -> Head.right(text("after", pair.after(), n))))
                .toList();
        return new Table(
                "reclassification-" + number,
                text("moves", pair.after(), pair.before()),
                heads,
                rows,
                List.of(text("moves-note")));
    }

    private void block(List<Row> rows, String title, List<String> names, List<List<Integer>> counts, boolean hidden) {
        List<Cell> heading = new ArrayList<>(List.of(Cell.of(title)));
        names.forEach(n -> heading.add(Cell.EMPTY));
        rows.add(new Row(0, heading));
        for (int i = 0; i < names.size(); i++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(names.get(i))));
            counts.get(i)
                    .forEach(n -> cells.add(
                            hidden
                                    ? Cell.HIDDEN
                                    : Cell.of(Integer.toString(n), n).from(origin("reclassification-moves"))));
            rows.add(new Row(1, cells));
        }
    }

    private String origin(String key) {
        return new Origins(messages).text(key);
    }

    private String text(String key, Object... arguments) {
        return messages.text("reclassification." + key, arguments);
    }
}
