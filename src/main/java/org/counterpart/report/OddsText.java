package org.counterpart.report;

import org.counterpart.regression.Coefficient;
import org.counterpart.stats.Interval;

/**
 * An odds ratio of a model as printed. Where one unit is so much that the ratio is beyond any double, its coefficient
 * is finite all the same: it is large and not infinite, and says so.
 */
public final class OddsText {
    private static final String LARGE = ">10³⁰⁸";
    private static final String SMALL = "<10⁻³⁰⁸";

    private OddsText() {}

    /** The ratio alone. */
    public static String ratio(Coefficient c) {
        return finite(c) ? text(c.oddsRatio()) : Shown.ratio(c.oddsRatio());
    }

    /** Wald's limits, which are finite whenever the coefficient is. */
    public static String waldLimits(Coefficient c) {
        return finite(c) ? text(c.ci().low()) + "–" + text(c.ci().high()) : Shown.ratios(c.ci());
    }

    /** {@code 5.378 (2.010–14.390)} with Wald's limits. */
    public static String withWald(Coefficient c) {
        return finite(c) ? ratio(c) + " (" + waldLimits(c) + ")" : Shown.ratio(c.oddsRatio(), c.ci());
    }

    /** With limits of the profile likelihood, which may be infinite. */
    public static String withProfile(Coefficient c, Interval limits) {
        return finite(c) ? ratio(c) + " (" + Shown.ratios(limits) + ")" : Shown.ratio(c.oddsRatio(), limits);
    }

    /**
     * Whether one unit of the variable is too much, or too little, for an odds ratio that says something: beyond 10⁴,
     * or with limits that both print as 1.000 although they exclude 1.
     */
    public static boolean outOfScale(Coefficient c) {
        boolean beyond = Math.abs(c.b()) >= Math.log(Shown.HUGE_RATIO);
        boolean one = Shown.ratio(c.ci().low()).equals("1.000")
                && Shown.ratio(c.ci().high()).equals("1.000")
                && (c.ci().low() > 1 || c.ci().high() < 1);
        return !c.term().isIntercept() && finite(c) && (beyond || one);
    }

    /** A coefficient or its standard error with three decimals; in powers of ten where these would say nothing. */
    public static String coefficient(double value) {
        double size = Math.abs(value);
        return Double.isFinite(value) && (size >= 1e5 || (size > 0 && size < 5e-4))
                ? Shown.scientific(value, 3)
                : Shown.fixed(value, 3);
    }

    private static boolean finite(Coefficient c) {
        return Double.isFinite(c.b()) && Double.isFinite(c.se());
    }

    private static String text(double ratio) {
        return ratio == Double.POSITIVE_INFINITY ? LARGE : ratio == 0 ? SMALL : Shown.ratio(ratio);
    }
}
