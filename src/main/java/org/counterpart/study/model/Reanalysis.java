package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.cohort.Cohort;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.Term;
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

    /** The same terms whether or not a variable has a level for missing cells. */
    private static List<Estimate> recorded(List<Estimate> terms, Cohort cohort) {
        return terms.stream()
                .flatMap(t -> MissingLevel.recorded(cohort, t.term()).stream()
                        .map(term -> new Estimate(t.model(), term, t.b(), t.se(), t.p())))
                .toList();
    }

    private static boolean moved(RegressionFit fit, Term term) {
        return term.variable().filter(fit.design()::referenceMoved).isPresent();
    }

    private static void add(List<Estimate> terms, MultivariablePlan.Model model, RegressionFit fit) {
        for (Coefficient c : fit.coefficients()) {
            // The terms of a curve, and what an interaction makes of a variable, are no odds ratios that one analysis
            // could have in common with another.
            if (!c.term().isIntercept()
                    && !c.term().isOfSpline()
                    && !fit.design().isMultiplied(c.term())) {
                boolean other = moved(fit, c.term())
                        || c.term().times().filter(t -> moved(fit, t)).isPresent();
                terms.add(
                        other
                                ? new Estimate(model, c.term(), Double.NaN, Double.NaN, Double.NaN)
                                : new Estimate(model, c.term(), c.b(), c.se(), c.p()));
            }
        }
    }
}
