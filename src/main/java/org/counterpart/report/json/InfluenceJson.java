package org.counterpart.report.json;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.Influence;
import org.counterpart.report.Fields;

/** The rows a logistic regression hangs on most, named by their lines in the file, as JSON. */
public final class InfluenceJson {
    private InfluenceJson() {}

    /** @param line the line in the file of a row of the model */
    public static void write(Fields out, Influence influence, IntUnaryOperator line) {
        String none = out.messages().text("regression.reason.no-influence");
        List<Term> terms = influence.fit().terms();
        out.array("influence", next -> {
            for (int row : influence.most(Influence.SHOWN)) {
                next.get()
                        .put("line", line.applyAsInt(row))
                        .put("leverage", influence.leverage(row))
                        .put("cook", influence.cook(row), none)
                        .put("cookSpss", influence.cookSpss(row), none)
                        .put("pearson", influence.pearson(row))
                        .put("deviance", influence.deviance(row))
                        .put("standardised", influence.standardised(row), none)
                        .array("terms", changes -> {
                            for (int j = 0; j < terms.size(); j++) {
                                changes.get()
                                        .put("term", terms.get(j).name())
                                        .put("dfbeta", influence.dfbeta(row, j), none)
                                        .put("dfbetaSpss", influence.dfbetaPregibon(row, j), none)
                                        .put("dfbetas", influence.dfbetas(row, j), none);
                            }
                        });
            }
        });
    }
}
