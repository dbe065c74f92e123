package org.counterpart.regression.summary;

import org.counterpart.regression.Estimate;
import org.counterpart.regression.MaximumLikelihoodFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.PenalisedTests;
import org.counterpart.regression.Prepared;
import org.counterpart.regression.Regression;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.algebra.Cholesky;

/**
 * Tests of single terms of a fitted model: the likelihood ratio against the model refitted without them, Rao's score
 * test of adding them
 * to that model, and Wald's test. The terms of a factor are tested together. Where the data are separated the
 * likelihoods are
 * their limits. Same as R: {@code drop1(fit, test = "LRT")}, {@code drop1(test = "Rao")}.
 *
 * @param predictor the variable
 */
public record TermTests(String predictor, ModelTest likelihoodRatio, ModelTest score, ModelTest wald) {

    /** Of each predictor of a fit, in order. */
    public static java.util.List<TermTests> of(RegressionFit fit) {
        return java.util.stream.IntStream.range(0, fit.design().predictors().size())
                .mapToObj(i -> of(fit, i))
                .toList();
    }

    static TermTests of(RegressionFit fit, int predictor) {
        String name = fit.design().predictors().get(predictor).name();
        int first = fit.hasIntercept() ? 1 : 0;
        int[] all = java.util.Arrays.stream(fit.design().columnsOf(predictor))
                .map(c -> c + first)
                .toArray();
        int[] known = java.util.Arrays.stream(all)
                .filter(i -> !Double.isNaN(fit.b(i))
                        || fit.separation().terms().contains(fit.terms().get(i)))
                .toArray();
        return fit.either(
                plain -> unpenalised(name, plain, predictor, known),
                firth -> new TermTests(
                        name,
                        PenalisedTests.that(firth, known),
                        new ModelTest(Double.NaN, known.length, Double.NaN),
                        fit.wald(known)));
    }

    private static TermTests unpenalised(String name, MaximumLikelihoodFit fit, int predictor, int[] known) {
        Estimate full = fit.estimate();
        Estimate reduced = Estimate.of(full.regression.withoutPredictor(predictor));
        int df = full.rank() - reduced.rank();
        return new TermTests(
                name,
                ModelTest.of(2 * (full.logLik - reduced.logLik), df),
                ModelTest.of(score(full.regression, reduced), df),
                fit.wald(known));
    }

    /** Likelihood-ratio test of one coefficient (the intercept too); the penalised one for Firth. */
    public static ModelTest likelihoodRatio(RegressionFit fit, int parameter) {
        return fit.either(
                plain -> likelihoodRatio(plain.estimate(), parameter), firth -> PenalisedTests.that(firth, parameter));
    }

    private static ModelTest likelihoodRatio(Estimate full, int parameter) {
        if (full.prepared.basis.aliased(parameter)) {
            return ModelTest.NONE;
        }
        Estimate reduced = Estimate.of(full.regression.without(parameter));
        return ModelTest.of(2 * (full.logLik - reduced.logLik), full.rank() - reduced.rank());
    }

    /** The score statistic of a larger regression at the estimate of a smaller one. */
    static double score(Regression larger, Estimate smaller) {
        if (smaller.trace.face == null || !smaller.converged()) {
            return Double.NaN;
        }
        Prepared prepared = larger.onRowsOf(smaller.trace.face).prepare();
        double[] known = smaller.trace.prepared.basis.original(smaller.maximum.at);
        double[] b = new double[larger.parameters()];
        for (int p = 0; p < known.length; p++) {
            for (int q = 0; q < b.length; q++) {
                if (smaller.regression.column(p) == larger.column(q)) {
                    b[q] = known[p];
                }
            }
        }
        int k = prepared.likelihood.parameters();
        double[] gradient = new double[k];
        double[] curvature = new double[k * k];
        prepared.likelihood.evaluate(prepared.basis.working(b), gradient, curvature);
        return Cholesky.of(curvature, k).quadratic(gradient);
    }
}
