package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.stats.Interval;
import org.counterpart.study.StudyResult;
import org.counterpart.study.survival.SurvivalCurves;

/** What the draft says of curves of the share without an event. */
record SurvivalText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        List<String> said = new ArrayList<>();
        if (!result.survival().isEmpty()) {
            said.add(words.say("survival", references.cite(Source.KAPLAN_MEIER)));
        }
        if (result.survival().stream().anyMatch(c -> c.logRank().isPresent())) {
            said.add(words.say("survival-log-rank", references.cite(Source.LOG_RANK)));
        }
        return said;
    }

    List<String> results() {
        List<String> said = new ArrayList<>();
        for (SurvivalCurves one : result.survival()) {
            // Where steps are joined a median may be that of a step that is not shown.
            if (disclosure.asked() || one.curves().isEmpty()) {
                continue;
            }
            List<String> medians =
                    one.curves().stream().map(c -> median(one, c)).toList();
            String found = words.say("survival-found", one.plan().name(), words.list(medians));
            said.add(one.logRank()
                    .filter(r -> Double.isFinite(r.test().p()))
                    .map(r -> words.say(
                            "survival-found-test",
                            found,
                            Shown.related(Shown.p(r.test().p()))))
                    .orElseGet(() -> words.say("survival-found-alone", found)));
        }
        return said;
    }

    private String median(SurvivalCurves of, SurvivalCurves.Curve one) {
        KaplanMeier curve = one.curve();
        String level = of.plan()
                .by()
                .map(v -> words.wording().level(result.matched().cohort().variable(v), one.level()))
                .orElseGet(() -> words.say("survival-all"));
        if (Double.isNaN(curve.median())) {
            return words.say("survival-no-median", level);
        }
        Interval limits = curve.medianLimits(SurvivalCurves.LEVEL);
        return Double.isNaN(limits.high()) || Double.isNaN(limits.low())
                ? words.say("survival-median-open", level, Shown.significant(curve.median(), 4))
                : words.say(
                        "survival-median",
                        level,
                        Shown.significant(curve.median(), 4),
                        words.range(Shown.significant(limits.low(), 4) + "–" + Shown.significant(limits.high(), 4)));
    }
}
