package org.counterpart.regression.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Spline;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;

/**
 * A restricted cubic spline of a fitted model: whether it is associated with the outcome at all, whether it is bent,
 * and the odds ratio of each value against a reference. Same as R: {@code anova(rms::lrm(...))} for Wald's tests,
 * {@code rms::contrast} for the curve.
 *
 * @param overall test of all its terms, with the products that hold it
 * @param nonlinear test of its bends
 * @param reference whose odds ratio is 1: the median of the analysed, if no other is asked for
 * @param curve at so many values between the tenth smallest and the tenth largest, as {@code rms::Predict} has them;
 *     empty where a coefficient has no estimate or a product makes a curve for each level
 * @param values of the analysed, ascending
 * @param reason why there is no curve
 */
public record SplineCurve(
        Predictor predictor,
        Block overall,
        Block nonlinear,
        double reference,
        List<At> curve,
        List<Double> values,
        Optional<Note> reason) {
    private static final int STEPS = 100;
    private static final double FROM_END = 10;
    private static final double AT_LEAST = 200;

    /** The likelihood ratio and Wald's test of the same terms. */
    public record Block(ModelTest likelihoodRatio, ModelTest wald) {
        static Block of(RegressionFit fit, int[] columns) {
            return new Block(TermTests.likelihoodRatio(fit, columns), fit.wald(TermTests.known(fit, columns)));
        }
    }

    /** @param against the log odds ratio of this value against the reference */
    public record At(double x, Contrast against) {}

    public SplineCurve {
        curve = List.copyOf(curve);
        values = List.copyOf(values);
    }

    /** Of each spline of a fit, in order. */
    static List<SplineCurve> of(RegressionFit fit, RobustCovariance.Result robust) {
        return fit.design().predictors().stream()
                .filter(p -> p.spline().isPresent())
                .map(p -> of(fit, p, robust))
                .toList();
    }

    private static SplineCurve of(RegressionFit fit, Predictor predictor, RobustCovariance.Result robust) {
        DesignMatrix x = fit.design();
        Spline spline = predictor.spline().orElseThrow();
        int[] own = TermTests.columns(x, predictor::equals);
        double[] values = Arrays.stream(x.column(own[0])).sorted().toArray();
        double reference = spline.reference().orElseGet(() -> Quantiles.TYPE7.ofSorted(values, 0.5));
        int[] all = TermTests.columns(x, p -> p.equals(predictor) || predictor.isIn(p));
        int[] bends = Arrays.stream(all).filter(j -> isBend(x, j, predictor)).toArray();
        boolean multiplied = all.length > own.length;
        boolean known = IntStream.of(own).allMatch(j -> Double.isFinite(fit.b(j + first(fit))));
        Optional<Note> reason = multiplied
                ? Optional.of(Note.of("regression.spline.multiplied", predictor.name()))
                : known ? Optional.empty() : Optional.of(Note.of("regression.spline.no-curve", predictor.name()));
        SplineCurve tests = new SplineCurve(
                predictor,
                Block.of(fit, all),
                Block.of(fit, bends),
                reference,
                List.of(),
                Arrays.stream(values).boxed().toList(),
                reason);
        return reason.isPresent() ? tests : tests.with(fit, robust, values);
    }

    private SplineCurve with(RegressionFit fit, RobustCovariance.Result robust, double[] sorted) {
        double share = FROM_END / Math.max(sorted.length, AT_LEAST);
        double from = Quantiles.TYPE7.ofSorted(sorted, share);
        double to = Quantiles.TYPE7.ofSorted(sorted, 1 - share);
        double[][] covariance = Contrast.covariance(fit, robust);
        List<At> drawn = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> from + i * (to - from) / STEPS)
                .mapToObj(v -> at(fit, covariance, v))
                .toList();
        return new SplineCurve(predictor, overall, nonlinear, reference, drawn, values, reason);
    }

    /** The odds ratio of a value against the reference. */
    At at(RegressionFit fit, double[][] covariance, double x) {
        Spline spline = predictor.spline().orElseThrow();
        int[] own = TermTests.columns(fit.design(), predictor::equals);
        double[] weights = new double[fit.terms().size()];
        for (int t = 0; t < own.length; t++) {
            weights[own[t] + first(fit)] = spline.of(x, t) - spline.of(reference, t);
        }
        return new At(x, Contrast.of(fit.b(), covariance, weights));
    }

    private static boolean isBend(DesignMatrix x, int column, Predictor predictor) {
        Term term = x.terms().get(column);
        Predicate<Term> bent = t -> t.isOf(predictor.name()) && t.bend() > 0;
        return bent.test(term.first()) || term.times().filter(bent).isPresent();
    }

    private static int first(RegressionFit fit) {
        return fit.hasIntercept() ? 1 : 0;
    }
}
