package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.RegressionFit;
import org.counterpart.stats.Note;

/** What is told of a model's predictors that are no straight line and no contrast: curves, products, scores. */
public record Shapes(List<SplineCurve> splines, List<EffectModification> products, List<TrendTest> trends) {
    public Shapes {
        splines = List.copyOf(splines);
        products = List.copyOf(products);
        trends = List.copyOf(trends);
    }

    /** @param robust covariance of clusters; null without */
    static Shapes of(RegressionFit fit, RobustCovariance.Result robust) {
        return new Shapes(SplineCurve.of(fit, robust), EffectModification.of(fit, robust), TrendTest.of(fit));
    }

    public boolean isEmpty() {
        return splines.isEmpty() && products.isEmpty() && trends.isEmpty();
    }

    /** What a reader must know of them. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (!splines.isEmpty()) {
            notes.add(Note.of("regression.spline.parts"));
        }
        splines.forEach(s -> s.reason().ifPresent(notes::add));
        if (!products.isEmpty()) {
            notes.add(Note.of("regression.interaction.parts"));
        }
        products.stream()
                .flatMap(p -> p.several().stream())
                .distinct()
                .forEach(name -> notes.add(Note.of("regression.interaction.several", name)));
        if (products.stream()
                .anyMatch(p ->
                        p.additive().filter(AdditiveInteraction::isProtective).isPresent())) {
            notes.add(Note.of("regression.interaction.protective"));
        }
        return notes;
    }
}
