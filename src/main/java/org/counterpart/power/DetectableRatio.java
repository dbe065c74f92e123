package org.counterpart.power;

import java.util.function.DoubleFunction;

/** The odds ratio nearest to 1 that a study of a given size finds with a given power. */
public final class DetectableRatio {
    private static final double FARTHEST_ABOVE = 200;
    private static final double FARTHEST_BELOW = 0.001;
    private static final int STEPS = 4000;

    private DetectableRatio() {}

    /**
     * @param study with an odds ratio; may refuse one that is not possible
     * @param above whether ratios above 1 are looked at, or those below
     * @return NaN where no ratio up to 200 (down to 0.001) reaches the power, or none that is possible
     */
    public static double of(DoubleFunction<StudyPower> study, Level level, double power, double cases, boolean above) {
        double from = Math.log(above ? 1.0001 : 0.9999);
        double to = Math.log(above ? FARTHEST_ABOVE : FARTHEST_BELOW);
        double before = from;
        for (int k = 1; k < STEPS; k++) {
            double at = from + (to - from) * k / (STEPS - 1);
            double reached = reached(study, level, cases, at);
            if (Double.isNaN(reached)) {
                return Double.NaN;
            }
            if (reached >= power) {
                return Math.exp(between(study, level, power, cases, before, at));
            }
            before = at;
        }
        return Double.NaN;
    }

    private static double between(
            DoubleFunction<StudyPower> study, Level level, double power, double cases, double less, double more) {
        double low = less;
        double high = more;
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (reached(study, level, cases, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double reached(DoubleFunction<StudyPower> study, Level level, double cases, double logRatio) {
        try {
            return study.apply(Math.exp(logRatio)).power(level, cases);
        } catch (IllegalArgumentException impossible) {
            return Double.NaN;
        }
    }
}
