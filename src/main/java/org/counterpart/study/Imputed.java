package org.counterpart.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.imputation.ChainedEquations;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.imputation.Imputations;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.PooledModel;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Fits;
import org.counterpart.study.model.ImputationModels;
import org.counterpart.study.model.ImputedSamples;
import org.counterpart.study.model.MatchingPool;
import org.counterpart.study.model.Sample;

/**
 * The model of the complete subjects once more, of everybody analysed, with missing values imputed many times; beside
 * it, what it would be if those who lack a value differed from those who do not.
 *
 * @param samples the analysed, and whom their values are imputed from
 * @param incomplete analysed subjects who lack a value of the model
 * @param pooled each model over the imputations; without one that has no finite estimate in one of them
 * @param shifted the last of those models, for each variable and each amount that its imputed values are moved by
 */
public record Imputed(
        ImputationRule rule,
        ImputedSamples samples,
        int incomplete,
        Imputations imputations,
        Map<Model, PooledModel> pooled,
        List<Shifted> shifted,
        List<Note> notes) {

    /** @param by what was added to each imputed value */
    public record Shifted(String variable, double by, Optional<PooledRegression> pooled) {}

    public Imputed {
        pooled = Collections.unmodifiableMap(pooled.isEmpty() ? new EnumMap<>(Model.class) : new EnumMap<>(pooled));
        shifted = List.copyOf(shifted);
        notes = List.copyOf(notes);
    }

    /**
     * @param models those of the complete subjects, at least one of which was fitted
     * @throws NotAnalysableException when nothing is missing, or something cannot be imputed
     */
    static Imputed of(
            StudyPlan plan,
            ImputationRule rule,
            MatchingPool pool,
            Sample sample,
            StudyResult.Models models,
            int threads) {
        if (models.unconditional() == null) {
            throw new NotAnalysableException(Note.of("impute.no-model"));
        }
        List<String> entered = models.entered();
        ImputedSamples samples = ImputedSamples.of(ImputationModels.of(plan), pool, sample, entered);
        int incomplete = samples.incomplete(entered);
        if (incomplete == 0) {
            throw new NotAnalysableException(Note.of("impute.nothing-missing"));
        }
        ChainedEquations by = new ChainedEquations(
                rule.imputations(incomplete, sample.size()), rule.iterations(), rule.seed(), threads);
        Imputations imputations = samples.impute(by, Map.of());
        List<Model> asked = List.copyOf(models.fitted().keySet());
        List<Fits> fits = samples.fits(imputations, models.design(), asked, threads);
        List<Note> notes = new ArrayList<>();
        Map<Model, PooledModel> pooled = new EnumMap<>(Model.class);
        asked.forEach(model -> {
            try {
                pooled.put(model, PooledModel.of(of(fits, model), 0));
            } catch (NotAnalysableException e) {
                notes.add(e.note());
            }
        });
        if (models.trace() != null) {
            notes.add(Note.of("impute.selected"));
        }
        if (models.design().predictors().stream().anyMatch(p -> p.isProduct())) {
            notes.add(Note.of("impute.products"));
        }
        List<Shifted> shifted = new ArrayList<>();
        Model primary = primary(models);
        rule.shifts().keySet().stream().sorted().forEach(variable -> {
            if (imputations.imputed().stream().noneMatch(v -> v.name().equals(variable))) {
                notes.add(Note.of("impute.shift-of-complete", variable));
                return;
            }
            for (double amount : rule.shifts().get(variable)) {
                Imputations moved = samples.impute(by, Map.of(variable, amount));
                shifted.add(new Shifted(
                        variable, amount, pooled(samples.fits(moved, models.design(), asked, threads), primary)));
            }
        });
        return new Imputed(rule, samples, incomplete, imputations, pooled, shifted, notes);
    }

    private static Optional<PooledRegression> pooled(List<Fits> fits, Model model) {
        try {
            return Optional.of(PooledRegression.of(of(fits, model)));
        } catch (NotAnalysableException separated) {
            return Optional.empty();
        }
    }

    private static List<RegressionFit> of(List<Fits> fits, Model model) {
        return fits.stream().map(f -> f.all().get(model)).toList();
    }

    /** The model that tells the sets apart where there is one. */
    private static Model primary(StudyResult.Models models) {
        return models.fitted().containsKey(Model.CONDITIONAL) ? Model.CONDITIONAL : Model.UNCONDITIONAL;
    }

    /** Analysed subjects who lack a value of a variable; of the others imputed with them nothing is told. */
    public int missing(String variable) {
        return samples.sample().cohort().column(variable).missingCount();
    }

    /** The same of what was pooled; empty where nothing was. */
    public Optional<PooledModel> primary() {
        return Optional.ofNullable(pooled.getOrDefault(Model.CONDITIONAL, pooled.get(Model.UNCONDITIONAL)));
    }
}
