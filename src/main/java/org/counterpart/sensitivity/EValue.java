package org.counterpart.sensitivity;

import org.counterpart.stats.Interval;

/**
 * The E-value of an odds ratio: how strongly, as a risk ratio, an unmeasured confounder would have to go with both
 * exposure and outcome to explain the odds ratio away, beyond what was measured. It is {@code RR + √(RR(RR − 1))}, an
 * RR below 1 turned over first. An odds ratio stands for the risk ratio where the outcome is rare among those the
 * subjects come from, and its square root does where it is common (15 % or more).
 *
 * <p>Reference: VanderWeele, Ding (2017), doi:10.7326/M16-2607. Same as R: {@code EValue::evalues.OR(rare =)}.
 *
 * @param value of the estimate
 * @param limit of the confidence limit nearer to 1; 1 where the interval holds 1
 */
public record EValue(double value, double limit) {
    /** Shares of the outcome from here on are common. */
    public static final double COMMON = 0.15;

    /** NaN for what is not finite. */
    public static EValue of(double oddsRatio, Interval ci, boolean rare) {
        double nearer = oddsRatio >= 1 ? ci.low() : ci.high();
        boolean holdsOne = oddsRatio >= 1 ? nearer <= 1 : nearer >= 1;
        return new EValue(of(oddsRatio, rare), holdsOne ? 1 : of(nearer, rare));
    }

    private static double of(double oddsRatio, boolean rare) {
        double ratio = rare ? oddsRatio : Math.sqrt(oddsRatio);
        double above = ratio < 1 ? 1 / ratio : ratio;
        return Double.isFinite(above) ? above + Math.sqrt(above * (above - 1)) : Double.NaN;
    }
}
