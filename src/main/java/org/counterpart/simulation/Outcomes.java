package org.counterpart.simulation;

import java.util.Arrays;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.RandomStreams;

/**
 * Who becomes a case: independent draws with {@code logit P = intercept + log odds}, the intercept solved for the share
 * wanted.
 */
final class Outcomes {
    private static final int TRIES = 100_000;

    private final boolean[] isCase;
    private final double intercept;

    private Outcomes(boolean[] isCase, double intercept) {
        this.isCase = isCase;
        this.intercept = intercept;
    }

    /** So many cases as the share gives on average. */
    static Outcomes expected(double[] logOdds, double share, long seed) {
        double intercept = intercept(logOdds, share);
        boolean[] isCase = new boolean[logOdds.length];
        draw(isCase, logOdds, intercept, seed, 0);
        return new Outcomes(isCase, intercept);
    }

    /**
     * Exactly so many cases: whole draws are repeated until one has them, which is the model's own law given their
     * number.
     *
     * @param cases 1 to n-1
     */
    static Outcomes exactly(double[] logOdds, int cases, long seed) {
        double intercept = intercept(logOdds, (double) cases / logOdds.length);
        boolean[] isCase = new boolean[logOdds.length];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (draw(isCase, logOdds, intercept, seed, attempt) == cases) {
                return new Outcomes(isCase, intercept);
            }
        }
        throw new NotAnalysableException(Note.of("simulation.cases", cases, logOdds.length));
    }

    boolean[] isCase() {
        return isCase;
    }

    double intercept() {
        return intercept;
    }

    int count() {
        int count = 0;
        for (boolean c : isCase) {
            count += c ? 1 : 0;
        }
        return count;
    }

    private static int draw(boolean[] isCase, double[] logOdds, double intercept, long seed, int attempt) {
        RandomStreams streams = new RandomStreams(seed, "outcome " + attempt);
        int count = 0;
        for (int row = 0; row < isCase.length; row++) {
            isCase[row] = streams.stream(row).nextDouble() < chance(intercept + logOdds[row]);
            count += isCase[row] ? 1 : 0;
        }
        return count;
    }

    /** The intercept at which the mean chance is the share, by bisection to the last bit. */
    private static double intercept(double[] logOdds, double share) {
        double logit = Math.log(share) - Math.log1p(-share);
        double low = logit - Arrays.stream(logOdds).max().orElse(0) - 1e-9;
        double high = logit - Arrays.stream(logOdds).min().orElse(0) + 1e-9;
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            CompensatedSum sum = new CompensatedSum();
            for (double odds : logOdds) {
                sum.add(chance(middle + odds));
            }
            if (sum.value() < share * logOdds.length) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double chance(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
