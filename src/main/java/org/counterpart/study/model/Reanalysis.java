package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.imputation.ChainedEquations;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.imputation.Imputations;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.prediction.PooledModel;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.stats.NotAnalysableException;

/**
 * What a plan's specification finds in one matched sample: the screen, the models and the area, the same numbers as
 * a report of it shows, and nothing that only a report shows. For re-analyses by the thousand.
 *
 * @param entered variables in the models, in the order of the table
 * @param terms of each model in turn, the intercept left out
 * @param auc of the unconditional model's fitted probability; NaN where there is no such model or a coefficient has no
 *     finite estimate
 * @param aucSe DeLong's standard error
 */
public record Reanalysis(List<String> entered, List<Estimate> terms, double auc, double aucSe) {
    /** No variable entered. */
    public static final Reanalysis EMPTY = new Reanalysis(List.of(), List.of(), Double.NaN, Double.NaN);

    /**
     * @param b log odds ratio; NaN where it has no finite estimate, or where the reference level did not occur and
     *     another took its place
     * @param se its standard error
     * @param p Wald
     */
    public record Estimate(MultivariablePlan.Model model, Term term, double b, double se, double p) {}

    public Reanalysis {
        entered = List.copyOf(entered);
        terms = List.copyOf(terms);
    }

    /**
     * @throws NotAnalysableException when there can be no model of what is offered
     */
    public static Reanalysis of(ModelRoute route, AnalysedSubjects subjects) {
        Codings codings = route.models().codings();
        return codings.equals(Codings.PLAIN)
                ? coded(route, subjects)
                : coded(route, subjects.sample().coded(codings, route.models().predictors()));
    }

    private static Reanalysis coded(ModelRoute route, AnalysedSubjects subjects) {
        ModelRoute.Chosen chosen = route.choose(subjects);
        if (chosen.refused().isPresent()) {
            throw new NotAnalysableException(chosen.refused().get());
        }
        if (!chosen.fits()) {
            return EMPTY;
        }
        Frame frame = chosen.frame();
        if (route.imputing().isPresent()) {
            ImputedSamples samples = ImputedSamples.of(route.imputing().get(), subjects.sample(), frame.variables());
            if (samples.incomplete(frame.variables()) > 0) {
                return imputed(route, samples, frame);
            }
        }
        Fits fits = route.fit(subjects, chosen);
        List<Estimate> terms = new ArrayList<>();
        fits.all().forEach((model, fit) -> add(terms, model, fit));
        List<Estimate> shown = route.missing() == MissingHandling.CATEGORY
                ? recorded(terms, subjects.sample().cohort())
                : terms;
        double[] b = fits.unconditional().b();
        if (Arrays.stream(b).anyMatch(Double::isNaN)) {
            return new Reanalysis(frame.variables(), shown, Double.NaN, Double.NaN);
        }
        boolean[] cases = new boolean[frame.y().length];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = frame.y()[i] == 1;
        }
        DeLong.Result area =
                DeLong.withDefaults().of(RocCurve.of(Scores.risks(frame.design(), b), cases, Direction.HIGHER));
        return new Reanalysis(frame.variables(), shown, area.auc(), area.se());
    }

    /** The models of all subjects, pooled over imputations. */
    private static Reanalysis imputed(ModelRoute route, ImputedSamples samples, Frame complete) {
        ImputationRule rule = route.imputing().orElseThrow().rule();
        int m = rule.imputations(
                samples.incomplete(complete.variables()), samples.sample().size());
        Imputations imputations = samples.impute(new ChainedEquations(m, rule.iterations(), rule.seed(), 1), Map.of());
        List<Fits> fits =
                samples.fits(imputations, complete.design(), route.models().models(), 1);
        List<Estimate> terms = new ArrayList<>();
        for (MultivariablePlan.Model model : fits.get(0).all().keySet()) {
            List<RegressionFit> own = fits.stream().map(f -> f.all().get(model)).toList();
            pooled(own)
                    .ifPresent(found -> found.regression().terms().stream()
                            .filter(t -> shown(own.get(0), t.term()))
                            .filter(t -> !otherReference(own.get(0), t.term()))
                            .forEach(t -> terms.add(new Estimate(
                                    model,
                                    t.term(),
                                    t.pooled().estimate(),
                                    t.pooled().se(),
                                    t.pooled().p()))));
        }
        List<RegressionFit> plain =
                fits.stream().map(f -> (RegressionFit) f.unconditional()).toList();
        Optional<PooledEstimate> logit = pooled(plain).flatMap(PooledModel::auc);
        double auc = logit.map(l -> Logit.inverse(l.estimate())).orElse(Double.NaN);
        return new Reanalysis(
                complete.variables(),
                terms,
                auc,
                logit.map(l -> l.se() * auc * (1 - auc)).orElse(Double.NaN));
    }

    /** Empty where an imputation has no finite estimate. */
    private static Optional<PooledModel> pooled(List<RegressionFit> fits) {
        try {
            return Optional.of(PooledModel.of(fits, 0));
        } catch (NotAnalysableException separated) {
            return Optional.empty();
        }
    }

    /** The same terms whether or not a variable has a level for missing cells. */
    private static List<Estimate> recorded(List<Estimate> terms, Cohort cohort) {
        return terms.stream()
                .flatMap(t -> MissingLevel.recorded(cohort, t.term()).stream()
                        .map(term -> new Estimate(t.model(), term, t.b(), t.se(), t.p())))
                .toList();
    }

    /**
     * Whether a term is an odds ratio that one analysis could have in common with another: no term of a curve, and not
     * what an interaction makes of a variable.
     */
    private static boolean shown(RegressionFit fit, Term term) {
        return !term.isIntercept() && !term.isOfSpline() && !fit.design().isMultiplied(term);
    }

    /** Whether the reference level did not occur and another took its place. */
    private static boolean otherReference(RegressionFit fit, Term term) {
        return moved(fit, term) || term.times().filter(t -> moved(fit, t)).isPresent();
    }

    private static boolean moved(RegressionFit fit, Term term) {
        return term.variable().filter(fit.design()::referenceMoved).isPresent();
    }

    private static void add(List<Estimate> terms, MultivariablePlan.Model model, RegressionFit fit) {
        for (Coefficient c : fit.coefficients()) {
            if (shown(fit, c.term())) {
                terms.add(
                        otherReference(fit, c.term())
                                ? new Estimate(model, c.term(), Double.NaN, Double.NaN, Double.NaN)
                                : new Estimate(model, c.term(), c.b(), c.se(), c.p()));
            }
        }
    }
}
