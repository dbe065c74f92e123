package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.PointScore;
import org.counterpart.study.StudyResult;

/** What a draft says of an integer score; nothing where there is none. */
record PointsText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        PointScore score = result.points();
        if (score == null) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        said.add(words.say(
                score.rule().unit().isPresent() ? "points-unit" : "points",
                references.cite(Source.POINTS),
                Shown.fixed(score.unit(), 3)));
        if (score.validation().resamples() > 0) {
            said.add(words.say("points-optimism"));
        }
        return said;
    }

    List<String> results() {
        PointScore score = result.points();
        if (score == null || disclosure.hidesModels()) {
            return List.of();
        }
        StudyResult.Marker marker = result.roc().stream()
                .filter(m -> m.score().isPoints())
                .findFirst()
                .orElseThrow();
        List<String> said = new ArrayList<>();
        said.add(words.say(
                "points-found",
                Shown.fixed((double) score.least(), 0),
                Shown.fixed((double) score.most(), 0),
                Shown.fixed(marker.delong().auc(), 3),
                words.range(Shown.interval(marker.delong().ci(), 3))));
        if (score.validation().resamples() > 0) {
            said.add(words.say(
                    "points-corrected",
                    Shown.fixed(score.validation().corrected(), 3),
                    words.range(Shown.interval(score.validation().ci(), 3))));
        }
        result.rocComparisons().stream()
                .filter(c -> c.b().isPoints() && !Double.isNaN(c.result().p()))
                .forEach(c -> said.add(words.say(
                        c.result().p() < result.plan().univariate().alpha() ? "points-worse" : "points-alike",
                        Shown.fixed(c.result().difference(), 3),
                        Shown.related(
                                Shown.p(c.result().p(), result.plan().report().pDecimals())))));
        Optional<Cutpoints.Cut> cut = marker.youden().stream().findFirst().filter(c -> !disclosure.hides(c));
        cut.ifPresent(c -> said.add(words.say(
                "points-cut",
                Shown.fixed(c.threshold(), 0),
                Shown.fixed(c.sensitivity(), 3),
                Shown.fixed(c.specificity(), 3))));
        return said;
    }
}
