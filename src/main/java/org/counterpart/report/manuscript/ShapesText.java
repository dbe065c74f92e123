package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Spline;
import org.counterpart.regression.summary.AdditiveInteraction;
import org.counterpart.regression.summary.EffectModification;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.Shapes;
import org.counterpart.regression.summary.SplineCurve;
import org.counterpart.regression.summary.TrendTest;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.Further;
import org.counterpart.study.StudyResult;

/** What a draft says of curves, interactions and trends: of the conditional model where there is one. */
record ShapesText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        List<String> said = new ArrayList<>();
        boolean additive = false;
        for (Shapes shapes : all()) {
            shapes.splines().forEach(s -> said.add(spline(s, references)));
            shapes.products().forEach(p -> said.add(words.say("interaction-tested", words.list(factors(p)))));
            additive |= shapes.products().stream().anyMatch(p -> p.additive().isPresent());
            shapes.trends().forEach(t -> said.add(trend(t)));
        }
        if (additive) {
            said.add(words.say("interaction-additive", references.cite(Source.ADDITIVE)));
        }
        return said.stream().distinct().toList();
    }

    private String spline(SplineCurve s, References references) {
        Spline spline = s.predictor().spline().orElseThrow();
        return words.say(
                "spline",
                words.label(s.predictor().name()),
                spline.count(),
                references.cite(Source.SPLINE),
                Shown.significant(s.reference(), 4));
    }

    private String trend(TrendTest t) {
        LevelScores scores = t.predictor().scores().orElseThrow();
        return scores.median()
                .map(of -> words.say("trend-median", words.label(t.predictor().name()), words.label(of)))
                .orElseGet(() -> words.say(
                        scores.isRanks() ? "trend-ranks" : "trend-scores",
                        words.label(t.predictor().name())));
    }

    private List<String> factors(EffectModification both) {
        return both.product().factors().stream()
                .map(Predictor::name)
                .map(words::label)
                .toList();
    }

    /** Of every model of the study. */
    private List<Shapes> all() {
        return Stream.concat(
                        Stream.of(result.models()),
                        result.further().models().stream().skip(1).map(Further.OfList::models))
                .flatMap(models -> of(models).stream())
                .toList();
    }

    private static Optional<Shapes> of(StudyResult.Models models) {
        RegressionSummary summary = models.conditional() != null ? models.conditional() : models.unconditional();
        return Optional.ofNullable(summary).map(RegressionSummary::shapes);
    }

    /** What was found in these models. */
    List<String> results(StudyResult.Models models) {
        List<String> said = new ArrayList<>();
        if (disclosure.hidesModels(models)) {
            return said;
        }
        of(models).ifPresent(shapes -> {
            shapes.splines().forEach(s -> said.add(found(s)));
            shapes.products().forEach(p -> said.addAll(found(p)));
            shapes.trends().forEach(t -> said.addAll(found(t)));
        });
        return said;
    }

    private String found(SplineCurve s) {
        double p = s.overall().likelihoodRatio().p();
        double bent = s.nonlinear().likelihoodRatio().p();
        return words.say(
                "spline-found" + (isSignificant(p) ? "" : "-none"),
                words.label(s.predictor().name()),
                p(p),
                words.say(isSignificant(bent) ? "spline-bent" : "spline-straight", p(bent)));
    }

    private List<String> found(EffectModification both) {
        List<String> names = factors(both);
        if (disclosure.hidesStrata(
                both.product().factors().get(0).name(),
                both.product().factors().get(1).name())) {
            return List.of();
        }
        double p = both.test().likelihoodRatio().p();
        List<String> said = new ArrayList<>(
                List.of(words.say("interaction-found" + (isSignificant(p) ? "" : "-none"), words.list(names), p(p))));
        both.additive()
                .filter(a -> !a.isProtective())
                .ifPresent(a -> said.add(words.say(
                        "interaction-additive-found",
                        Shown.fixed(a.reri(), 2),
                        words.range(Shown.interval(a.reriCi(), 2)),
                        Shown.fixed(a.ap(), 2),
                        words.range(Shown.interval(a.apCi(), 2)),
                        synergy(a))));
        return said;
    }

    private String synergy(AdditiveInteraction a) {
        return Double.isNaN(a.sCi().low())
                ? ""
                : words.say("interaction-synergy", Shown.fixed(a.s(), 2), words.range(Shown.interval(a.sCi(), 2)));
    }

    private List<String> found(TrendTest t) {
        if (disclosure.hidesTable(t.predictor().name())) {
            return List.of();
        }
        double p = t.trend().likelihoodRatio().p();
        return List.of(words.say(
                "trend-found" + (isSignificant(p) ? "" : "-none"),
                words.label(t.predictor().name()),
                p(p)));
    }

    private boolean isSignificant(double p) {
        return p < result.plan().univariate().alpha();
    }

    private String p(double p) {
        return Shown.related(Shown.p(p, result.plan().report().pDecimals()));
    }
}
