package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.counterpart.audit.PublishedResults;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.Coefficient;
import org.counterpart.stats.Interval;

/** Sets each published odds ratio and AUC beside the reproduced one. */
final class Reproduction {
    private final MatchedData data;
    private final StudyResult.Models models;
    private final List<StudyResult.Reproduced> found = new ArrayList<>();

    private Reproduction(MatchedData data, StudyResult.Models models) {
        this.data = data;
        this.models = models;
    }

    static List<StudyResult.Reproduced> of(
            PublishedResults published, MatchedData data, StudyResult.Models models, List<StudyResult.Marker> roc) {
        Reproduction reproduction = new Reproduction(data, models);
        published.models().forEach(m -> m.predictors().forEach(reproduction::predictor));
        published.aucs().forEach(a -> reproduction.auc(a, roc));
        return reproduction.found;
    }

    private void predictor(PublishedResults.Predictor predictor) {
        if (!predictor.or().isExact()) {
            return;
        }
        Optional<Variable> variable = data.cohort().variables().stream()
                .filter(v -> named(v, predictor.name()))
                .findFirst();
        String name = variable.map(Variable::name).orElse(predictor.name());
        double value = predictor.or().value();
        Optional<Coefficient> term = models.unconditional() == null
                ? Optional.empty()
                : models.unconditional().coefficients().stream()
                        .filter(c -> variable.isPresent()
                                && (c.term().equals(name) || c.term().startsWith(name + "=")))
                        .findFirst();
        if (term.isEmpty()) {
            found.add(new StudyResult.Reproduced(
                    name, "or", predictor.or().text(), value, Double.NaN, Interval.NONE, false, Double.NaN));
            return;
        }
        Coefficient c = term.get();
        found.add(new StudyResult.Reproduced(
                name,
                "or",
                predictor.or().text(),
                value,
                c.oddsRatio(),
                c.ci(),
                c.ci().contains(value),
                (Math.log(value) - c.b()) / c.se()));
    }

    private static boolean named(Variable variable, String name) {
        return List.of(variable.name(), variable.label().en(), variable.label().zh()).stream()
                .anyMatch(n -> plain(n).equals(plain(name)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }

    private void auc(PublishedResults.Auc auc, List<StudyResult.Marker> roc) {
        if (!auc.value().isExact() || roc.isEmpty() || !roc.get(0).name().equals("model")) {
            return;
        }
        var ours = roc.get(0).delong();
        double value = auc.value().value();
        found.add(new StudyResult.Reproduced(
                "model",
                "auc",
                auc.value().text(),
                value,
                ours.auc(),
                ours.ci(),
                ours.ci().contains(value),
                (value - ours.auc()) / ours.se()));
    }
}
