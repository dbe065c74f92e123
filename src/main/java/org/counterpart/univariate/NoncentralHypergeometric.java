package org.counterpart.univariate;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.counterpart.stats.CompensatedSum;

/** The first cell of a 2x2 table given its margins, when the odds ratio is ψ. */
final class NoncentralHypergeometric {
    private final int low;
    private final double[] logWeight;

    /**
     * @param first column total of the first column
     * @param row total of the first row
     * @param total of the table
     */
    NoncentralHypergeometric(long first, long row, long total) {
        low = (int) Math.max(0, first + row - total);
        int high = (int) Math.min(first, row);
        logWeight = new double[high - low + 1];
        // From the ratios of neighbours: differences of ln n! would lose digits when counts are large.
        CompensatedSum log = new CompensatedSum();
        for (int i = 1; i < logWeight.length; i++) {
            double k = (double) low + i;
            log.add(Math.log((first - k + 1) / k * ((row - k + 1) / (total - first - row + k))));
            logWeight[i] = log.value();
        }
    }

    int low() {
        return low;
    }

    int high() {
        return low + logWeight.length - 1;
    }

    double[] density(double logOdds) {
        double[] density = new double[logWeight.length];
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < density.length; i++) {
            density[i] = logWeight[i] + i * logOdds;
            top = Math.max(top, density[i]);
        }
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            density[i] = Math.exp(density[i] - top);
            sum += density[i];
        }
        for (int i = 0; i < density.length; i++) {
            density[i] /= sum;
        }
        return density;
    }

    double mean(double logOdds) {
        double[] density = density(logOdds);
        double mean = 0;
        for (int i = 0; i < density.length; i++) {
            mean += density[i] * (low + i);
        }
        return mean;
    }

    /** P(X ≤ x). */
    double lower(long x, double logOdds) {
        double[] density = density(logOdds);
        double sum = 0;
        for (int i = 0; i < density.length && low + i <= x; i++) {
            sum += density[i];
        }
        return Math.min(1, sum);
    }

    /** P(X ≥ x). */
    double upper(long x, double logOdds) {
        double[] density = density(logOdds);
        double sum = 0;
        for (int i = density.length - 1; i >= 0 && low + i >= x; i--) {
            sum += density[i];
        }
        return Math.min(1, sum);
    }

    /** The conditional maximum likelihood estimate of ln ψ: where the mean is the observed count. */
    double logOddsOfMean(long x) {
        if (x == low()) {
            return Double.NEGATIVE_INFINITY;
        }
        return x == high() ? Double.POSITIVE_INFINITY : root(t -> mean(t) - x);
    }

    /** ln ψ at which P(X ≥ x) is {@code tail}: the lower confidence limit. */
    double logOddsOfUpper(long x, double tail) {
        return x == low() ? Double.NEGATIVE_INFINITY : root(t -> upper(x, t) - tail);
    }

    /** ln ψ at which P(X ≤ x) is {@code tail}: the upper confidence limit. */
    double logOddsOfLower(long x, double tail) {
        return x == high() ? Double.POSITIVE_INFINITY : root(t -> tail - lower(x, t));
    }

    private static double root(org.apache.commons.math3.analysis.UnivariateFunction rising) {
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
