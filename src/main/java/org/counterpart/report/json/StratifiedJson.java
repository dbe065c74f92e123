package org.counterpart.report.json;

import org.counterpart.report.Fields;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.test.TestResult;

/** Odds ratios within strata and in common as JSON. */
final class StratifiedJson {
    private StratifiedJson() {}

    static void write(Fields all, StratifiedOddsRatio s) {
        Fields out = all.hidden(all.disclosure().hides(s));
        all.put("by", s.by()).put("exposed", s.exposed());
        out.put("missing", s.missing());
        out.each("strata", s.levels(), StratifiedJson::stratum);
        estimate(out.object("crude"), s.crude());
        Fields common = out.object("mantelHaenszel");
        estimate(common, s.common());
        test(common, s.common());
        test(common.object("corrected"), s.commonCorrected());
        common.put("strataUsed", s.common().strataUsed());
        common.put("strataDropped", s.common().strataDropped());
        Fields exact = out.object("exact");
        estimate(exact, s.exact());
        exact.put("p", s.exact().p()).put("strataUsed", s.exact().strataUsed());
        Fields homogeneity = out.object("breslowDay");
        test(homogeneity, s.homogeneity());
        test(homogeneity.object("uncorrected"), s.homogeneityUncorrected());
        homogeneity.put("strataUsed", s.homogeneity().strataUsed());
        homogeneity.put("strataDropped", s.homogeneity().strataDropped());
        Fields woolf = out.object("woolf");
        test(woolf, s.woolf());
        woolf.put("halfAdded", s.halfAdded()).put("strataUsed", s.woolf().strataUsed());
    }

    private static void stratum(Fields out, StratifiedOddsRatio.Level level) {
        Stratum counts = level.counts();
        out.put("level", level.name());
        out.put("exposedCases", counts.exposedCases());
        out.put("exposedControls", counts.exposedControls());
        out.put("unexposedCases", counts.unexposedCases());
        out.put("unexposedControls", counts.unexposedControls());
        estimate(out, level.oddsRatio());
    }

    private static void estimate(Fields out, TestResult r) {
        out.put("or", r.estimate()).put("ci", r.ci());
        Interval ci = r.ci();
        if (!Double.isFinite(r.estimate()) || !Double.isFinite(ci.low()) || !Double.isFinite(ci.high())) {
            out.reason(r.notes());
        }
    }

    private static void test(Fields out, TestResult r) {
        out.put("statistic", r.statistic()).put("df", r.df()).put("p", r.p());
        if (Double.isNaN(r.p())) {
            out.reason(r.notes());
        }
    }
}
