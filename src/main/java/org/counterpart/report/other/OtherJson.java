package org.counterpart.report.other;

import java.util.Optional;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.study.other.OtherFit;

/** A model beside the study's own as JSON. */
public final class OtherJson {
    private OtherJson() {}

    public static void write(Fields all, OtherFit found) {
        all.put("name", found.plan().name()).put("model", Json.word(found.plan().kind()));
        found.plan().outcome().ifPresent(outcome -> all.put("outcome", outcome));
        found.plan().hazard().ifPresent(h -> {
            all.put("time", h.of().time()).put("ties", Json.word(h.ties()));
            h.strata().ifPresent(strata -> all.put("strata", strata));
        });
        all.texts("predictors", found.predictors());
        Fields out = all.hidden(all.disclosure().hides(found));
        out.put("n", found.n());
        out.each(
                "groups",
                found.groups(),
                (row, group) -> row.put("level", group.level()).put("n", group.n()));
        found.clusters().ifPresent(clusters -> clusters(out.object("clusters"), clusters));
        if (found.why().isPresent()) {
            out.nothing("terms").reason(out.messages().text(found.why().get()));
        } else {
            found(out, found);
        }
        out.notes("notes", found.notes());
    }

    private static void clusters(Fields out, OtherFit.Clustering clusters) {
        clusters.column().ifPresent(column -> out.put("column", column));
        out.put("count", clusters.count()).put("largest", clusters.largest()).put("correlation", clusters.alpha());
    }

    private static void found(Fields out, OtherFit found) {
        if (!found.thresholds().isEmpty()) {
            out.each(
                    "thresholds",
                    found.thresholds(),
                    (row, t) ->
                            row.texts("between", t.between()).put("b", t.b()).put("se", t.se()));
        }
        String ratio = Json.word(found.plan().kind().ratio());
        out.each("terms", found.rows(), (row, r) -> {
            Coefficient c = r.coefficient();
            row.put("term", c.term().name());
            r.level().ifPresent(level -> row.put("level", level));
            row.put("b", c.b())
                    .put("se", c.se())
                    .put("z", c.z())
                    .put("p", c.p())
                    .put(ratio, c.oddsRatio())
                    .put("ci", c.ci());
        });
        out.each("tests", found.tests(), (row, t) -> {
            row.put("variable", t.predictor());
            test(row, t.test());
        });
        test(out, "brant", found.proportional().brant());
        test(out, "nonProportional", found.proportional().likelihoodRatio());
        found.hazards().ifPresent(h -> hazards(out, h));
    }

    private static void hazards(Fields out, OtherFit.Hazards h) {
        out.put("strataCount", h.strata());
        test(out.object("likelihoodRatio"), h.likelihoodRatio());
        test(out.object("wald"), h.wald());
        test(out.object("score"), h.score());
        Fields proportional = out.object("proportionalHazards");
        test(proportional, h.allProportional());
        proportional.each("variables", h.proportional(), (row, t) -> {
            row.put("variable", t.predictor());
            test(row, t.test());
        });
        out.object("concordance")
                .put("c", h.concordance().concordance())
                .put("se", h.concordance().se())
                .put("concordant", h.concordance().concordant())
                .put("discordant", h.concordance().discordant())
                .put("tied", h.concordance().tied());
    }

    private static void test(Fields out, String name, Optional<ModelTest> test) {
        test.ifPresent(t -> test(out.object(name), t));
    }

    private static void test(Fields out, ModelTest test) {
        out.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
    }
}
