package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.stats.Interval;
import org.counterpart.study.StudyResult.Against;
import org.counterpart.study.StudyResult.Reproduced;
import org.counterpart.study.StudyResult.Same;
import org.counterpart.study.model.Sample;

/**
 * Sets each published odds ratio and AUC beside the reproduced one: a table of single-factor models beside the crude
 * odds ratios, a conditional model ({@code link: conditional}) beside the conditional one, any other beside the
 * unconditional one.
 */
final class Reproduction {
    private final StudyPlan plan;
    private final List<StudyResult.Crude> crude;
    private final StudyResult.Models models;
    private final PrintedNames printedNames;

    private Reproduction(StudyPlan plan, Sample data, List<StudyResult.Crude> crude, StudyResult.Models models) {
        this.plan = plan;
        this.crude = crude;
        this.models = models;
        this.printedNames = new PrintedNames(data.cohort().variables());
    }

    static List<Reproduced> of(
            PublishedResults published,
            StudyPlan plan,
            Sample data,
            List<StudyResult.Crude> crude,
            StudyResult.Models models,
            Optional<StudyResult.Marker> fitted) {
        Reproduction reproduction = new Reproduction(plan, data, crude, models);
        List<Reproduced> found = new ArrayList<>();
        for (Model model : published.models()) {
            for (Predictor predictor : model.predictors()) {
                if (predictor.or().isExact()) {
                    found.add(reproduction.oddsRatio(model, predictor));
                }
            }
        }
        if (fitted.isPresent()) {
            for (PublishedResults.Auc auc : published.aucs()) {
                if (auc.value().isExact()) {
                    found.add(reproduction.auc(auc, fitted.get().delong()));
                }
            }
        }
        return found;
    }

    private Reproduced oddsRatio(Model model, Predictor printed) {
        Against against = against(model);
        Optional<Variable> variable = printedNames.variable(printed.name());
        Optional<Coefficient> found = terms(against, variable)
                .filter(c -> !c.term().isPart())
                .filter(c -> printedNames.means(printed.name(), c.term()))
                .findFirst();
        Term term = found.map(Coefficient::term)
                .filter(t -> variable.isEmpty())
                .orElse(Term.of(variable.map(Variable::name).orElse(printed.name())));
        Interval ci = interval(printed.ciLow(), printed.ciHigh());
        double value = printed.or().value();
        if (found.isEmpty()) {
            return reproduced(Optional.of(term), against, printed.or(), ci, printed.p(), Finding.NONE, 1);
        }
        Coefficient c = found.get();
        Finding ours = new Finding(c.oddsRatio(), c.ci(), c.p(), (Math.log(value) - c.b()) / c.se());
        return reproduced(Optional.of(term), against, printed.or(), ci, printed.p(), ours, 1);
    }

    private Reproduced auc(PublishedResults.Auc printed, DeLong.Result delong) {
        Finding ours = new Finding(
                delong.auc(), delong.ci(), delong.p(), (printed.value().value() - delong.auc()) / delong.se());
        Interval ci = interval(printed.ciLow(), printed.ciHigh());
        return reproduced(Optional.empty(), Against.UNCONDITIONAL, printed.value(), ci, printed.p(), ours, 0.5);
    }

    private Reproduced reproduced(
            Optional<Term> term,
            Against against,
            Printed printed,
            Interval printedCi,
            Printed printedP,
            Finding ours,
            double noEffect) {
        boolean there = !Double.isNaN(ours.value());
        Same direction = there
                ? Same.of(Math.signum(printed.value() - noEffect) == Math.signum(ours.value() - noEffect), true)
                : Same.UNKNOWN;
        return new Reproduced(
                term,
                against,
                printed,
                printedCi,
                printedP,
                ours.value(),
                ours.ci(),
                ours.p(),
                ours.ci().contains(printed.value()),
                ours.z(),
                direction,
                sameSignificance(printedCi, printedP, ours.p(), noEffect));
    }

    /** The printed P says it, or a bound on the right side of alpha; else the printed interval. */
    private Same sameSignificance(Interval printedCi, Printed printedP, double p, double noEffect) {
        double alpha = plan.univariate().alpha();
        if (Double.isNaN(p)) {
            return Same.UNKNOWN;
        }
        Optional<Boolean> printed = significant(printedP);
        if (printed.isPresent()) {
            return Same.of(printed.get(), p < alpha);
        }
        return Double.isNaN(printedCi.low()) || Double.isNaN(printedCi.high())
                ? Same.UNKNOWN
                : Same.of(!printedCi.contains(noEffect), p < alpha);
    }

    /** Whether the printed P is below alpha; a bound on the wrong side of alpha does not say. */
    private Optional<Boolean> significant(Printed p) {
        double alpha = plan.univariate().alpha();
        if (!p.isNumber()) {
            return Optional.empty();
        }
        return switch (p.relation()) {
            case EXACT -> Optional.of(p.value() < alpha);
            case BELOW -> p.value() <= alpha ? Optional.of(true) : Optional.empty();
            case ABOVE -> p.value() >= alpha ? Optional.of(false) : Optional.empty();
        };
    }

    private Stream<Coefficient> terms(Against against, Optional<Variable> variable) {
        return switch (against) {
            case UNCONDITIONAL -> coefficients(models.unconditional());
            case CONDITIONAL -> coefficients(models.conditional());
            case CRUDE ->
                crude.stream()
                        .filter(c -> variable.isEmpty()
                                || c.variable().equals(variable.get().name()))
                        .flatMap(c -> coefficients(c.unconditional()));
        };
    }

    private static Stream<Coefficient> coefficients(RegressionSummary summary) {
        return summary == null ? Stream.empty() : summary.coefficients().stream();
    }

    private static Against against(Model model) {
        if (model.univariable()) {
            return Against.CRUDE;
        }
        return PrintedNames.plain(model.link()).equals("conditional") ? Against.CONDITIONAL : Against.UNCONDITIONAL;
    }

    private static Interval interval(Printed low, Printed high) {
        return low.isExact() && high.isExact() ? new Interval(low.value(), high.value()) : Interval.NONE;
    }

    /** What the study found of one number. */
    private record Finding(double value, Interval ci, double p, double z) {
        static final Finding NONE = new Finding(Double.NaN, Interval.NONE, Double.NaN, Double.NaN);
    }
}
