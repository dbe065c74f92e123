package org.counterpart.regression.lasso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.LogisticFit;

/**
 * The coefficients of a LASSO at each of its penalties, the largest first.
 *
 * @param lambda penalties
 * @param coefficients at each: the constant, then one a column of the design, on its own scale
 * @param devRatio at each: the share of the null model's deviance that is explained
 * @param sd of each column, with divisor n; 0 where it does not vary
 */
public record LassoPath(List<Double> lambda, List<double[]> coefficients, List<Double> devRatio, List<Double> sd) {
    private static final int PENALTIES = 100;
    private static final double LEAST = 1e-4;
    private static final double LEAST_OF_WIDE = 1e-2;
    private static final int AT_LEAST = 5;
    private static final double GAIN = 1e-5;
    private static final double ENOUGH = 0.999;

    public LassoPath {
        lambda = List.copyOf(lambda);
        coefficients = List.copyOf(coefficients);
        devRatio = List.copyOf(devRatio);
        sd = List.copyOf(sd);
    }

    /**
     * As glmnet goes down: a hundred penalties evenly spaced in their logarithm to a ten-thousandth of the first (to a
     * hundredth with more columns than rows), ending where the explained deviance gains less than 1e-5 or passes 0.999.
     */
    static LassoPath of(double[][] columns, double[] y, int[] rows) {
        PenalisedProblem problem = new PenalisedProblem(columns, y, rows);
        double first = problem.largestPenalty();
        double nothing = problem.loss();
        double least = rows.length < columns.length ? LEAST_OF_WIDE : LEAST;
        List<Double> lambda = new ArrayList<>();
        List<double[]> coefficients = new ArrayList<>();
        List<Double> explained = new ArrayList<>();
        for (int k = 0; k < PENALTIES && first > 0; k++) {
            double penalty = first * Math.pow(least, k / (PENALTIES - 1.0));
            problem.minimise(penalty);
            lambda.add(penalty);
            coefficients.add(problem.coefficients());
            explained.add(k == 0 ? 0 : 1 - problem.loss() / nothing);
            if (k + 1 >= AT_LEAST && (explained.get(k) > ENOUGH || explained.get(k) - explained.get(k - 1) < GAIN)) {
                break;
            }
        }
        return new LassoPath(lambda, coefficients, explained, problem.deviations());
    }

    public int size() {
        return lambda.size();
    }

    /** The coefficient of a column of the design at a penalty. */
    public double b(int step, int column) {
        return coefficients.get(step)[column + 1];
    }

    public double constant(int step) {
        return coefficients.get(step)[0];
    }

    /** How many coefficients are not zero. */
    public int df(int step) {
        return columns(step).length;
    }

    /** The columns whose coefficients are not zero. */
    public int[] columns(int step) {
        double[] b = coefficients.get(step);
        return IntStream.range(0, b.length - 1).filter(j -> b[j + 1] != 0).toArray();
    }

    /** The probabilities a path fitted to some rows gives others at each of these penalties. */
    static double[][] fitted(double[][] columns, double[] y, int[] rows, List<Double> lambda, int[] others) {
        PenalisedProblem problem = new PenalisedProblem(columns, y, rows);
        double[][] out = new double[lambda.size()][];
        for (int k = 0; k < out.length; k++) {
            problem.minimiseToJudge(lambda.get(k));
            out[k] = Arrays.stream(problem.predictors(columns, others))
                    .map(LogisticFit::probability)
                    .toArray();
        }
        return out;
    }
}
