package org.counterpart.report.json;

import java.util.Optional;
import org.counterpart.matching.Balance;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.study.Weighting;
import org.counterpart.weighting.WeightedRisks;

/** Weighted subjects as JSON; of them the exposed are the cases, and the unexposed the controls. */
final class WeightsJson {
    private WeightsJson() {}

    static void write(Fields all, Weighting found) {
        all.put("method", Json.word(found.rule().method()))
                .texts("predictors", found.rule().score().variables());
        Fields out = all.hidden(all.disclosure().hidesWeights());
        out.put("n", found.weights().rows().length).put("leftOut", found.leftOut());
        out.object("ess")
                .put("cases", found.weights().effective(true))
                .put("controls", found.weights().effective(false));
        out.object("largest")
                .put("cases", found.weights().largest(true))
                .put("controls", found.weights().largest(false));
        out.each("balance", found.balance().rows(), WeightsJson::row);
        effect(out, "marginal", found.marginal());
        effect(out, "adjusted", found.adjusted());
        risks(out.object("risks"), found.risks());
        out.notes("notes", found.notes());
    }

    private static void row(Fields out, Balance.Row row) {
        MatchingJson.name(out, row);
        side(out.object("before"), row.before());
        side(out.object("after"), row.after());
    }

    private static void side(Fields out, Balance.Side side) {
        out.put("meanCases", side.caseMean()).put("meanControls", side.controlMean());
        out.put("smd", side.smd());
    }

    private static void effect(Fields out, String name, Optional<Coefficient> effect) {
        if (effect.isEmpty()) {
            out.nothing(name).reason(out.messages().text("regression.reason.separated"));
            return;
        }
        Coefficient c = effect.get();
        out.object(name)
                .put("term", c.term().name())
                .put("b", c.b())
                .put("se", c.se())
                .put("or", c.oddsRatio())
                .put("ci", c.ci())
                .put("p", c.p());
    }

    private static void risks(Fields out, WeightedRisks risks) {
        out.put("cases", risks.exposed())
                .put("controls", risks.unexposed())
                .put("difference", risks.difference())
                .put("differenceCi", risks.differenceCi())
                .put("ratio", risks.ratio(), out.messages().text("weights.no-event"))
                .put("ratioCi", risks.ratioCi());
    }
}
