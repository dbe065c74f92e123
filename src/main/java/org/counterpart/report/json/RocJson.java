package org.counterpart.report.json;

import java.util.List;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.HanleyMcNeil;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.Score;
import org.counterpart.prediction.roc.WithinSetConcordance;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A ROC analysis as JSON, in the fields of the contract. */
public record RocJson(Messages messages) {

    public ObjectNode write(RocAnalysis.Result result) {
        ObjectNode node = Json.object();
        ArrayNode markers = node.putArray("markers");
        for (RocAnalysis.Marker m : result.markers()) {
            ObjectNode marker = marker(m.score(), m.curve(), m.delong(), m.hanleyMcNeil(), m.youden());
            m.bootstrap().ifPresent(b -> marker.set("bootstrap", bootstrap(b)));
            ArrayNode closest = ((ObjectNode) marker.get("best")).putArray("closestTopLeft");
            m.closest().forEach(cut -> closest.add(cut(cut)));
            m.partial()
                    .ifPresent(
                            p -> marker.set("partialAuc", partial(p, m.delong().notes())));
            m.withinSets().ifPresent(w -> marker.set("withinSetConcordance", concordance(w)));
            markers.add(marker);
        }
        ArrayNode comparisons = node.putArray("comparisons");
        for (RocAnalysis.Comparison c : result.comparisons()) {
            comparisons.add(comparison(c));
        }
        ArrayNode notes = node.putArray("notes");
        result.notes().forEach(n -> notes.add(messages.text(n)));
        return node;
    }

    public ObjectNode marker(
            Score score,
            RocCurve curve,
            DeLong.Result delong,
            HanleyMcNeil.Result hanley,
            Iterable<Cutpoints.Cut> youden) {
        ObjectNode node = Json.object();
        node.put("name", score.key());
        node.put("fitted", score.isModel());
        node.put("n", curve.cases() + curve.controls());
        node.put("events", curve.cases());
        node.put("dropped", curve.dropped());
        Json.put(node, "auc", delong.auc());
        Json.put(node, "se", delong.se());
        node.set("ci", Json.interval(delong.ci()));
        node.put("ciMethod", "delong");
        node.set("logitCi", Json.interval(delong.logitCi()));
        Json.put(node, "p", delong.p());
        reason(node, delong.notes());
        ObjectNode hm = node.putObject("hanleyMcNeil");
        Json.put(hm, "se", hanley.se());
        hm.set("ci", Json.interval(hanley.ci()));
        if (Double.isNaN(hanley.se())) {
            reason(hm, delong.notes());
        }
        node.putNull("bootstrap");
        ArrayNode best = node.putObject("best").putArray("youden");
        youden.forEach(cut -> best.add(cut(cut)));
        ArrayNode points = node.putArray("curve");
        if (curve.cases() > 0 && curve.controls() > 0) {
            for (int k = 0; k < curve.points(); k++) {
                ObjectNode point = points.addObject();
                Json.put(point, "threshold", curve.threshold(k));
                Json.put(point, "sensitivity", curve.sensitivity(k));
                Json.put(point, "specificity", curve.specificity(k));
            }
        }
        return node;
    }

    private ObjectNode cut(Cutpoints.Cut cut) {
        ObjectNode node = Json.object();
        Json.put(node, "threshold", cut.threshold(), messages.text("prediction.threshold-beyond"));
        node.put("rule", cut.rule());
        node.put("sensitivity", cut.sensitivity());
        node.put("specificity", cut.specificity());
        node.put("youden", cut.youden());
        Json.put(node, "ppv", cut.ppv());
        Json.put(node, "npv", cut.npv());
        Json.put(node, "accuracy", cut.accuracy());
        node.set("sensitivityCi", Json.interval(cut.sensitivityCi()));
        node.set("specificityCi", Json.interval(cut.specificityCi()));
        node.set("ppvCi", Json.interval(cut.ppvCi()));
        node.set("npvCi", Json.interval(cut.npvCi()));
        put(node, "lrPositive", cut.lrPositive());
        put(node, "lrNegative", cut.lrNegative());
        node.put("tp", cut.truePositives());
        node.put("fp", cut.falsePositives());
        node.put("fn", cut.falseNegatives());
        node.put("tn", cut.trueNegatives());
        reason(node, cut.notes());
        return node;
    }

    /** A likelihood ratio, whose denominator may be 0. */
    private void put(ObjectNode node, String name, double ratio) {
        Json.put(node, name, ratio);
        if (Double.isInfinite(ratio)) {
            node.put(name + "Reason", messages.text("prediction.infinite-ratio"));
        }
    }

    private ObjectNode bootstrap(RocBootstrap.Result b) {
        ObjectNode node = Json.object();
        node.put("unit", Json.word(b.unit()));
        node.put("resamples", b.procedure().resamples());
        node.put("seed", b.procedure().seed());
        node.put("failed", b.failed());
        Json.put(node, "se", b.se());
        node.set("ci", Json.interval(b.ci()));
        node.set("cutCi", Json.interval(b.cutCi()));
        Json.put(node, "youdenOptimism", b.youdenOptimism());
        reason(node, b.notes());
        return node;
    }

    private ObjectNode partial(PartialAuc.Result p, List<Note> ofWhole) {
        ObjectNode node = Json.object();
        node.put("of", Json.word(p.procedure().focus()));
        node.put("from", p.procedure().from());
        node.put("to", p.procedure().to());
        Json.put(node, "value", p.area());
        Json.put(node, "corrected", p.corrected());
        if (Double.isNaN(p.area())) {
            reason(node, ofWhole);
        } else if (Double.isNaN(p.corrected())) {
            node.put("reason", messages.text("prediction.partial-below-chance"));
        }
        return node;
    }

    ObjectNode concordance(WithinSetConcordance w) {
        ObjectNode node = Json.object();
        Json.put(node, "value", w.value(), messages.text("prediction.no-informative-set"));
        Json.put(node, "se", w.se());
        node.set("ci", Json.interval(w.ci()));
        node.put("sets", w.sets());
        node.put("setsDropped", w.setsDropped());
        node.put("pairs", w.pairs());
        return node;
    }

    ObjectNode comparison(RocAnalysis.Comparison c) {
        AucComparison.Paired r = c.result();
        ObjectNode node = Json.object();
        node.put("a", c.a().key());
        node.put("b", c.b().key());
        node.put("n", r.n());
        Json.put(node, "difference", r.difference());
        Json.put(node, "se", r.se());
        node.set("ci", Json.interval(r.ci()));
        Json.put(node, "z", r.z());
        Json.put(node, "p", r.p());
        reason(node, r.notes());
        return node;
    }

    private void reason(ObjectNode node, List<Note> notes) {
        if (!notes.isEmpty()) {
            node.put("reason", messages.text(notes.get(0)));
        }
    }
}
