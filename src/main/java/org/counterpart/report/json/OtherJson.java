package org.counterpart.report.json;

import java.util.Optional;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.study.other.OtherFit;

/** A model beside the study's own as JSON. */
final class OtherJson {
    private OtherJson() {}

    static void write(Fields all, OtherFit found) {
        all.put("name", found.plan().name()).put("model", Json.word(found.plan().kind()));
        found.plan().outcome().ifPresent(outcome -> all.put("outcome", outcome));
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
        String ratio = found.plan().kind().isOfRisks() ? "rr" : "or";
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
    }

    private static void test(Fields out, String name, Optional<ModelTest> test) {
        test.ifPresent(t -> test(out.object(name), t));
    }

    private static void test(Fields out, ModelTest test) {
        out.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
    }
}
