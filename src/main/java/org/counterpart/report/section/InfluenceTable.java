package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Influence;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;

/**
 * The rows a logistic regression hangs on most, named by their lines in the file and by nothing else, as a
 * table.
 *
 * @param line the line in the file of a row of the model
 */
public record InfluenceTable(Influence influence, IntUnaryOperator line, Messages messages) {
    public Table table(Wording wording) {
        List<Term> terms = influence.fit().terms();
        List<Head> heads = new ArrayList<>(List.of(
                Head.right(text("line")),
                Head.right(text("leverage")),
                Head.right(text("cook")),
                Head.right(text("standardised"))));
        for (Term term : terms) {
            String name = term.isIntercept() ? messages.text("regression.table.intercept") : wording.term(term);
            heads.add(Head.right(text("dfbetas", name)));
        }
        List<Row> rows = new ArrayList<>();
        for (int row : influence.most(Influence.SHOWN)) {
            List<Cell> cells = new ArrayList<>();
            int at = line.applyAsInt(row);
            cells.add(Cell.of(Integer.toString(at), at));
            cells.add(number(influence.leverage(row)));
            cells.add(number(influence.cook(row)));
            cells.add(number(influence.standardised(row)));
            for (int j = 0; j < terms.size(); j++) {
                cells.add(number(influence.dfbetas(row, j)));
            }
            rows.add(new Row(0, cells));
        }
        return new Table("influence", text("title", rows.size()), heads, rows, List.of(text("note")));
    }

    private static Cell number(double value) {
        return Cell.of(Shown.fixed(value, 3), value);
    }

    private String text(String key, Object... arguments) {
        return messages.text("regression.influence." + key, arguments);
    }
}
