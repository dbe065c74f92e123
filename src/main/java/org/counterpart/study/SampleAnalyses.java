package org.counterpart.study;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.univariate.Comparison;

/**
 * {@link Reanalysis} of one matched sample by one plan after another: the same numbers, but the table, the selection
 * and the fits that several plans have in common are made once. For one thread.
 */
public final class SampleAnalyses {
    private final MatchedData data;
    private final Map<UnivariatePlan, Comparison> tables = new HashMap<>();
    private final Map<Selected, DesignMatrix> designs = new HashMap<>();
    private final Map<Fitted, Reanalysis> fits = new HashMap<>();

    /** What a selection depends on; without one the levels do not matter. */
    private record Selected(
            List<String> offered,
            StepwiseSelection.Method method,
            double entry,
            double removal,
            MissingHandling missing) {}

    /** What a fit depends on: the predictors as they are coded, the rows that have them all, the models asked for. */
    private record Fitted(List<Predictor> predictors, IntBuffer rows, List<MultivariablePlan.Model> models) {}

    public SampleAnalyses(MatchedData data) {
        this.data = data;
    }

    /**
     * @throws org.counterpart.stats.NotAnalysableException when a model cannot be fitted at all
     */
    public Reanalysis of(StudyPlan plan, MissingHandling missing) {
        StudyModels models = new StudyModels(plan);
        MultivariablePlan wanted = plan.multivariable();
        List<String> offered = wanted.predictors().isEmpty()
                ? models.offered(tables.computeIfAbsent(
                        plan.univariate(), table -> new StudyUnivariate(table).compare(data, false)))
                : wanted.predictors();
        boolean all = wanted.selection() == StepwiseSelection.Method.ENTER;
        Selected selected = new Selected(
                offered, wanted.selection(), all ? 0 : wanted.entry(), all ? 0 : wanted.removal(), missing);
        DesignMatrix design = designs.computeIfAbsent(
                selected,
                s -> models.designed(sample(offered, missing), offered).design());
        Fitted fitted = new Fitted(design.predictors(), IntBuffer.wrap(design.sourceRows()), wanted.models());
        Reanalysis known = fits.get(fitted);
        if (known == null) {
            known = named(
                    Reanalysis.of(wanted, design, StudyModels.outcome(data, design), StudyModels.sets(data, design)));
            fits.put(fitted, known);
        }
        return known;
    }

    private MatchedData sample(List<String> offered, MissingHandling missing) {
        return missing == MissingHandling.CATEGORY
                ? data.with(MissingCategory.completed(data.cohort(), offered))
                : data;
    }

    /**
     * A binary variable's term is named by the variable whether or not it has a level for missing cells, and that level
     * is no result.
     */
    private Reanalysis named(Reanalysis found) {
        Map<Term, Term> names = new HashMap<>();
        for (String name : found.entered()) {
            Variable variable = data.cohort().variable(name);
            if (variable.type() == Variable.Type.BINARY) {
                names.put(Term.of(name), Term.of(name));
                names.put(Term.of(name, variable.levels().get(1)), Term.of(name));
            } else if (variable.levels().isEmpty()) {
                names.put(Term.of(name), Term.of(name));
            } else {
                variable.levels().forEach(level -> names.put(Term.of(name, level), Term.of(name, level)));
            }
        }
        List<Reanalysis.Estimate> terms = found.terms().stream()
                .filter(t -> names.containsKey(t.term()))
                .map(t -> new Reanalysis.Estimate(t.model(), names.get(t.term()), t.b(), t.se(), t.p()))
                .toList();
        return new Reanalysis(found.entered(), terms, found.auc(), found.aucSe());
    }
}
