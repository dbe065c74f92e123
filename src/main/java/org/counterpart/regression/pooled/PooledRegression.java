package org.counterpart.regression.pooled;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * A regression fitted to each imputation and pooled. The degrees of freedom of the complete data are subjects less
 * coefficients; of a conditional model, sets that say something less coefficients.
 *
 * @param fits one an imputation, of the same subjects and terms
 * @param terms pooled coefficients (log odds ratios)
 * @param overall test of all slopes
 * @param predictors tests of the predictors of several terms
 */
public record PooledRegression(
        List<? extends RegressionFit> fits,
        double completeDf,
        List<OfTerm> terms,
        PooledTest overall,
        List<OfPredictor> predictors) {

    public record OfTerm(Term term, PooledEstimate pooled) {}

    public record OfPredictor(String predictor, PooledTest test) {}

    public PooledRegression {
        fits = List.copyOf(fits);
        terms = List.copyOf(terms);
        predictors = List.copyOf(predictors);
    }

    /**
     * @param fits two or more
     * @throws NotAnalysableException when the imputations are not of one study, or one of them has no finite estimate
     */
    public static PooledRegression of(List<? extends RegressionFit> fits) {
        RegressionFit first = fits.get(0);
        for (int i = 0; i < fits.size(); i++) {
            RegressionFit fit = fits.get(i);
            if (fit.n() != first.n()) {
                throw new NotAnalysableException(
                        Note.of("regression.pooled.subjects-differ", first.n(), i + 1, fit.n()));
            }
            if (!fit.terms().equals(first.terms()) || fit.rank() != first.rank()) {
                throw new NotAnalysableException(Note.of("regression.pooled.terms-differ", i + 1));
            }
            if (fit.separation().detected() && !fit.isPenalised()) {
                throw new NotAnalysableException(Note.of(
                        "regression.pooled.separated", i + 1, fit.separation().terms()));
            }
        }
        double complete =
                fits.stream().mapToDouble(PooledRegression::completeDf).min().orElseThrow();
        if (complete <= 0) {
            throw new NotAnalysableException(Note.of("regression.pooled.too-few", first.n(), first.rank()));
        }
        List<OfTerm> terms = new ArrayList<>();
        for (int j = 0; j < first.terms().size(); j++) {
            int at = j;
            terms.add(new OfTerm(
                    first.terms().get(j),
                    PooledEstimate.of(
                            each(fits, fit -> fit.b(at)), each(fits, fit -> fit.covariance(at, at)), complete)));
        }
        int intercept = first.hasIntercept() ? 1 : 0;
        int[] slopes = IntStream.range(intercept, first.terms().size())
                .filter(j -> !Double.isNaN(first.b(j)))
                .toArray();
        List<OfPredictor> predictors = new ArrayList<>();
        for (int p = 0; p < first.design().predictors().size(); p++) {
            int predictor = p;
            int[] own = IntStream.of(slopes)
                    .filter(j -> first.design().predictorOf(j - intercept) == predictor)
                    .toArray();
            if (own.length > 1) {
                predictors.add(
                        new OfPredictor(first.design().predictors().get(p).name(), test(fits, own, complete)));
            }
        }
        return new PooledRegression(
                fits, complete, terms, slopes.length == 0 ? null : test(fits, slopes, complete), predictors);
    }

    private static double completeDf(RegressionFit fit) {
        return fit.ofSets().map(sets -> sets.setsUsed()).orElse(fit.n()) - fit.rank();
    }

    private static PooledTest test(List<? extends RegressionFit> fits, int[] parameters, double complete) {
        double[][] b = new double[fits.size()][];
        double[][] v = new double[fits.size()][];
        for (int i = 0; i < b.length; i++) {
            RegressionFit fit = fits.get(i);
            b[i] = IntStream.of(parameters).mapToDouble(fit::b).toArray();
            v[i] = IntStream.of(parameters)
                    .boxed()
                    .flatMapToDouble(j -> IntStream.of(parameters).mapToDouble(k -> fit.covariance(j, k)))
                    .toArray();
        }
        return PooledTest.of(b, v, complete);
    }

    private static double[] each(List<? extends RegressionFit> fits, ToDoubleFunction<RegressionFit> value) {
        return fits.stream().mapToDouble(value).toArray();
    }

    public ModelKind kind() {
        return fits.get(0).kind();
    }

    public int imputations() {
        return fits.size();
    }

    /** Subjects in each imputation. */
    public int n() {
        return fits.get(0).n();
    }
}
