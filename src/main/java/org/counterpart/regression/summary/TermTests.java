package org.counterpart.regression.summary;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.counterpart.regression.Estimate;
import org.counterpart.regression.MaximumLikelihoodFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.PenalisedTests;
import org.counterpart.regression.Prepared;
import org.counterpart.regression.Regression;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;

/**
 * Tests of single terms of a fitted model: the likelihood ratio against the model refitted without them, Rao's score
 * test of adding them
 * to that model, and Wald's test. The terms of a factor are tested together, and with
 * them the products that hold it. Where the data are separated the
 * likelihoods are
 * their limits. Same as R: {@code drop1(fit, test = "LRT")}, {@code drop1(test = "Rao")}.
 *
 * @param predictor the variable
 */
public record TermTests(String predictor, ModelTest likelihoodRatio, ModelTest score, ModelTest wald) {

    /** Of each predictor of a fit, in order. */
    public static List<TermTests> of(RegressionFit fit) {
        return IntStream.range(0, fit.design().predictors().size())
                .mapToObj(i -> of(fit, i))
                .toList();
    }

    static TermTests of(RegressionFit fit, int predictor) {
        Predictor tested = fit.design().predictors().get(predictor);
        int[] columns = columns(fit.design(), p -> p.equals(tested) || tested.isIn(p));
        int[] known = known(fit, columns);
        return fit.either(
                plain -> unpenalised(tested.name(), plain, columns, known),
                firth -> new TermTests(
                        tested.name(),
                        PenalisedTests.that(firth, known),
                        new ModelTest(Double.NaN, known.length, Double.NaN),
                        fit.wald(known)));
    }

    /** The columns of some predictors. */
    static int[] columns(DesignMatrix design, Predicate<Predictor> of) {
        return IntStream.range(0, design.columns())
                .filter(j -> of.test(design.predictors().get(design.predictorOf(j))))
                .toArray();
    }

    /** The coefficients of columns, without those that cannot be told from others. */
    static int[] known(RegressionFit fit, int[] columns) {
        int first = fit.hasIntercept() ? 1 : 0;
        return Arrays.stream(columns)
                .map(c -> c + first)
                .filter(i -> !Double.isNaN(fit.b(i))
                        || fit.separation().terms().contains(fit.terms().get(i)))
                .toArray();
    }

    /** Likelihood-ratio test of some columns; the penalised one for Firth. */
    static ModelTest likelihoodRatio(RegressionFit fit, int[] columns) {
        return fit.either(
                plain -> {
                    Estimate full = plain.estimate();
                    Estimate reduced = Estimate.of(without(full, columns));
                    return ModelTest.of(2 * (full.logLik - reduced.logLik), full.rank() - reduced.rank());
                },
                firth -> PenalisedTests.that(firth, known(fit, columns)));
    }

    private static Regression without(Estimate full, int[] columns) {
        return full.regression.withColumns(c -> Arrays.stream(columns).noneMatch(gone -> gone == c));
    }

    private static TermTests unpenalised(String name, MaximumLikelihoodFit fit, int[] columns, int[] known) {
        Estimate full = fit.estimate();
        Estimate reduced = Estimate.of(without(full, columns));
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
