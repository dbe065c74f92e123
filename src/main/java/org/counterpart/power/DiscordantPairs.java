package org.counterpart.power;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.counterpart.stats.Tails;

/**
 * Pairs compared by McNemar's test, of which only those count whose case and control differ in exposure.
 *
 * <p>Reference: Connor (1987), doi:10.2307/2531961. The exact power sums over how many pairs differ.
 *
 * @param caseOnly share of the pairs whose case alone is exposed
 * @param controlOnly share of those whose control alone is
 */
public record DiscordantPairs(double caseOnly, double controlOnly) implements StudyPower {
    private static final double UNSEEN = 1e-18;
    private static final double SAME = 1 + 1e-12;

    public DiscordantPairs {
        if (!(caseOnly > 0 && controlOnly > 0 && caseOnly + controlOnly < 1) || caseOnly == controlOnly) {
            throw new IllegalArgumentException(
                    "shares of discordant pairs must be above 0, differ and leave some that agree, got " + caseOnly
                            + " and " + controlOnly);
        }
    }

    /**
     * Pairs whose discordant ones have this odds ratio, with so many controls exposed and this correlation of exposure
     * within a pair (0: none).
     */
    public static DiscordantPairs of(double oddsRatio, double exposedControls, double phi) {
        StudyPower.requireRatio(oddsRatio, exposedControls);
        // The share of pairs whose control alone is exposed falls as the correlation rises.
        double low = 0;
        double high = Math.min(exposedControls, (1 - exposedControls) / oddsRatio);
        if (!(phi < 1 && phi > correlation(oddsRatio, exposedControls, high))) {
            throw new IllegalArgumentException("phi must be possible with these shares and below 1, got " + phi);
        }
        for (int step = 0; step < 200; step++) {
            double middle = (low + high) / 2;
            if (correlation(oddsRatio, exposedControls, middle) > phi) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double controlOnly = (low + high) / 2;
        return new DiscordantPairs(oddsRatio * controlOnly, controlOnly);
    }

    private static double correlation(double oddsRatio, double p0, double controlOnly) {
        double both = p0 - controlOnly;
        double p1 = both + oddsRatio * controlOnly;
        return (both - p0 * p1) / Math.sqrt(p0 * (1 - p0) * p1 * (1 - p1));
    }

    public double discordant() {
        return caseOnly + controlOnly;
    }

    @Override
    public double cases(Level level, double power) {
        double d = Math.abs(caseOnly - controlOnly);
        double reach = level.critical() * Math.sqrt(discordant())
                + Tails.normalQuantile(power) * Math.sqrt(discordant() - d * d);
        return reach * reach / (d * d);
    }

    @Override
    public double power(Level level, double pairs) {
        double d = Math.abs(caseOnly - controlOnly);
        return Tails.normalLower(
                (Math.sqrt(pairs) * d - level.critical() * Math.sqrt(discordant())) / Math.sqrt(discordant() - d * d));
    }

    /** Of McNemar's exact test: one-sided towards more pairs whose case alone is exposed. */
    public double exactPower(Level level, int pairs) {
        BinomialDistribution differing = new BinomialDistribution(null, pairs, discordant());
        double power = 0;
        for (int m = 0; m <= pairs; m++) {
            double weight = differing.probability(m);
            if (weight >= UNSEEN) {
                power += weight * rejecting(level, m);
            }
        }
        return power;
    }

    private double rejecting(Level level, int m) {
        BinomialDistribution fair = new BinomialDistribution(null, m, 0.5);
        BinomialDistribution real = new BinomialDistribution(null, m, caseOnly / discordant());
        double sum = 0;
        for (int k = 0; k <= m; k++) {
            double above = 1 - fair.cumulativeProbability(k - 1);
            double p = level.sides() == 1
                    ? above
                    : Math.min(1, 2 * Math.min(fair.cumulativeProbability(k), fair.cumulativeProbability(m - k)));
            if (p <= level.alpha() * SAME) {
                sum += real.probability(k);
            }
        }
        return sum;
    }

    @Override
    public double controlsPerCase() {
        return 1;
    }

    @Override
    public String method() {
        return "connor";
    }
}
