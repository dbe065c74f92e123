package org.counterpart.power;

import org.apache.commons.math3.util.CombinatoricsUtils;
import org.counterpart.stats.Tails;

/**
 * Sets of a case and the same number of controls each, analysed with the sets kept.
 *
 * <p>Reference: Dupont (1988), doi:10.2307/2531743. Same as R: {@code epiR::epi.sscc(method = "matched")}.
 *
 * @param oddsRatio to be found, other than 1
 * @param exposedControls share of the controls exposed
 * @param controls of a set, 1 or more
 * @param phi correlation of exposure between a case and a control of its set
 */
public record MatchedSets(double oddsRatio, double exposedControls, int controls, double phi) implements StudyPower {
    private static final int MOST_CONTROLS = 1000;

    public MatchedSets {
        StudyPower.requireRatio(oddsRatio, exposedControls);
        if (controls < 1 || controls > MOST_CONTROLS) {
            throw new IllegalArgumentException(
                    "controls of a case must be 1 to " + MOST_CONTROLS + ", got " + controls);
        }
        ControlShares shares = ControlShares.of(oddsRatio, exposedControls, phi);
        if (!shares.possible()) {
            throw new IllegalArgumentException(
                    "phi must leave every share of exposed controls between 0 and 1, got " + phi);
        }
    }

    /** Share of exposed cases, and of exposed controls in the sets of an exposed and of an unexposed case. */
    private record ControlShares(double exposedCases, double besideExposed, double besideUnexposed) {
        static ControlShares of(double oddsRatio, double exposedControls, double phi) {
            double p1 = StudyPower.exposedCases(oddsRatio, exposedControls);
            double spread = phi * Math.sqrt(p1 * (1 - p1) * exposedControls * (1 - exposedControls));
            return new ControlShares(p1, exposedControls + spread / p1, exposedControls - spread / (1 - p1));
        }

        boolean possible() {
            return besideExposed > 0 && besideExposed < 1 && besideUnexposed > 0 && besideUnexposed < 1;
        }
    }

    /** Mean and variance of the exposed cases of a set under an odds ratio, over how many of the set are exposed. */
    private double[] moments(double ratio) {
        ControlShares shares = ControlShares.of(oddsRatio, exposedControls, phi);
        double p1 = shares.exposedCases;
        double mean = 0;
        double variance = 0;
        for (int k = 1; k <= controls; k++) {
            double share = p1 * binomial(k - 1, shares.besideExposed) + (1 - p1) * binomial(k, shares.besideUnexposed);
            double whole = k * ratio + controls - k + 1;
            mean += k * share * ratio / whole;
            variance += k * share * ratio * (controls - k + 1) / (whole * whole);
        }
        return new double[] {mean, variance};
    }

    private double binomial(int exposed, double share) {
        return Math.exp(CombinatoricsUtils.binomialCoefficientLog(controls, exposed)
                + exposed * Math.log(share)
                + (controls - exposed) * Math.log1p(-share));
    }

    @Override
    public double cases(Level level, double power) {
        double[] none = moments(1);
        double[] some = moments(oddsRatio);
        double reach = Tails.normalQuantile(power) * Math.sqrt(some[1]) + level.critical() * Math.sqrt(none[1]);
        return reach * reach / ((none[0] - some[0]) * (none[0] - some[0]));
    }

    @Override
    public double power(Level level, double cases) {
        double[] none = moments(1);
        double[] some = moments(oddsRatio);
        return Tails.normalLower(
                (Math.sqrt(cases) * Math.abs(none[0] - some[0]) - level.critical() * Math.sqrt(none[1]))
                        / Math.sqrt(some[1]));
    }

    @Override
    public double controlsPerCase() {
        return controls;
    }

    @Override
    public String method() {
        return "dupont";
    }
}
