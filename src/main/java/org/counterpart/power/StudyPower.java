package org.counterpart.power;

/**
 * A planned case-control study: how many cases reach a power, and what power so many cases have. The far tail of a
 * two-sided test is neglected, as is usual.
 */
public sealed interface StudyPower permits MatchedSets, SeparateGroups, DiscordantPairs {
    /** Cases (sets, pairs) that reach the power, not rounded. */
    double cases(Level level, double power);

    double power(Level level, double cases);

    double controlsPerCase();

    /** File-name-safe key of the formula. */
    String method();

    /** Share of the cases that are exposed if the odds ratio holds: p0·OR / (1 + p0(OR − 1)). */
    static double exposedCases(double oddsRatio, double exposedControls) {
        return exposedControls * oddsRatio / (1 + exposedControls * (oddsRatio - 1));
    }

    static void requireRatio(double oddsRatio, double exposedControls) {
        if (!(oddsRatio > 0) || oddsRatio == 1 || Double.isInfinite(oddsRatio)) {
            throw new IllegalArgumentException("the odds ratio must be above 0 and other than 1, got " + oddsRatio);
        }
        if (!(exposedControls > 0 && exposedControls < 1)) {
            throw new IllegalArgumentException("exposed must be a share between 0 and 1, got " + exposedControls);
        }
    }
}
