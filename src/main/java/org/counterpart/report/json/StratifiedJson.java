package org.counterpart.report.json;

import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Interval;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.test.TestResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Odds ratios within strata and in common as JSON. */
public record StratifiedJson(Messages messages) {

    public ObjectNode write(StratifiedOddsRatio s) {
        ObjectNode node = Json.object();
        node.put("by", s.by());
        node.put("exposed", s.exposed());
        node.put("missing", s.missing());
        ArrayNode strata = node.putArray("strata");
        for (StratifiedOddsRatio.Level level : s.levels()) {
            ObjectNode one = strata.addObject();
            Stratum counts = level.counts();
            one.put("level", level.name());
            one.put("exposedCases", counts.exposedCases());
            one.put("exposedControls", counts.exposedControls());
            one.put("unexposedCases", counts.unexposedCases());
            one.put("unexposedControls", counts.unexposedControls());
            estimate(one, level.oddsRatio());
        }
        estimate(node.putObject("crude"), s.crude());
        ObjectNode common = node.putObject("mantelHaenszel");
        estimate(common, s.common());
        test(common, s.common());
        test(common.putObject("corrected"), s.commonCorrected());
        common.put("strataUsed", s.common().strataUsed());
        common.put("strataDropped", s.common().strataDropped());
        ObjectNode exact = node.putObject("exact");
        estimate(exact, s.exact());
        Json.put(exact, "p", s.exact().p());
        exact.put("strataUsed", s.exact().strataUsed());
        ObjectNode homogeneity = node.putObject("breslowDay");
        test(homogeneity, s.homogeneity());
        test(homogeneity.putObject("uncorrected"), s.homogeneityUncorrected());
        homogeneity.put("strataUsed", s.homogeneity().strataUsed());
        homogeneity.put("strataDropped", s.homogeneity().strataDropped());
        ObjectNode woolf = node.putObject("woolf");
        test(woolf, s.woolf());
        woolf.put("halfAdded", s.halfAdded());
        woolf.put("strataUsed", s.woolf().strataUsed());
        return node;
    }

    private void estimate(ObjectNode node, TestResult r) {
        Json.put(node, "or", r.estimate());
        node.set("ci", Json.interval(r.ci()));
        Interval ci = r.ci();
        if (!Double.isFinite(r.estimate()) || !Double.isFinite(ci.low()) || !Double.isFinite(ci.high())) {
            node.put("reason", reason(r));
        }
    }

    private void test(ObjectNode node, TestResult r) {
        Json.put(node, "statistic", r.statistic());
        Json.put(node, "df", r.df());
        Json.put(node, "p", r.p());
        if (Double.isNaN(r.p())) {
            node.put("reason", reason(r));
        }
    }

    private String reason(TestResult r) {
        return messages.text(r.notes().get(0));
    }
}
