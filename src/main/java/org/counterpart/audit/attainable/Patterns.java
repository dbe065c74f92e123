package org.counterpart.audit.attainable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The exposure patterns of k binary predictors, 0 to 2^k − 1 (bit j is predictor j), ordered by the score a model gives
 * them.
 */
public final class Patterns {
    /** Scores nearer than this are one. */
    static final double TIE = 1e-9;

    private final int predictors;
    private final double[] score;
    /** Patterns by ascending score, those with equal scores together. */
    private final int[][] levels;

    public Patterns(double[] beta) {
        predictors = beta.length;
        score = new double[1 << predictors];
        for (int x = 0; x < score.length; x++) {
            for (int j = 0; j < predictors; j++) {
                score[x] += exposed(x, j) ? beta[j] : 0;
            }
        }
        int[] order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(x -> score[x]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[][] found = new int[order.length][];
        int count = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && score[order[to]] - score[order[from]] < TIE) {
                to++;
            }
            found[count++] = Arrays.copyOfRange(order, from, to);
        }
        levels = Arrays.copyOf(found, count);
    }

    int size() {
        return score.length;
    }

    /** The log odds of a pattern where those of nobody exposed are 0. */
    double score(int pattern) {
        return score[pattern];
    }

    static boolean exposed(int pattern, int predictor) {
        return (pattern >> predictor & 1) == 1;
    }

    /** 1 for the intercept (term 0), the exposure to predictor j for term j + 1. */
    static double design(int pattern, int term) {
        return term == 0 || exposed(pattern, term - 1) ? 1 : 0;
    }

    /** Patterns that share a score, the lowest score first. */
    public int[] level(int i) {
        return levels[i];
    }

    public int levels() {
        return levels.length;
    }

    /** How far the printed odds ratios' rounding may move a pattern's score. */
    double slack(int pattern, PrintedModel model) {
        double sum = 0;
        for (int j = 0; j < predictors; j++) {
            sum += exposed(pattern, j) ? model.slack(j) : 0;
        }
        return sum;
    }

    /**
     * Whether a case with pattern x outranks a control with pattern y: 1, 1/2 or 0; where the odds ratios' rounding
     * leaves the order of the two open, 1 for the most favourable order and 0 for the least.
     *
     * @param sign 1 for the most favourable order, −1 for the least
     */
    double beats(int x, int y, PrintedModel model, int sign) {
        double open = slack(x ^ y, model);
        double ahead = score[x] - score[y];
        if (x == y || (open == 0 && Math.abs(ahead) < TIE)) {
            return 0.5;
        }
        return ahead + sign * (open + TIE) > 0 ? 1 : 0;
    }

    /**
     * Where a fitted intercept can be: the mean of the risks is the share of cases, so some are above it and some
     * below, wherever in their rounding the odds ratios are.
     */
    double[] intercepts(PrintedModel model) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int x = 0; x < score.length; x++) {
            lowest = Math.min(lowest, score[x] - slack(x, model));
            highest = Math.max(highest, score[x] + slack(x, model));
        }
        double share = Math.log((double) model.n1() / model.n0());
        return new double[] {share - highest, share - lowest};
    }

    int terms() {
        return predictors + 1;
    }

    /** How many times the odds of a pattern are those of nobody exposed. */
    double[] odds() {
        return Arrays.stream(score).map(Math::exp).toArray();
    }

    double[] probabilities(double intercept) {
        return Arrays.stream(score).map(s -> 1 / (1 + Math.exp(-s - intercept))).toArray();
    }

    /** Of cases and controls with these shares of the patterns. */
    public double auc(double[] cases, double[] controls) {
        double below = 0;
        double auc = 0;
        for (int[] level : levels) {
            double tied = 0;
            double here = 0;
            for (int x : level) {
                tied += controls[x];
                here += cases[x];
            }
            auc += here * (below + tied / 2);
            below += tied;
        }
        return auc;
    }

    /**
     * For each pattern the share of the controls that a case with it outranks, ties counting half: the derivative by
     * the cases.
     */
    double[] beaten(double[] controls) {
        double[] out = new double[score.length];
        double below = 0;
        for (int[] level : levels) {
            double tied = 0;
            for (int x : level) {
                tied += controls[x];
            }
            for (int x : level) {
                out[x] = below + tied / 2;
            }
            below += tied;
        }
        return out;
    }

    /** Whether a case with the first pattern outranks a control with the second: 1, 1/2 or 0. */
    double[][] beats() {
        double[][] out = new double[score.length][];
        for (int x = 0; x < out.length; x++) {
            double[] unit = new double[out.length];
            unit[x] = 1;
            out[x] = beating(unit);
        }
        return out;
    }

    /** For each pattern the share of the cases that outrank a control with it: the derivative by the controls. */
    double[] beating(double[] cases) {
        double[] out = beaten(cases);
        double all = Arrays.stream(cases).sum();
        for (int x = 0; x < out.length; x++) {
            out[x] = all - out[x];
        }
        return out;
    }
}
