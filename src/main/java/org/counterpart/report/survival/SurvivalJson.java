package org.counterpart.report.survival;

import java.util.Optional;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;
import org.counterpart.study.survival.SurvivalCurves;
import org.counterpart.study.survival.SurvivalCurves.At;
import org.counterpart.study.survival.SurvivalCurves.Curve;

/** Curves of the share without an event as JSON. */
public final class SurvivalJson {
    private SurvivalJson() {}

    public static void write(Fields all, SurvivalCurves found) {
        all.put("name", found.plan().name()).put("time", found.plan().of().time());
        found.plan().by().ifPresent(by -> all.put("by", by));
        Fields out = all.hidden(all.disclosure().hides(found));
        out.put("n", found.n()).put("leftOut", found.leftOut());
        int least = out.disclosure().asked() ? out.disclosure().least() : 0;
        out.each("curves", found.curves(), (row, curve) -> curve(row, found, curve, least));
        found.logRank()
                .ifPresent(r -> out.object("logRank")
                        .put("statistic", r.test().statistic())
                        .put("df", r.test().df())
                        .put("p", r.test().p()));
        out.notes("notes", found.notes());
    }

    private static void curve(Fields row, SurvivalCurves found, Curve of, int least) {
        KaplanMeier curve = of.curve();
        found.plan().by().ifPresent(by -> row.put("level", of.level()));
        row.put("n", curve.n()).put("events", curve.events());
        ShownCurve shown = ShownCurve.of(curve, found.plan().at(), least);
        Interval limits = curve.medianLimits(SurvivalCurves.LEVEL);
        Fields median = row.hidden(!shown.tellsMedian());
        median.put("median", curve.median());
        row.hidden(!shown.tellsMedianLimits()).put("medianCi", limits);
        row.each("at", found.plan().at(), (one, time) -> {
            one.put("time", time);
            Fields value = one.hidden(!shown.tells(time));
            Optional<At> at = of.at(time);
            value.put("survival", at.map(At::survival).orElse(Double.NaN))
                    .put("ci", at.map(At::limits).orElse(new Interval(Double.NaN, Double.NaN)));
            // What those tell who left between two of them, or between one and one beneath the figure.
            one.hidden(least > 0).put("atRisk", curve.atRiskAt(time));
        });
        row.each("steps", shown.steps(), (step, s) -> {
            step.put("time", curve.time(s))
                    .put("survival", curve.survival(s))
                    .put("ci", curve.limits(s, SurvivalCurves.LEVEL));
            step.hidden(least > 0).put("atRisk", curve.atRisk(s)).put("events", curve.events(s));
        });
    }
}
