package org.counterpart.report.imputation;

import org.counterpart.prediction.PooledModel;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.regression.pooled.PooledTest;
import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;

/** A model pooled over imputations as JSON. */
public final class PooledJson {
    private PooledJson() {}

    public static void write(Fields out, PooledModel result) {
        PooledRegression pooled = result.regression();
        out.put("model", pooled.kind().key()).put("n", pooled.n());
        Fields own = out.object("pooled");
        own.put("m", pooled.imputations())
                .put("originalRows", result.originalRows())
                .put("completeDf", pooled.completeDf());
        own.each("terms", pooled.terms(), (row, term) -> {
            row.put("term", term.term().name());
            term(row, term.pooled());
            row.put("monteCarloError", term.pooled().monteCarloError(pooled.imputations()));
        });
        if (pooled.overall() != null) {
            test(own.object("overall"), pooled.overall());
        }
        own.each("predictors", pooled.predictors(), (row, p) -> {
            row.put("predictor", p.predictor());
            test(row, p.test());
        });
        result.auc().ifPresent(logit -> auc(own.object("auc"), logit));
    }

    private static void term(Fields out, PooledEstimate e) {
        out.put("b", e.estimate())
                .put("se", e.se())
                .put("within", e.within())
                .put("between", e.between())
                .put("df", e.df())
                .put("t", e.t())
                .put("p", e.p())
                .put("or", Math.exp(e.estimate()))
                .put("ci", e.ci().exp())
                .put("bCi", e.ci())
                .put("riv", e.riv())
                .put("lambda", e.lambda())
                .put("fmi", e.fmi());
    }

    private static void test(Fields out, PooledTest test) {
        out.put("f", test.f()).put("df1", test.df1());
        if (Double.isNaN(test.df2())) {
            out.nothing("df2").nothing("p").reason(out.messages().text("regression.pooled.no-df"));
        } else {
            out.put("df2", test.df2()).put("p", test.p());
        }
    }

    private static void auc(Fields out, PooledEstimate logit) {
        out.put("auc", Logit.inverse(logit.estimate()))
                .put(
                        "ci",
                        new Interval(
                                Logit.inverse(logit.ci().low()),
                                Logit.inverse(logit.ci().high())))
                .put("seLogit", logit.se())
                .put("df", logit.df())
                .put("fmi", logit.fmi());
    }
}
