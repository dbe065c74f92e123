package org.counterpart.report.repeated;

import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.study.repeated.RepeatedMeasures.Change;
import org.counterpart.study.repeated.RepeatedMeasures.Tested;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Summary;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.repeated.Friedman;
import org.counterpart.univariate.repeated.RepeatedAnova.Effect;
import org.counterpart.univariate.repeated.Sphericity;

/** A quantity measured several times as JSON. */
public final class RepeatedJson {
    private RepeatedJson() {}

    public static void write(Fields all, RepeatedMeasures found) {
        all.put("name", found.plan().name().in(all.messages().language()));
        all.texts("measures", found.plan().measures());
        all.put("adjust", found.plan().adjust().word());
        Fields out = all.hidden(all.disclosure().hides(found));
        out.put("n", found.n()).put("leftOut", found.leftOut());
        found.sets().ifPresent(sets -> out.put("sets", sets));
        Comparison table = found.table();
        out.each("times", table.rows(), (row, time) -> {
            row.put("variable", time.variable().name());
            row.each("groups", time.summaries(), RepeatedJson::summary);
            test(row, time.chosen());
        });
        out.each("changes", found.changes(), RepeatedJson::change);
        if (found.why().isPresent()) {
            out.nothing("anova").reason(out.messages().text(found.why().get()));
        }
        found.anova().ifPresent(anova -> {
            Fields effects = out.object("anova");
            anova.group().ifPresent(e -> effect(effects.object("group"), e));
            effect(effects.object("time"), anova.time());
            anova.interaction().ifPresent(e -> effect(effects.object("interaction"), e));
        });
        if (!found.ranks().isEmpty()) {
            out.each("friedman", found.ranks(), RepeatedJson::friedman);
        }
    }

    private static void summary(Fields out, Summary s) {
        out.put("n", s.n()).put("mean", s.mean()).put("sd", s.sd());
        out.put("median", s.median()).put("q1", s.q1()).put("q3", s.q3());
    }

    private static void change(Fields out, Change change) {
        out.put("variable", change.measure());
        out.each("groups", change.groups(), (row, tested) -> {
            tested(row, tested);
            row.put("pAdjusted", tested.adjusted());
        });
        change.difference().ifPresent(d -> tested(out.object("difference"), d));
    }

    private static void tested(Fields out, Tested tested) {
        out.put("n", tested.n()).put("mean", tested.means().estimate());
        if (tested.means().ci().equals(Interval.NONE)) {
            out.nothing("ci");
        } else {
            out.put("ci", tested.means().ci());
        }
        test(out, tested.chosen());
    }

    private static void test(Fields out, TestChoice.Chosen chosen) {
        out.put("test", chosen.test().key()).put("statistic", chosen.result().statistic());
        out.put("p", chosen.result().p());
        out.reason(chosen.result().notes());
    }

    private static void effect(Fields out, Effect e) {
        out.put("f", e.f()).put("df", e.df()).put("df2", e.df2()).put("p", e.p());
        e.sphericity().ifPresent(s -> sphericity(out, e, s));
    }

    private static void sphericity(Fields out, Effect e, Sphericity s) {
        out.put("epsilonGg", s.greenhouseGeisser()).put("pGg", e.pGreenhouseGeisser());
        out.put("epsilonHf", s.huynhFeldt()).put("pHf", e.pHuynhFeldt());
        out.put("mauchlyW", s.w()).put("mauchlyP", s.p());
    }

    private static void friedman(Fields out, Friedman.Result f) {
        out.put("statistic", f.statistic()).put("df", f.df()).put("p", f.p());
        out.reason(f.notes());
    }
}
