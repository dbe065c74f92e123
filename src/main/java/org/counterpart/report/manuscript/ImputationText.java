package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.imputation.ImputedVariable;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.Imputed;
import org.counterpart.study.StudyResult;

/** What the draft says of imputed values. */
record ImputationText(StudyResult result, Words words, Disclosure disclosure) {

    List<String> methods(References references) {
        if (result.imputed().isEmpty()) {
            return List.of();
        }
        Imputed found = result.imputed().get();
        boolean sets = found.rule().of() == ImputationRule.Of.SETS;
        Map<ImputedVariable.Kind, List<String>> by = found.imputations().imputed().stream()
                .collect(Collectors.groupingBy(
                        ImputedVariable::kind, Collectors.mapping(v -> words.label(v.name()), Collectors.toList())));
        List<String> said = new ArrayList<>(List.of(
                words.say(
                        "imputed",
                        found.imputations().count(),
                        found.rule().iterations(),
                        references.cite(Source.MICE)),
                words.say(
                        "imputed-by",
                        words.list(by.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> words.say("imputed-by." + Json.word(e.getKey()), words.list(e.getValue())))
                                .toList())),
                words.say(
                        sets
                                ? "imputed-sets"
                                : result.plan().design().hasSets() ? "imputed-cohort" : "imputed-everybody",
                        references.cite(sets ? Source.IMPUTED_SETS : Source.IMPUTED_COHORT)),
                words.say("imputed-pooled", references.cite(Source.BARNARD_RUBIN))));
        if (!found.shifted().isEmpty()) {
            said.add(words.say(
                    "imputed-shifted",
                    words.list(found.shifted().stream()
                            .map(Imputed.Shifted::variable)
                            .distinct()
                            .map(words::label)
                            .toList())));
        }
        return said;
    }

    List<String> results() {
        Optional<PooledRegression> pooled =
                result.imputed().flatMap(Imputed::primary).map(p -> p.regression());
        if (pooled.isEmpty() || disclosure.hidesModels()) {
            return List.of();
        }
        List<String> ratios = pooled.get().terms().stream()
                .filter(t -> !t.term().isIntercept())
                .map(t -> ratio(t))
                .toList();
        return List.of(words.say(
                "imputed-found",
                result.imputed().get().incomplete(),
                result.matched().size(),
                words.list(ratios)));
    }

    private String ratio(PooledRegression.OfTerm term) {
        PooledEstimate e = term.pooled();
        return words.say(
                "ratio-with-p",
                words.wording().term(term.term()),
                Shown.ratio(Math.exp(e.estimate())),
                words.range(Shown.ratios(e.ci().exp())),
                Shown.related(Shown.p(e.p())));
    }
}
