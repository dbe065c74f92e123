package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Influence;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows a logistic regression hangs on most, named by their lines in the file and by nothing else: as JSON and as a
 * table.
 *
 * @param line the line in the file of a row of the model
 */
public record InfluenceTables(Influence influence, IntUnaryOperator line, Messages messages) {
    private static final int SHOWN = 10;

    /** Writes the field {@code influence} of a regression. */
    public ArrayNode json() {
        ArrayNode out = Json.array();
        List<Term> terms = influence.fit().terms();
        for (int row : influence.most(SHOWN)) {
            ObjectNode one = out.addObject();
            one.put("line", line.applyAsInt(row));
            Json.put(one, "leverage", influence.leverage(row));
            String none = messages.text("regression.reason.no-influence");
            Json.put(one, "cook", influence.cook(row), none);
            Json.put(one, "cookSpss", influence.cookSpss(row), none);
            Json.put(one, "pearson", influence.pearson(row));
            Json.put(one, "deviance", influence.deviance(row));
            Json.put(one, "standardised", influence.standardised(row), none);
            ArrayNode changes = one.putArray("terms");
            for (int j = 0; j < terms.size(); j++) {
                ObjectNode change = changes.addObject();
                change.put("term", terms.get(j).name());
                Json.put(change, "dfbeta", influence.dfbeta(row, j), none);
                Json.put(change, "dfbetaSpss", influence.dfbetaPregibon(row, j), none);
                Json.put(change, "dfbetas", influence.dfbetas(row, j), none);
            }
        }
        return out;
    }

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
        for (int row : influence.most(SHOWN)) {
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
