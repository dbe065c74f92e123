package org.counterpart.stats;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The first cell of a 2x2 table given its margins, when the odds ratio is ψ. Its law has one mode: probabilities are
 * products of the ratios of neighbours from there outwards, each below 1, and a sum ends where what is left no longer
 * changes it. Work grows with the standard deviation of the cell and not with its range.
 */
public final class NoncentralHypergeometric {
    /** Share of a sum below which the terms behind, which fall ever faster, do not count. */
    private static final double NOTHING = 1e-20;

    private final double first;
    private final double row;
    private final double rest;
    private final int low;
    private final int high;

    /**
     * The law of a table with these margins.
     *
     * @param first column total of the first column
     * @param row total of the first row
     * @param total of the table
     */
    public NoncentralHypergeometric(long first, long row, long total) {
        this.first = first;
        this.row = row;
        rest = (double) total - first - row;
        low = (int) Math.max(0, first + row - total);
        high = (int) Math.min(first, row);
    }

    public int low() {
        return low;
    }

    public int high() {
        return high;
    }

    /** P(X = k)/P(X = k − 1) at ψ = 1. */
    private double ratio(int k) {
        return (first - k + 1) * (row - k + 1) / (k * (rest + k));
    }

    /** The likeliest value: the root of the quadratic in which neighbours are equally likely. */
    private int mode(double odds) {
        double b = (first + row + 2) * odds + rest;
        double c = odds * (first + 1) * (row + 1);
        double root = Math.sqrt(Math.max(0, b * b - 4 * (odds - 1) * c));
        int mode = (int) Math.max(low, Math.min(high, 2 * c / (b + root)));
        while (mode < high && ratio(mode + 1) * odds > 1) {
            mode++;
        }
        while (mode > low && ratio(mode) * odds < 1) {
            mode--;
        }
        return mode;
    }

    /** Probabilities from the mode, which has 1, up or down, over a stretch. */
    private double side(int mode, double odds, int from, int to) {
        boolean up = to > mode || from > mode;
        int step = up ? 1 : -1;
        double term = 1;
        double sum = 0;
        for (int k = mode + step; up ? k <= to : k >= to; k += step) {
            term *= up ? ratio(k) * odds : 1 / (ratio(k + 1) * odds);
            if (up ? k >= from : k <= from) {
                sum += term;
                if (term <= NOTHING * sum || term == 0) {
                    break;
                }
            }
        }
        return sum;
    }

    /** P(from ≤ X ≤ to) over that of the mode. */
    private double mass(int mode, double odds, int from, int to) {
        if (from > to) {
            return 0;
        }
        double above = to > mode ? side(mode, odds, Math.max(from, mode + 1), to) : 0;
        double below = from < mode ? side(mode, odds, Math.min(to, mode - 1), from) : 0;
        return above + below + (from <= mode && mode <= to ? 1 : 0);
    }

    /** P(from ≤ X ≤ to). */
    private double probability(double logOdds, int from, int to) {
        double odds = Math.exp(logOdds);
        int mode = mode(odds);
        return Math.min(1, mass(mode, odds, from, to) / mass(mode, odds, low, high));
    }

    public double mean(double logOdds) {
        double odds = Math.exp(logOdds);
        int mode = mode(odds);
        double distance = 0;
        double term = 1;
        for (int k = mode + 1; k <= high && term > NOTHING; k++) {
            term *= ratio(k) * odds;
            distance += term * (k - mode);
        }
        term = 1;
        for (int k = mode; k > low && term > NOTHING; k--) {
            term /= ratio(k) * odds;
            distance -= term * (mode - k + 1);
        }
        return mode + distance / mass(mode, odds, low, high);
    }

    /** P(X ≤ x). */
    public double lower(long x, double logOdds) {
        return probability(logOdds, low, (int) Math.min(high, x));
    }

    /** P(X ≥ x). */
    public double upper(long x, double logOdds) {
        return probability(logOdds, (int) Math.max(low, x), high);
    }

    /** At ψ = 1, P of a value at most so many times as likely as {@code x}. */
    public double noLikelier(long x, double times) {
        int mode = mode(1);
        double seen = 1;
        for (int k = mode; k < x; k++) {
            seen *= ratio(k + 1);
        }
        for (int k = mode; k > x; k--) {
            seen /= ratio(k);
        }
        double limit = seen * times;
        if (limit >= 1) {
            return 1;
        }
        int above = mode + 1;
        for (double term = 1; above <= high; above++) {
            term *= ratio(above);
            if (term <= limit) {
                break;
            }
        }
        int below = mode - 1;
        for (double term = 1; below >= low; below--) {
            term /= ratio(below + 1);
            if (term <= limit) {
                break;
            }
        }
        double tails = mass(mode, 1, above, high) + mass(mode, 1, low, below);
        return Math.min(1, tails / mass(mode, 1, low, high));
    }

    /** The conditional maximum likelihood estimate of ln ψ: where the mean is the observed count. */
    public double logOddsOfMean(long x) {
        if (x == low()) {
            return Double.NEGATIVE_INFINITY;
        }
        return x == high() ? Double.POSITIVE_INFINITY : root(t -> mean(t) - x);
    }

    /** ln ψ at which P(X ≥ x) is {@code tail}: the lower confidence limit. */
    public double logOddsOfUpper(long x, double tail) {
        return x == low() ? Double.NEGATIVE_INFINITY : root(t -> upper(x, t) - tail);
    }

    /** ln ψ at which P(X ≤ x) is {@code tail}: the upper confidence limit. */
    public double logOddsOfLower(long x, double tail) {
        return x == high() ? Double.POSITIVE_INFINITY : root(t -> tail - lower(x, t));
    }

    private static double root(UnivariateFunction rising) {
        double from = -1;
        double to = 1;
        while (rising.value(from) > 0) {
            from *= 2;
        }
        while (rising.value(to) < 0) {
            to *= 2;
        }
        return new BrentSolver(1e-15, 1e-15, 1e-16).solve(500, rising, from, to);
    }
}
