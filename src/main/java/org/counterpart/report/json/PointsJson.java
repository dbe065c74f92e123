package org.counterpart.report.json;

import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.report.Fields;
import org.counterpart.study.PointScore;
import org.counterpart.study.StudyResult;

/** The integer score of a model as JSON. */
final class PointsJson {
    private PointsJson() {}

    /** @param models the object of the study's models */
    static void write(Fields models, StudyResult result) {
        PointScore score = result.points();
        if (score == null) {
            models.nothing("score");
            models.put(
                    "scoreReason",
                    models.messages()
                            .text(
                                    result.models().unconditional() == null
                                            ? "study.no-model"
                                            : "regression.reason.separated"));
            return;
        }
        Fields all = models.object("score");
        Fields out = all.hidden(all.disclosure().hidesModels());
        all.put("unitRule", score.rule().unit().isPresent() ? "stated" : "smallest");
        out.put("unit", score.unit());
        out.each("points", score.entries(), (row, entry) -> {
            row.put("term", entry.term().name());
            row.put("b", entry.b()).put("points", entry.points());
        });
        out.put("least", score.least()).put("most", score.most());
        RocCurve curve = result.roc().stream()
                .filter(m -> m.score().isPoints())
                .findFirst()
                .orElseThrow()
                .curve();
        out.each(
                "groups",
                score.groups(
                        curve, all.disclosure().points(curve), all.disclosure().asked()),
                (row, group) -> {
                    row.put("from", group.from()).put("to", group.to());
                    row.put("cases", group.cases()).put("controls", group.controls());
                    if (result.plan().ownShare()) {
                        row.put("share", group.share()).put("shareCi", group.shareCi());
                    } else {
                        row.nothing("share").reason(row.messages().text("study.score.groups.no-share"));
                    }
                });
        validation(out.object("validation"), score.validation());
        all.notes("notes", score.notes());
    }

    private static void validation(Fields out, Optimism.Result v) {
        out.put("apparent", v.apparent());
        out.put("optimism", v.optimism(), out.messages().text("study.score.no-resample"));
        out.put("corrected", v.corrected(), out.messages().text("study.score.no-resample"));
        out.put("ci", v.ci());
        out.put("resamples", v.resamples()).put("failed", v.failed());
    }
}
