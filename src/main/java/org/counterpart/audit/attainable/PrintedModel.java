package org.counterpart.audit.attainable;

import java.util.Arrays;

/** What a paper prints of a logistic model with binary predictors only. */
public final class PrintedModel {
    private final int n1;
    private final int n0;
    private final double[] beta;
    private final double[] slack;
    private final double[] seMax;
    private final double[] exposedCases;
    private final double[] exposedControls;
    private final Cut cut;

    /**
     * @param n1 cases
     * @param n0 controls
     * @param beta log odds ratios, 1 to 6
     * @param slack how far each may be from there by rounding
     * @param seMax largest standard error of each that agrees with what is printed (its interval, or a bound on its P);
     *     infinite when nothing is
     * @param exposedCases exposed cases of each predictor; NaN when not printed
     * @param exposedControls exposed controls likewise
     * @param cut what is printed at a cut of the score; null when nothing is
     */
    public PrintedModel(
            int n1,
            int n0,
            double[] beta,
            double[] slack,
            double[] seMax,
            double[] exposedCases,
            double[] exposedControls,
            Cut cut) {
        if (n1 < 1 || n0 < 1 || beta.length < 1 || beta.length > 6) {
            throw new IllegalArgumentException(
                    "a model needs cases, controls and 1 to 6 predictors, got " + n1 + ", " + n0 + ", " + beta.length);
        }
        this.n1 = n1;
        this.n0 = n0;
        this.beta = beta.clone();
        this.slack = slack.clone();
        this.seMax = seMax.clone();
        this.exposedCases = exposedCases.clone();
        this.exposedControls = exposedControls.clone();
        this.cut = cut;
    }

    /**
     * A cut of the score, by the shares it gets right. A point of the ROC curve, which rises: under it lie at least the
     * rectangle of the two shares, at most all but the rectangle of what is missing to them.
     *
     * @param sensitivity share of the cases with a score at or above the cut
     * @param specificity share of the controls below it
     */
    public record Cut(double sensitivity, double specificity) {
        double lowest() {
            return sensitivity * specificity;
        }

        double highest() {
            return 1 - (1 - sensitivity) * (1 - specificity);
        }
    }

    int n1() {
        return n1;
    }

    int n0() {
        return n0;
    }

    int n() {
        return n1 + n0;
    }

    int predictors() {
        return beta.length;
    }

    double[] beta() {
        return beta.clone();
    }

    double beta(int predictor) {
        return beta[predictor];
    }

    double slack(int predictor) {
        return slack[predictor];
    }

    double seMax(int predictor) {
        return seMax[predictor];
    }

    double exposedCases(int predictor) {
        return exposedCases[predictor];
    }

    double exposedControls(int predictor) {
        return exposedControls[predictor];
    }

    Cut cut() {
        return cut;
    }

    boolean hasCounts() {
        return !Arrays.stream(exposedCases).allMatch(Double::isNaN)
                || !Arrays.stream(exposedControls).allMatch(Double::isNaN);
    }

    /** The same model without exposure counts: it allows more tables. */
    PrintedModel withoutCounts() {
        double[] none = new double[beta.length];
        Arrays.fill(none, Double.NaN);
        return new PrintedModel(n1, n0, beta, slack, seMax, none, none, cut);
    }

    /** The same model, of which nothing is known at any cut: it allows more tables. */
    PrintedModel withoutCut() {
        return cut == null ? this : new PrintedModel(n1, n0, beta, slack, seMax, exposedCases, exposedControls, null);
    }
}
