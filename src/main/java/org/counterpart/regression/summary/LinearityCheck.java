package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Spline;
import org.counterpart.stats.Note;

/**
 * Whether a number enters the log odds linearly: the likelihood-ratio test of a curve added to the model. Box and
 * Tidwell's curve is {@code x ln x} (positive numbers only, 1 df); the restricted cubic spline's has knots at fixed
 * quantiles (type 7) and is linear beyond the outer ones (knots − 2 df).
 *
 * <p>Reference: Box and Tidwell (1962), doi:10.1080/00401706.1962.10490038; Harrell (2015), Regression Modeling
 * Strategies, section 2.4. Same as R: {@code anova(m, update(m, . ~ . + I(x * log(x))), test = "LRT")}, {@code
 * Hmisc::rcspline.eval(x, knots)}.
 */
public record LinearityCheck(int knots) {
    /**
     * @param predictor the number
     * @param boxTidwell NaN when a value is not positive
     * @param spline NaN when the knots fall together
     */
    public record Result(
            String predictor, ModelTest boxTidwell, ModelTest spline, List<Double> knots, List<Note> notes) {}

    public LinearityCheck {
        if (knots < 3 || knots > 5) {
            throw new IllegalArgumentException("knots must be 3, 4 or 5, got " + knots);
        }
    }

    /** Four knots. */
    public static LinearityCheck withDefaults() {
        return new LinearityCheck(4);
    }

    /** Of each numeric predictor with more than two values, the others in the model. */
    public List<Result> check(LogisticFit fit) {
        DesignMatrix x = fit.design();
        double[] y = IntStream.range(0, fit.n()).mapToDouble(fit::outcome).toArray();
        List<Result> results = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            boolean number = x.predictors().get(x.predictorOf(j)).coding() == Predictor.Coding.NUMBER;
            if (number && Arrays.stream(x.column(j)).distinct().limit(3).count() > 2) {
                results.add(check(fit, x, y, j));
            }
        }
        return results;
    }

    private Result check(LogisticFit fit, DesignMatrix x, double[] y, int j) {
        double[] values = recorded(x, j);
        List<Note> notes = new ArrayList<>();
        ModelTest boxTidwell = new ModelTest(Double.NaN, 1, Double.NaN);
        if (Arrays.stream(values).allMatch(v -> v > 0)) {
            boxTidwell = against(
                    fit,
                    x.with(
                            "x ln x",
                            Arrays.stream(values).map(v -> v * Math.log(v)).toArray()),
                    y);
        } else {
            notes.add(Note.of("regression.not-positive", x.terms().get(j)));
        }
        double[] at = Spline.quantiles(values, knots);
        ModelTest spline = new ModelTest(Double.NaN, knots - 2, Double.NaN);
        if (Arrays.stream(at).distinct().count() == knots) {
            Spline curve = Spline.at(Arrays.stream(at).boxed().toList());
            DesignMatrix more = x;
            for (int t = 1; t < curve.terms(); t++) {
                int bend = t;
                more = more.with(
                        "spline " + t,
                        Arrays.stream(values).map(v -> curve.of(v, bend)).toArray());
            }
            spline = against(fit, more, y);
        } else {
            notes.add(Note.of("regression.knots-together", x.terms().get(j)));
        }
        return new Result(
                x.predictors().get(x.predictorOf(j)).name(),
                boxTidwell,
                spline,
                Arrays.stream(at).boxed().toList(),
                notes);
    }

    /** In the unit they were recorded in, whatever the step of the model; a logarithm is what it is. */
    private static double[] recorded(DesignMatrix x, int j) {
        double units = x.terms().get(j).scale().map(PredictorScale::units).orElse(1.0);
        return Arrays.stream(x.column(j)).map(v -> v * units).toArray();
    }

    private static ModelTest against(LogisticFit fit, DesignMatrix larger, double[] y) {
        LogisticFit curved = Logistic.withDefaults().fit(larger, y);
        return ModelTest.of(2 * (curved.logLik() - fit.logLik()), curved.rank() - fit.rank());
    }
}
