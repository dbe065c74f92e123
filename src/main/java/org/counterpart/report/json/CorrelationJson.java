package org.counterpart.report.json;

import java.util.List;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.correlation.Kappa;
import org.counterpart.univariate.test.TestResult;

/** How pairs of variables go together as JSON. */
public final class CorrelationJson {
    private CorrelationJson() {}

    /** The array {@code correlations}. */
    public static void write(Fields out, List<Correlation> correlations) {
        out.each("correlations", correlations, CorrelationJson::one);
    }

    private static void one(Fields all, Correlation c) {
        boolean hidden = all.disclosure().hides(c);
        Fields out = all.hidden(hidden);
        all.put("a", c.a().name()).put("b", c.b().name());
        all.hidden(all.disclosure().small(c.n())).put("n", c.n());
        all.put("missing", c.missing());
        Fields pearson = out.object("pearson");
        estimate(pearson, c.pearson());
        pearson.put("df", c.pearson().df()).put("p", c.pearson().p());
        Fields spearman = out.object("spearman");
        estimate(spearman, c.spearman());
        spearman.put("p", c.spearman().p()).put("pT", c.spearman().pT());
        if (c.spearman().law() != null) {
            spearman.put("distribution", Json.word(c.spearman().law()));
        }
        Fields kendall = out.object("kendall");
        estimate(kendall, c.kendall());
        kendall.put("p", c.kendall().p());
        if (c.kendall().law() != null) {
            kendall.put("distribution", Json.word(c.kendall().law()));
        }
        if (c.noKappa() != null) {
            all.nothing("kappa").put("kappaReason", all.messages().text(c.noKappa()));
            return;
        }
        Fields kappa = out.object("kappa");
        for (Kappa.Result k : c.kappas()) {
            Kappa.Weights weights = k.procedure().weights();
            kappa(weights == Kappa.Weights.UNWEIGHTED ? kappa : kappa.object(weights.word()), k);
        }
    }

    private static void estimate(Fields out, TestResult r) {
        out.put("estimate", r.estimate());
        interval(out, r);
        out.put("statistic", r.statistic());
        out.reason(r.notes());
    }

    private static void interval(Fields out, TestResult r) {
        if (r.ci().equals(Interval.NONE)) {
            out.nothing("ci");
        } else {
            out.put("ci", r.ci());
        }
    }

    private static void kappa(Fields out, Kappa.Result k) {
        out.put("estimate", k.estimate()).put("se", k.se());
        interval(out, k);
        out.put("z", k.z()).put("p", k.p()).put("agreement", k.agreement());
        out.reason(k.notes());
    }
}
