package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Term;

/** The odds ratios of a paper's multivariable tables and its first AUC, by the terms of a study. */
public final class PublishedValues {
    private final PrintedNames names;
    private final List<PublishedResults.Predictor> printed = new ArrayList<>();
    private final double auc;

    private PublishedValues(PrintedNames names, double auc) {
        this.names = names;
        this.auc = auc;
    }

    /** @param variables of the study, the derived ones too */
    public static PublishedValues of(Optional<PublishedResults> published, List<Variable> variables) {
        double auc = published.stream()
                .flatMap(p -> p.aucs().stream())
                .filter(a -> a.value().isExact())
                .mapToDouble(a -> a.value().value())
                .findFirst()
                .orElse(Double.NaN);
        PublishedValues values = new PublishedValues(new PrintedNames(variables), auc);
        published.stream()
                .flatMap(p -> p.models().stream())
                .filter(m -> !m.univariable())
                .flatMap(m -> m.predictors().stream())
                .filter(p -> p.or().isExact())
                .forEach(values.printed::add);
        return values;
    }

    /** The first printed odds ratio of a term; NaN when none is. */
    public double oddsRatio(Term term) {
        return printed.stream()
                .filter(p -> names.means(p.name(), term))
                .mapToDouble(p -> p.or().value())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** NaN when none is printed. */
    public double auc() {
        return auc;
    }
}
