package org.counterpart.report.manuscript;

import java.util.List;
import java.util.Optional;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.StudyResult;
import org.counterpart.study.Weighting;
import org.counterpart.weighting.WeightRule;

/** What the draft says of weighted groups. */
record WeightsText(StudyResult result, Words words, Disclosure disclosure) {

    Optional<String> methods(References references) {
        return result.weighting().map(found -> {
            WeightRule rule = found.rule();
            return words.say(
                    "weights",
                    words.say("weights." + Json.word(rule.method()), references.cite(source(rule.method()))),
                    words.list(
                            rule.score().variables().stream().map(words::label).toList()));
        });
    }

    private static Source source(WeightRule.Method method) {
        return switch (method) {
            case IPTW -> Source.IPTW;
            case OVERLAP -> Source.OVERLAP;
            case ENTROPY -> Source.ENTROPY;
        };
    }

    List<String> results() {
        if (result.weighting().isEmpty() || disclosure.hidesWeights()) {
            return List.of();
        }
        Weighting found = result.weighting().get();
        Optional<Coefficient> effect = found.marginal();
        double most = found.balance().rows().stream()
                .mapToDouble(r -> Math.abs(r.after().smd()))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        return List.of(words.say(
                effect.isPresent() ? "weights-found" : "weights-found-none",
                Shown.fixed(found.weights().effective(true), 1),
                Shown.fixed(found.weights().effective(false), 1),
                Shown.fixed(most, 3),
                words.label(found.exposure().name()),
                effect.map(c -> Shown.fixed(c.oddsRatio(), 3)).orElse(""),
                effect.map(c -> words.range(Shown.interval(c.ci(), 3))).orElse(""),
                percent(found.risks().exposed()),
                percent(found.risks().unexposed()),
                Shown.fixed(found.risks().difference(), 3)));
    }

    private static String percent(double share) {
        return Shown.fixed(100 * share, 1) + "%";
    }
}
