package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.plan.FurtherPlan;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.study.model.ModelRoute;
import org.counterpart.study.model.Remembered;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.Scores;
import org.counterpart.study.model.Subgroups;
import org.counterpart.univariate.Comparison;

/**
 * What a study found besides its one model.
 *
 * @param models of a plan with a list of them, the first among them; empty where the plan has one
 * @param comparisons the AUC of each model less that of the one before, by DeLong's test over the subjects of both;
 *     those of a separated or an empty model are left out
 * @param subgroups one a variable that the plan names
 */
public record Further(List<OfList> models, List<Compared> comparisons, List<Subgroups> subgroups) {

    /**
     * @param auc of its fitted probabilities; empty where an estimate is not finite
     */
    public record OfList(String name, MultivariablePlan plan, StudyResult.Models models, Optional<DeLong.Result> auc) {}

    /**
     * @param later the place in the list of the one whose area the other's is taken from
     * @param reclassified where the plan asks
     */
    public record Compared(int later, AucComparison.Paired result, Optional<Reclassified> reclassified) {}

    /**
     * What a model tells beyond the one before.
     *
     * @param likelihoodRatio of the two; {@link ModelTest#NONE} unless the one holds all terms of the other and both
     *     have the same subjects
     */
    public record Reclassified(Reclassification.Result result, ModelTest likelihoodRatio) {}

    public Further {
        models = List.copyOf(models);
        comparisons = List.copyOf(comparisons);
        subgroups = List.copyOf(subgroups);
    }

    /** @param first the model of the plan, on the same subjects */
    static Further of(StudyPlan plan, Sample data, Comparison table, StudyResult.Models first) {
        if (!plan.hasOutcome()) {
            return new Further(List.of(), List.of(), List.of());
        }
        List<OfList> models = new ArrayList<>();
        List<Compared> comparisons = new ArrayList<>();
        double[] before = null;
        for (FurtherPlan.Named named : plan.further().models()) {
            StudyResult.Models found = models.isEmpty() ? first : fitted(plan, data, table, named.model());
            double[] risks = risks(data, found);
            if (before != null && risks != null) {
                StudyResult.Models last = models.get(models.size() - 1).models();
                double[] earlier = before;
                comparisons.add(new Compared(
                        models.size(),
                        AucComparison.withDefaults()
                                .paired(risks, Direction.HIGHER, before, Direction.HIGHER, data.cases()),
                        plan.roc()
                                .reclassification()
                                .map(r -> new Reclassified(
                                        r.of(risks, earlier, data.cases()),
                                        likelihoodRatio(
                                                found.unconditional().fit(),
                                                last.unconditional().fit())))));
            }
            before = risks;
            models.add(new OfList(
                    named.name(),
                    named.model(),
                    found,
                    Optional.ofNullable(risks)
                            .map(r -> DeLong.withDefaults().of(RocCurve.of(r, data.cases(), Direction.HIGHER)))));
        }
        List<Subgroups> subgroups = plan.further().subgroups().stream()
                .map(variable -> Subgroups.of(data, first.entered(), variable, first.conditional() != null))
                .toList();
        return new Further(models, comparisons, subgroups);
    }

    private static StudyResult.Models fitted(StudyPlan plan, Sample data, Comparison table, MultivariablePlan model) {
        Remembered scaled = new Remembered(data.coded(model.codings(), model.predictors()));
        // A table of other groups than the outcome's is no screen for a model of the outcome.
        Remembered subjects = plan.group().isPresent() ? scaled : scaled.with(plan.univariate(), table);
        return StudyModels.of(
                        plan, new ModelRoute(plan.univariate(), model, MissingHandling.COMPLETE, Optional.empty()))
                .of(subjects);
    }

    private static ModelTest likelihoodRatio(RegressionFit after, RegressionFit before) {
        boolean nested = after.terms().containsAll(before.terms())
                && after.rank() > before.rank()
                && Arrays.equals(after.design().sourceRows(), before.design().sourceRows());
        return nested
                ? ModelTest.of(2 * (after.logLik() - before.logLik()), after.rank() - before.rank())
                : ModelTest.NONE;
    }

    /** Null where there is no model, or one without finite estimates. */
    private static double[] risks(Sample data, StudyResult.Models found) {
        if (found.unconditional() == null) {
            return null;
        }
        double[] b = found.unconditional().fit().b();
        return Arrays.stream(b).anyMatch(Double::isNaN) ? null : Scores.risks(data.size(), found.design(), b);
    }
}
