package org.counterpart.report.json;

import org.counterpart.report.Fields;
import org.counterpart.report.Messages;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.posthoc.Pair;
import org.counterpart.univariate.posthoc.PostHoc;

/** Pairwise comparisons of the groups in a variable as JSON. */
final class PostHocJson {
    private PostHocJson() {}

    /**
     * @param row of the comparison
     * @param hidden whether the variable's table may be told by no number
     */
    static void write(Fields row, PostHoc found, boolean hidden) {
        if (!found.asked()) {
            row.nothing("posthoc");
            row.put("posthocReason", row.messages().text(found.why()));
            return;
        }
        Fields out = row.hidden(hidden).object("posthoc");
        out.put("method", found.method().word()).put("adjust", found.adjustment());
        out.each("pairs", found.pairs(), (pair, of) -> pair(pair, of, found.method()));
    }

    private static void pair(Fields out, Pair pair, PostHoc.Method method) {
        Messages messages = out.messages();
        out.put("a", pair.a()).put("b", pair.b());
        out.put("difference", pair.difference());
        if (pair.ci().equals(Interval.NONE)) {
            out.nothing("ci").reason(messages.text("posthoc.no-interval." + method.word()));
        } else {
            out.put("ci", pair.ci());
        }
        if (pair.test() != null) {
            out.put("test", pair.test().key());
        }
        out.put("statistic", pair.statistic());
        if (!Double.isNaN(pair.df())) {
            out.put("df", pair.df());
        }
        out.put("p", pair.p()).put("pAdjusted", pair.pAdjusted());
        if (Double.isNaN(pair.p())) {
            out.reason(pair.notes());
        }
    }
}
