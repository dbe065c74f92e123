package org.counterpart.report.imputation;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.PooledModel;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.report.Messages;
import org.counterpart.report.OddsText;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.stats.Interval;

/** A model pooled over imputations: each coefficient with its t, its degrees of freedom and what the gaps cost it. */
public final class PooledTable {
    private final Messages messages;
    private final Wording wording;

    public PooledTable(Messages messages, Wording wording) {
        this.messages = messages;
        this.wording = wording;
    }

    public Table table(PooledModel result) {
        PooledRegression pooled = result.regression();
        List<Row> rows = new ArrayList<>();
        for (PooledRegression.OfTerm term : pooled.terms()) {
            PooledEstimate e = term.pooled();
            Interval odds = e.ci().exp();
            rows.add(Row.of(
                    Cell.of(
                            term.term().isIntercept()
                                    ? messages.text("regression.table.intercept")
                                    : wording.term(term.term())),
                    Cell.of(OddsText.coefficient(e.estimate()), e.estimate()),
                    Cell.of(OddsText.coefficient(e.se()), e.se()),
                    Cell.of(Shown.fixed(e.t(), 3), e.t()),
                    Cell.of(Shown.fixed(e.df(), 1), e.df()),
                    Cell.p(e.p()),
                    Cell.of(Shown.ratio(Math.exp(e.estimate()), odds)),
                    Cell.of(Shown.fixed(e.fmi(), 3), e.fmi())));
        }
        return new Table(
                "pooled",
                messages.text(
                        "regression.pooled.title." + pooled.kind().key(),
                        pooled.imputations(),
                        messages.count(pooled.n())),
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.right("B"),
                        Head.right(messages.text("regression.table.se")),
                        Head.right("t"),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(messages.text("regression.table.or-ci")),
                        Head.right("FMI")),
                rows,
                notes(result));
    }

    private List<String> notes(PooledModel result) {
        PooledRegression pooled = result.regression();
        List<String> notes = new ArrayList<>();
        notes.add(messages.text("regression.pooled.method", Shown.fixed(pooled.completeDf(), 0)));
        if (pooled.overall() != null && !Double.isNaN(pooled.overall().df2())) {
            notes.add(messages.text(
                    "regression.pooled.overall",
                    Integer.toString(pooled.overall().df1()),
                    Shown.fixed(pooled.overall().df2(), 1),
                    Shown.fixed(pooled.overall().f(), 3),
                    Shown.p(pooled.overall().p())));
        }
        result.auc()
                .ifPresent(logit -> notes.add(messages.text(
                        "regression.pooled.auc",
                        Shown.fixed(Logit.inverse(logit.estimate()), 3),
                        Shown.fixed(Logit.inverse(logit.ci().low()), 3),
                        Shown.fixed(Logit.inverse(logit.ci().high()), 3))));
        if (result.originalRows() > 0) {
            notes.add(messages.text("regression.pooled.original", messages.count(result.originalRows())));
        }
        return notes;
    }
}
