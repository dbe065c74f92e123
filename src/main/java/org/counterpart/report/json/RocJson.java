package org.counterpart.report.json;

import java.util.Arrays;
import java.util.List;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.HanleyMcNeil;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.WithinSetConcordance;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.stats.Note;
import org.counterpart.study.StudyResult;

/** A ROC analysis as JSON, in the fields of the contract. */
public final class RocJson {
    private RocJson() {}

    /** How much of a curve of very many points is written. */
    public enum Curve {
        WHOLE,
        /** What a drawing of it needs. */
        DRAWN
    }

    public static void write(Fields out, RocAnalysis.Result result, Curve curve) {
        out.each("markers", result.markers(), (row, m) -> marker(row, m, curve));
        out.each("comparisons", result.comparisons(), RocJson::comparison);
        out.notes("notes", result.notes());
    }

    private static void marker(Fields out, RocAnalysis.Marker m, Curve curve) {
        out.put("name", m.score().key()).put("fitted", m.score().isModel());
        area(out, out, m.curve(), m.delong(), m.hanleyMcNeil());
        m.bootstrap().ifPresentOrElse(b -> bootstrap(out.object("bootstrap"), b), () -> out.nothing("bootstrap"));
        out.object("best")
                .each("youden", m.youden(), (row, c) -> cut(row, c, m.youden()))
                .each("closestTopLeft", m.closest(), (row, c) -> cut(row, c, m.closest()));
        curve(out, m.curve(), curve);
        m.partial().ifPresent(p -> {
            Fields part = out.object("partialAuc");
            partial(part, part, p, m.delong().notes());
        });
        m.withinSets().ifPresent(w -> concordance(out.object("withinSetConcordance"), w));
    }

    /** A study's marker. */
    static void study(Fields all, StudyResult.Marker m) {
        all.put("name", m.score().key()).put("fitted", m.score().isModel());
        if (m.score().isPoints()) {
            all.put("points", true);
        }
        Fields out = all.hidden(all.disclosure().hides(m));
        area(all, out, m.curve(), m.delong(), m.hanleyMcNeil());
        out.nothing("bootstrap");
        out.object("best").each("youden", m.youden(), (row, c) -> cut(row, c, m.youden()));
        curve(out, m.curve(), Curve.DRAWN);
        m.partial().ifPresent(p -> {
            Fields part = out.object("partialAuc");
            partial(
                    part,
                    part.hidden(all.disclosure().hides(m, p.procedure())),
                    p,
                    m.delong().notes());
        });
    }

    /** @param out the same object as {@code all}; what is written to it may be hidden */
    private static void area(Fields all, Fields out, RocCurve curve, DeLong.Result delong, HanleyMcNeil.Result hanley) {
        all.put("n", curve.cases() + curve.controls());
        all.put("events", curve.cases()).put("dropped", curve.dropped());
        out.put("auc", delong.auc()).put("se", delong.se()).put("ci", delong.ci());
        all.put("ciMethod", "delong");
        out.put("logitCi", delong.logitCi()).put("p", delong.p()).reason(delong.notes());
        Fields hm = out.object("hanleyMcNeil").put("se", hanley.se()).put("ci", hanley.ci());
        if (Double.isNaN(hanley.se())) {
            hm.reason(delong.notes());
        }
    }

    /**
     * Where small counts are hidden, only in steps that hold none, and without the threshold of the first point, which
     * is the least value of all: that of a single subject.
     */
    private static void curve(Fields out, RocCurve curve, Curve written) {
        boolean exists = curve.cases() > 0 && curve.controls() > 0;
        Disclosure disclosure = out.disclosure();
        int[] all = !exists ? new int[0] : disclosure.asked() ? disclosure.points(curve) : curve.all();
        int[] points = written == Curve.WHOLE ? all : curve.drawing(all);
        if (points.length < all.length) {
            out.put("curvePoints", all.length);
        }
        out.array(
                "curve",
                next -> Arrays.stream(points)
                        .forEach(k -> next.get()
                                .put("threshold", disclosure.asked() && k == 0 ? Double.NaN : curve.threshold(k))
                                .put("sensitivity", curve.sensitivity(k))
                                .put("specificity", curve.specificity(k))));
    }

    private static void cut(Fields all, Cutpoints.Cut cut, List<Cutpoints.Cut> best) {
        Fields out = all.hidden(all.disclosure().hides(cut, best));
        all.put("threshold", cut.threshold(), out.messages().text("prediction.threshold-beyond"));
        all.put("rule", cut.rule());
        out.put("sensitivity", cut.sensitivity()).put("specificity", cut.specificity());
        out.put("youden", cut.youden());
        out.put("ppv", cut.ppv()).put("npv", cut.npv()).put("accuracy", cut.accuracy());
        out.put("sensitivityCi", cut.sensitivityCi()).put("specificityCi", cut.specificityCi());
        out.put("ppvCi", cut.ppvCi()).put("npvCi", cut.npvCi());
        ratio(out, "lrPositive", cut.lrPositive());
        ratio(out, "lrNegative", cut.lrNegative());
        out.put("tp", cut.truePositives()).put("fp", cut.falsePositives());
        out.put("fn", cut.falseNegatives()).put("tn", cut.trueNegatives());
        out.reason(cut.notes());
    }

    /** A likelihood ratio, whose denominator may be 0. */
    private static void ratio(Fields out, String name, double ratio) {
        out.put(name, ratio);
        if (Double.isInfinite(ratio)) {
            out.put(name + "Reason", out.messages().text("prediction.infinite-ratio"));
        }
    }

    private static void bootstrap(Fields out, RocBootstrap.Result b) {
        out.put("unit", Json.word(b.unit()));
        out.put("resamples", b.procedure().resamples());
        out.put("seed", b.procedure().seed()).put("failed", b.failed());
        out.put("se", b.se()).put("ci", b.ci()).put("cutCi", b.cutCi());
        out.put("youdenOptimism", b.youdenOptimism()).reason(b.notes());
    }

    /** @param out the same object as {@code all}; what is written to it may be hidden */
    private static void partial(Fields all, Fields out, PartialAuc.Result p, List<Note> ofWhole) {
        all.put("of", Json.word(p.procedure().focus()));
        all.put("from", p.procedure().from()).put("to", p.procedure().to());
        out.put("value", p.area()).put("corrected", p.corrected());
        if (Double.isNaN(p.area())) {
            out.reason(ofWhole);
        } else if (Double.isNaN(p.corrected())) {
            out.reason(out.messages().text("prediction.partial-below-chance"));
        }
    }

    static void concordance(Fields out, WithinSetConcordance w) {
        out.put("value", w.value(), out.messages().text("prediction.no-informative-set"));
        out.put("se", w.se()).put("ci", w.ci());
        out.put("sets", w.sets()).put("setsDropped", w.setsDropped()).put("pairs", w.pairs());
    }

    static void comparison(Fields all, RocAnalysis.Comparison c) {
        AucComparison.Paired r = c.result();
        all.put("a", c.a().key()).put("b", c.b().key());
        all.hidden(all.disclosure().hides(c))
                .put("n", r.n())
                .put("difference", r.difference())
                .put("se", r.se())
                .put("ci", r.ci())
                .put("z", r.z())
                .put("p", r.p())
                .reason(r.notes());
        c.reclassified().ifPresent(found -> ReclassificationJson.write(all.object("reclassification"), found));
    }
}
