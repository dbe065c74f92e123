package org.counterpart.report.json;

import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingScore;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;

/** A matching as the contract's JSON. */
public final class MatchingJson {
    private MatchingJson() {}

    public static void write(Fields out, Cohort cohort, Matching matching, Balance balance) {
        Disclosure disclosure = out.disclosure();
        design(out, matching.design());
        out.hidden(disclosure.hides(Total.ENTERED_CASES)).put("cases", matching.cases());
        out.hidden(disclosure.hides(Total.ENTERED_CONTROLS)).put("candidates", matching.candidates());
        out.put("matchedCases", matching.sets().size());
        out.put("matchedControls", matching.matchedControls());
        out.put("pairs", matching.pairs()).put("eligiblePairs", matching.eligiblePairs());
        excluded(out.object("excluded"), matching);
        matching.score().ifPresent(score -> score(out.object("score"), matching, score));
        out.each("caliper", matching.calipers(), MatchingJson::caliper);
        out.each("sets", matching.sets(), (set, s) -> set(set, cohort, s));
        out.put("totalDistance", matching.totalDistance());
        out.each("unmatched", matching.unmatched(), (case_, u) -> unmatched(case_, cohort, u));
        out.put("smd", Json.word(balance.smd()));
        out.each("balance", balance.rows(), MatchingJson::row);
        out.notes("notes", matching.notes());
    }

    private static void design(Fields out, MatchingDesign design) {
        out.put("algorithm", Json.word(design.method()));
        if (design.method() == MatchingDesign.Method.NEAREST) {
            out.put("order", Json.word(design.order()));
            out.put("replace", design.replacement() == MatchingDesign.Replacement.WITH);
        }
        out.put("seed", design.seed()).put("ratio", design.ratio());
        out.put("completeSets", design.sets() == MatchingDesign.Sets.COMPLETE);
        out.put("distance", Json.word(design.distance()));
        out.texts("distanceVariables", design.distanceOver()).texts("exact", design.exact());
        design.riskSet().ifPresent(rule -> riskSet(out.object("riskSet"), rule));
    }

    private static void riskSet(Fields out, RiskSetRule rule) {
        if (rule.entry().isPresent()) {
            out.put("entry", rule.entry().get());
        } else {
            out.nothing("entry");
        }
        out.put("exit", rule.exit()).put("event", rule.event());
    }

    private static void score(Fields out, Matching matching, MatchingScore score) {
        ScoreRule rule = score.rule();
        out.put("of", Json.word(rule.of())).put("scale", Json.word(rule.scale()));
        out.texts("predictors", rule.variables());
        out.put("sd", score.sd());
        Optional<CaliperWidth> caliper = matching.calipers().stream()
                .filter(c -> c.variable().equals(ScoreRule.COLUMN))
                .findFirst();
        if (caliper.isPresent()) {
            out.put("width", caliper.get().width());
        } else {
            out.nothing("width");
        }
        // A model of few levels gives back the counts it was fitted to.
        Fields ofModel = out.hidden(out.disclosure().asked());
        ofModel.put("auc", score.auc());
        RegressionJson.write(ofModel.object("model"), score.model());
    }

    private static void excluded(Fields all, Matching matching) {
        all.hidden(all.disclosure().hidesMissing())
                .put("cases", matching.casesLeftOut())
                .put("controls", matching.controlsLeftOut())
                .each(
                        "missing",
                        matching.missing(),
                        (one, m) -> one.put("variable", m.variable())
                                .put("cases", m.cases())
                                .put("controls", m.controls()));
    }

    private static void caliper(Fields out, CaliperWidth w) {
        out.put("variable", w.variable()).put("given", w.caliper().given());
        out.put("sd", w.sd(), out.messages().text("matching.own-unit"));
        if (w.sdOf().isEmpty()) {
            out.nothing("sdOf");
        } else {
            out.put("sdOf", w.sdOf());
        }
        out.put("width", w.width());
    }

    private static void set(Fields out, Cohort cohort, MatchedSet set) {
        out.put("set", set.number()).put("case", cohort.id(set.caseRow()));
        out.texts(
                "controls", set.controls().stream().map(c -> cohort.id(c.row())).toList());
        out.numbers(
                "distances",
                set.controls().stream().map(MatchedSet.Partner::distance).toList());
    }

    private static void unmatched(Fields out, Cohort cohort, Unmatched u) {
        out.put("case", cohort.id(u.caseRow()));
        out.put("reason", out.messages().text(u.reason()));
        Fields left = out.object("candidatesLeft");
        u.candidatesLeft().forEach(left::put);
    }

    private static void row(Fields all, Balance.Row row) {
        Fields out = all.hidden(all.disclosure().hides(row));
        name(all, row);
        out.put("denominator", row.denominator());
        before(all.object("before"), row);
        Fields after = all.object("after");
        after.put("nCases", row.after().cases()).put("nControls", row.after().controls());
        Fields ofAfter = after.hidden(all.disclosure().hides(row));
        means(ofAfter, ofAfter, row, row.after());
        Fields pairs = out.object("pairDifference");
        pairs.put("pairs", row.pairs().pairs());
        pairs.put("mean", row.pairs().mean());
        pairs.put("meanAbsolute", row.pairs().meanAbsolute());
        pairs.put("maxAbsolute", row.pairs().maxAbsolute());
        if (row.pairs().pairs() == 0) {
            pairs.reason(pairs.messages().text("matching.balance-no-value"));
        }
    }

    /** The variable, and its level where it is of one. */
    static void name(Fields out, Balance.Row row) {
        out.put("variable", row.variable().name());
        if (row.level().isEmpty()) {
            out.nothing("level");
        } else {
            out.put("level", row.level());
        }
    }

    /** A mean times a size is a sum, often a whole number: with the size hidden, so are the means. */
    private static void before(Fields out, Balance.Row row) {
        Disclosure disclosure = out.disclosure();
        boolean hidden = disclosure.hides(row);
        out.hidden(disclosure.hides(Total.ENTERED_CASES))
                .put("nCases", row.before().cases());
        out.hidden(disclosure.hides(Total.ENTERED_CONTROLS))
                .put("nControls", row.before().controls());
        means(out.hidden(hidden || disclosure.hidesSizes()), out.hidden(hidden), row, row.before());
    }

    private static void means(Fields out, Fields difference, Balance.Row row, Balance.Side side) {
        out.put("meanCases", side.caseMean()).put("meanControls", side.controlMean());
        difference.put("smd", side.smd());
        out.put("varianceRatio", side.varianceRatio());
        String reason = reason(out.messages(), row, side);
        if (!reason.isEmpty()) {
            out.reason(reason);
        }
    }

    private static String reason(Messages messages, Balance.Row row, Balance.Side side) {
        StringBuilder out = new StringBuilder();
        if (Double.isNaN(side.smd())) {
            for (Note note : row.notes()) {
                out.append(messages.text(note));
            }
            if (row.notes().isEmpty()) {
                out.append(messages.text("matching.balance-no-value"));
            }
        }
        if (Double.isNaN(side.varianceRatio())) {
            out.append(out.isEmpty() ? "" : "; ")
                    .append(messages.text(
                            row.share() ? "matching.balance-no-ratio" : "matching.balance-ratio-constant"));
        }
        return out.toString();
    }
}
