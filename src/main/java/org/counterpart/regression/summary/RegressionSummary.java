package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.PenalisedFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.RoundedOrder;

/**
 * A fitted regression with everything a report shows of it.
 *
 * @param ciMethod which interval the tables print
 * @param coefficients rows of the regression table; with the robust standard error when there are clusters
 * @param profile profile-likelihood intervals of the coefficients (log odds ratios); empty when they were not asked
 *     for and the data are large
 * @param likelihoodRatio tests of single coefficients, as {@code profile}
 * @param predictors tests of whole predictors, as {@code profile}
 * @param collinearity one a predictor
 * @param measures null for a conditional model
 * @param hosmerLemeshow by both groupings, the deciles first; empty for a conditional model
 * @param linearity empty unless an unconditional model was fitted to not too many rows
 * @param robust null without clusters
 * @param selection null when all predictors entered
 * @param firth Firth's regression where the data are separated, else null
 * @param shapes what is told of its curves, products and scores
 */
public record RegressionSummary(
        RegressionFit fit,
        CiMethod ciMethod,
        List<Coefficient> coefficients,
        List<Interval> profile,
        List<ModelTest> likelihoodRatio,
        List<TermTests> predictors,
        List<Collinearity> collinearity,
        FitMeasures measures,
        List<HosmerLemeshow.Result> hosmerLemeshow,
        List<LinearityCheck.Result> linearity,
        RobustCovariance.Result robust,
        PredictorSelection.Trace selection,
        RegressionSummary firth,
        Shapes shapes) {
    /**
     * With more rows times coefficients than this, profiles and likelihood-ratio tests of terms are made only when
     * asked for.
     */
    public static final long PROFILED = 200_000;

    /** Which interval the tables print. */
    public enum CiMethod {
        WALD,
        PROFILE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RegressionSummary {
        coefficients = List.copyOf(coefficients);
        profile = List.copyOf(profile);
        likelihoodRatio = List.copyOf(likelihoodRatio);
        predictors = List.copyOf(predictors);
        collinearity = List.copyOf(collinearity);
        hosmerLemeshow = List.copyOf(hosmerLemeshow);
        linearity = List.copyOf(linearity);
    }

    public ModelKind model() {
        return fit.kind();
    }

    public static RegressionSummary of(RegressionFit fit, CiMethod ciMethod) {
        return of(fit, ciMethod, null, null);
    }

    /**
     * @param selection how its predictors were chosen; null when all entered
     * @param cluster the cluster of each row, for a robust standard error; null for none; for an unconditional fit only
     */
    public static RegressionSummary of(
            RegressionFit fit, CiMethod ciMethod, PredictorSelection.Trace selection, int[] cluster) {
        int terms = fit.terms().size();
        boolean full = (long) fit.n() * terms <= PROFILED;
        boolean profiled = full || ciMethod == CiMethod.PROFILE;
        ProfileLikelihood likelihood = ProfileLikelihood.withDefaults();
        IntStream all = IntStream.range(0, terms);
        List<Interval> profile =
                profiled ? all.mapToObj(i -> likelihood.interval(fit, i)).toList() : List.of();
        List<ModelTest> ratios = profiled
                ? IntStream.range(0, terms)
                        .mapToObj(i -> TermTests.likelihoodRatio(fit, i))
                        .toList()
                : List.of();
        LogisticFit data = fit.ofAllRows().orElse(null);
        LogisticFit plain = fit.isPenalised() ? null : data;
        boolean separated = fit.separation().detected() && !fit.isPenalised();
        RobustCovariance.Result robust = plain == null || cluster == null || separated
                ? null
                : RobustCovariance.withDefaults().of(plain, cluster);
        Optional<PenalisedFit> firth = separated ? fit.withPenalty() : Optional.empty();
        double[] fitted = fit.probabilities().orElse(null);
        RoundedOrder ordered = data == null ? null : RoundedOrder.of(fitted);
        return new RegressionSummary(
                fit,
                ciMethod,
                robust == null ? fit.coefficients() : robust(fit, robust),
                profile,
                ratios,
                profiled ? TermTests.of(fit) : List.of(),
                Collinearity.of(fit),
                data == null ? null : FitMeasures.of(fit, data, fitted, ordered),
                data == null ? List.of() : hosmerLemeshow(data, fitted, ordered),
                plain != null && full && !separated
                        ? LinearityCheck.withDefaults().check(plain)
                        : List.of(),
                robust,
                selection,
                firth.map(f -> of(f, ciMethod)).orElse(null),
                Shapes.of(fit, robust));
    }

    private static List<Coefficient> robust(RegressionFit fit, RobustCovariance.Result robust) {
        return IntStream.range(0, fit.terms().size())
                .mapToObj(i -> Coefficient.of(fit.terms().get(i), fit.b(i), robust.se(i), 0.95))
                .toList();
    }

    private static List<HosmerLemeshow.Result> hosmerLemeshow(LogisticFit data, double[] fitted, RoundedOrder ordered) {
        double[] y = IntStream.range(0, data.n()).mapToDouble(data::outcome).toArray();
        HosmerLemeshow deciles = HosmerLemeshow.withDefaults();
        return List.of(
                deciles.test(y, fitted, ordered),
                deciles.with(HosmerLemeshow.Grouping.RANKS).test(y, fitted, ordered));
    }

    /** The coefficients without the intercept. */
    public List<Coefficient> slopes() {
        return coefficients.stream().filter(c -> !c.term().isIntercept()).toList();
    }

    /** Those of them that are effects by themselves: no part of a curve, nor of what an interaction makes of two. */
    public List<Coefficient> effects() {
        return slopes().stream()
                .filter(c -> !c.term().isPart() && !fit.design().isMultiplied(c.term()))
                .toList();
    }

    /** What a reader must know of this model, each once. */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>(fit.notes());
        hosmerLemeshow.forEach(h -> notes.addAll(h.notes()));
        if (selection != null) {
            selection
                    .stepwise()
                    .filter(s -> !s.steps().isEmpty())
                    .ifPresent(s -> notes.add(Note.of("regression.selected")));
            selection.lasso().ifPresent(s -> notes.add(Note.of("regression.lasso.selected")));
        }
        notes.addAll(shapes.notes());
        return notes.stream().distinct().toList();
    }
}
