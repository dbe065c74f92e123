package org.counterpart.report;

import org.counterpart.prediction.Cutpoints;
import org.counterpart.prediction.DeLong;
import org.counterpart.prediction.HanleyMcNeil;
import org.counterpart.prediction.RocCurve;
import org.counterpart.stats.Interval;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A marker's ROC analysis as JSON, in the fields of the contract. */
public record RocJson(Messages messages) {

    public ObjectNode marker(
            String name,
            RocCurve curve,
            DeLong.Result delong,
            HanleyMcNeil.Result hanley,
            Iterable<Cutpoints.Cut> youden) {
        ObjectNode node = Json.object();
        node.put("name", name);
        node.put("n", curve.cases() + curve.controls());
        node.put("events", curve.cases());
        String reason = delong.notes().isEmpty()
                ? messages.text("study.undefined")
                : messages.text(delong.notes().get(0));
        Json.put(node, "auc", delong.auc(), reason);
        Json.put(node, "se", delong.se(), reason);
        node.set("ci", Json.interval(delong.ci()));
        node.put("ciMethod", "delong");
        Json.put(node, "p", delong.p(), reason);
        if (!delong.notes().isEmpty()) {
            node.put("reason", reason);
        }
        ObjectNode hm = node.putObject("hanleyMcNeil");
        Json.put(hm, "se", hanley.se(), reason);
        hm.set("ci", Json.interval(hanley.ci()));
        ArrayNode best = node.putObject("best").putArray("youden");
        youden.forEach(cut -> best.add(cut(cut)));
        ArrayNode points = node.putArray("curve");
        for (int k = 0; k < curve.points(); k++) {
            ObjectNode point = points.addObject();
            Json.put(point, "threshold", curve.threshold(k));
            Json.put(point, "sensitivity", curve.sensitivity(k));
            Json.put(point, "specificity", curve.specificity(k));
        }
        return node;
    }

    private ObjectNode cut(Cutpoints.Cut cut) {
        ObjectNode node = Json.object();
        node.put("threshold", cut.threshold());
        node.put("rule", cut.rule());
        node.put("sensitivity", cut.sensitivity());
        node.put("specificity", cut.specificity());
        node.put("youden", cut.youden());
        String reason = messages.text("study.prevalence-unknown");
        Json.put(node, "ppv", cut.ppv(), reason);
        Json.put(node, "npv", cut.npv(), reason);
        Json.put(node, "accuracy", cut.accuracy(), reason);
        node.set("sensitivityCi", Json.interval(cut.sensitivityCi()));
        node.set("specificityCi", Json.interval(cut.specificityCi()));
        return node;
    }

    static ObjectNode auc(double auc, Interval ci) {
        ObjectNode node = Json.object();
        Json.put(node, "auc", auc);
        node.set("ci", Json.interval(ci));
        return node;
    }
}
