package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Influence;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.study.model.Sample;

/**
 * The subjects a logistic regression hangs on most as a table. They are named by their lines in the file, or by their
 * matched set and whether they are its case; never by their id.
 *
 * @param kind of the names, as the messages have it: {@code rows} or {@code subjects}
 * @param who the heads of the columns that name a subject
 * @param name the cells of these columns, of a row of the model
 */
public record InfluenceTable(
        Influence influence, String kind, List<Head> who, IntFunction<List<Cell>> name, Messages messages) {
    /** Terms that one table has a column for; a wide model has its further ones in tables of their own. */
    private static final int MOST_TERMS = 6;

    public InfluenceTable {
        who = List.copyOf(who);
    }

    /** @param line the line in the file of a row of the model */
    public static InfluenceTable ofLines(Influence influence, IntUnaryOperator line, Messages messages) {
        return new InfluenceTable(
                influence,
                "rows",
                List.of(Head.right(messages.text("regression.influence.line"))),
                row -> List.of(whole(line.applyAsInt(row))),
                messages);
    }

    /** @param matched the sample the model was fitted to, in sets */
    static InfluenceTable ofSets(Influence influence, Sample matched, Messages messages) {
        int[] rows = influence.fit().design().sourceRows();
        String place = matched.hasSets() ? "regression.influence.set" : "regression.influence.line";
        return new InfluenceTable(
                influence,
                "subjects",
                List.of(Head.right(messages.text(place)), Head.left(messages.text("regression.influence.role"))),
                row -> List.of(
                        whole(
                                matched.hasSets()
                                        ? matched.set(rows[row])
                                        : matched.cohort().line(rows[row])),
                        Cell.of(messages.text(
                                "regression.influence." + (matched.isCase(rows[row]) ? "case" : "control")))),
                messages);
    }

    /** One table, however many terms there are. */
    public Table table(Wording wording) {
        return table("influence", true, 0, terms().size(), wording);
    }

    /** As many tables as the terms need. */
    List<Table> tables(Wording wording) {
        List<Table> tables = new ArrayList<>();
        for (int from = 0; from < terms().size(); from += MOST_TERMS) {
            int to = Math.min(from + MOST_TERMS, terms().size());
            String id = from == 0 ? "influence" : "influence-" + (tables.size() + 1);
            tables.add(table(id, from == 0, from, to, wording));
        }
        return tables;
    }

    private List<Term> terms() {
        return influence.fit().terms();
    }

    /** @param measures whether what is not of single terms has its columns */
    private Table table(String id, boolean measures, int from, int to, Wording wording) {
        Origins origins = new Origins(messages);
        List<Head> heads = new ArrayList<>(who);
        if (measures) {
            heads.add(Head.right(text("leverage")));
            heads.add(Head.right(text("cook")));
            heads.add(Head.right(text("standardised")));
        }
        for (Term term : terms().subList(from, to)) {
            String of = term.isIntercept() ? messages.text("regression.table.intercept") : wording.term(term);
            heads.add(Head.right(text("dfbetas", of)));
        }
        List<Row> rows = new ArrayList<>();
        for (int row : influence.most(Influence.SHOWN)) {
            List<Cell> cells = new ArrayList<>(name.apply(row));
            if (measures) {
                cells.add(number(influence.leverage(row), origins.text("influence-leverage")));
                cells.add(number(influence.cook(row), origins.text("influence-cook")));
                cells.add(number(influence.standardised(row), origins.text("influence-standardised")));
            }
            for (int j = from; j < to; j++) {
                cells.add(number(influence.dfbetas(row, j), origins.text("influence-dfbetas")));
            }
            rows.add(new Row(0, cells));
        }
        return new Table(id, text("title-" + kind, rows.size()), heads, rows, List.of(text("note-" + kind)));
    }

    private static Cell whole(int number) {
        return Cell.of(Integer.toString(number), number);
    }

    private static Cell number(double value, String origin) {
        return Cell.of(Shown.fixed(value, 3), value).from(origin);
    }

    private String text(String key, Object... arguments) {
        return messages.text("regression.influence." + key, arguments);
    }
}
