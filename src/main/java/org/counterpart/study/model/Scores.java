package org.counterpart.study.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;

/** What a fitted model says of each subject: NaN where a predictor is missing, and equal for equal predictors. */
public final class Scores {
    /** The largest power of ten that a double holds exactly. */
    private static final int LAST_EXACT_POWER = 22;

    private static final double[] POWERS = IntStream.rangeClosed(0, LAST_EXACT_POWER)
            .mapToDouble(k -> BigDecimal.TEN.pow(k).doubleValue())
            .toArray();

    private Scores() {}

    /**
     * The linear predictor of every subject of a sample, which need not be the one that was fitted.
     *
     * @param fitted the design the coefficients belong to; a level that did not occur in it scores as the reference
     * @param b intercept first, then one a term of that design
     */
    public static double[] linear(Sample sample, DesignMatrix fitted, double[] b) {
        List<String> variables = Predictor.variables(fitted.predictors());
        return linear(sample.size(), Frame.of(sample.codedAs(fitted), variables).design(), fitted, b);
    }

    /** @param design of {@code size} rows with the same predictors as the one fitted */
    static double[] linear(int size, DesignMatrix design, DesignMatrix fitted, double[] b) {
        return bySubject(size, design, linear(design, inTermsOf(design, fitted, b)));
    }

    /** The fitted probability of each of {@code size} subjects; NaN for those whose row is not in the design. */
    public static double[] risks(int size, DesignMatrix design, double[] b) {
        return bySubject(size, design, risks(design, b));
    }

    /** The sum of the terms of each of {@code size} subjects; NaN likewise. */
    public static double[] sums(int size, DesignMatrix design, double[] b) {
        return bySubject(size, design, linear(design, b));
    }

    /** By row of the design. */
    static double[] risks(DesignMatrix design, double[] b) {
        return Arrays.stream(linear(design, b)).map(Logit::inverse).toArray();
    }

    private static double[] linear(DesignMatrix design, double[] b) {
        return IntStream.range(0, design.rows())
                .mapToDouble(i -> rounded(design.linearPredictor(b, i)))
                .toArray();
    }

    private static double[] bySubject(int size, DesignMatrix design, double[] values) {
        double[] of = new double[size];
        Arrays.fill(of, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            of[design.sourceRow(i)] = values[i];
        }
        return of;
    }

    /** The coefficients of a design with the same predictors, where a level may be that was not in the one fitted. */
    private static double[] inTermsOf(DesignMatrix design, DesignMatrix fitted, double[] b) {
        double[] of = new double[design.terms().size() + 1];
        of[0] = b[0];
        for (int j = 0; j < design.terms().size(); j++) {
            int at = fitted.terms().indexOf(design.terms().get(j));
            of[j + 1] = at < 0 ? 0 : b[at + 1];
        }
        return of;
    }

    /** To 12 significant digits, so that linear predictors of equal covariates tie however their sums were rounded. */
    static double rounded(double value) {
        int decimals = 11 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (decimals < 0 || decimals > LAST_EXACT_POWER) {
            return value == 0 || !Double.isFinite(value)
                    ? value + 0.0
                    : new BigDecimal(value).round(new MathContext(12)).doubleValue();
        }
        double power = POWERS[decimals];
        return Math.rint(value * power) / power;
    }
}
