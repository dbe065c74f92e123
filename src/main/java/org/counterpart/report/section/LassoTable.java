package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.lasso.LassoPath;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;

/** What the LASSO chose: its two penalties, what cross-validation says of them, each term's coefficients there. */
public final class LassoTable {
    private final Messages messages;
    private final Wording wording;
    private final Origins origins;

    public LassoTable(Messages messages, Wording wording) {
        this.messages = messages;
        this.wording = wording;
        this.origins = new Origins(messages);
    }

    public Table table(Lasso.Result result) {
        LassoPath path = result.path();
        String measure = messages.text(
                "regression.table.lasso-measure." + result.procedure().measure().word());
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                messages.text("regression.table.lasso-lambda"),
                result,
                k -> path.lambda().get(k),
                "lasso-lambda"));
        rows.add(Row.of(
                Cell.of(messages.text("regression.table.lasso-cv", measure)),
                Cell.EMPTY,
                measured(result, result.atMin()),
                measured(result, result.atOneSe())));
        rows.add(Row.of(
                Cell.of(messages.text("regression.table.lasso-df")),
                Cell.EMPTY,
                counted(path.df(result.atMin())),
                counted(path.df(result.atOneSe()))));
        for (int j = 0; j < result.terms().size(); j++) {
            rows.add(term(result, j));
        }
        return new Table(
                "lasso",
                messages.text("regression.table.lasso", result.usedFolds(), measure),
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.right(messages.text("regression.table.lasso-enters")),
                        Head.right(chosen("min", result.chosen() == result.atMin())),
                        Head.right(chosen("1se", result.chosen() == result.atOneSe()))),
                rows,
                List.of(messages.text("regression.lasso.scale"), messages.text("regression.lasso.selected")));
    }

    private String chosen(String penalty, boolean taken) {
        String head = messages.text("regression.table.lasso-at-" + penalty);
        return taken ? head + messages.text("regression.table.lasso-taken") : head;
    }

    private Row term(Lasso.Result result, int j) {
        LassoPath path = result.path();
        Cell enters = IntStream.range(0, path.size())
                .filter(k -> path.b(k, j) != 0)
                .mapToObj(k -> number(path.lambda().get(k), "lasso-enters"))
                .findFirst()
                .orElse(Cell.EMPTY);
        return Row.of(
                Cell.of(wording.term(result.terms().get(j))),
                enters,
                coefficient(path.b(result.atMin(), j)),
                coefficient(path.b(result.atOneSe(), j)));
    }

    private Row row(String name, Lasso.Result result, IntFunction<Double> value, String origin) {
        return Row.of(
                Cell.of(name),
                Cell.EMPTY,
                number(value.apply(result.atMin()), origin),
                number(value.apply(result.atOneSe()), origin));
    }

    private Cell number(double value, String origin) {
        return Cell.of(Shown.significant(value, 3), value).from(origins.text(origin));
    }

    private Cell measured(Lasso.Result result, int step) {
        return Cell.of(
                        Shown.fixed(result.mean().get(step), 3) + " ("
                                + Shown.fixed(result.se().get(step), 3) + ")",
                        result.mean().get(step))
                .from(origins.text("lasso-cv"));
    }

    private Cell counted(int count) {
        return Cell.of(Integer.toString(count), count).from(origins.text("lasso-df"));
    }

    private Cell coefficient(double b) {
        return b == 0
                ? Cell.of("0", 0).from(origins.text("lasso-b"))
                : Cell.of(Shown.significant(b, 3), b).from(origins.text("lasso-b"));
    }
}
