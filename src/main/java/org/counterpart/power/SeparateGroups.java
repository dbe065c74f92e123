package org.counterpart.power;

import org.counterpart.stats.Tails;

/**
 * Cases and controls without sets, compared by two shares.
 *
 * <p>Reference: Fleiss, Levin, Paik (2003), doi:10.1002/0471445428, chapter 4; the correction for continuity after
 * Casagrande, Pike and Smith (1978), doi:10.2307/2530613. Same as R with one control a case: {@code
 * epiR::epi.sscc(method = "unmatched")}, {@code power.prop.test}; with more, epiR 2.0.57 exchanges cases and
 * controls in the pooled share.
 *
 * @param controlsPerCase any number above 0
 * @param corrected whether for continuity
 */
public record SeparateGroups(double oddsRatio, double exposedControls, double controlsPerCase, boolean corrected)
        implements StudyPower {
    public SeparateGroups {
        StudyPower.requireRatio(oddsRatio, exposedControls);
        if (!(controlsPerCase > 0) || Double.isInfinite(controlsPerCase)) {
            throw new IllegalArgumentException("controls a case must be above 0, got " + controlsPerCase);
        }
    }

    private double difference() {
        return Math.abs(StudyPower.exposedCases(oddsRatio, exposedControls) - exposedControls);
    }

    private double pooled() {
        double p = (StudyPower.exposedCases(oddsRatio, exposedControls) + controlsPerCase * exposedControls)
                / (controlsPerCase + 1);
        return Math.sqrt((controlsPerCase + 1) * p * (1 - p));
    }

    private double apart() {
        double p1 = StudyPower.exposedCases(oddsRatio, exposedControls);
        return Math.sqrt(controlsPerCase * p1 * (1 - p1) + exposedControls * (1 - exposedControls));
    }

    @Override
    public double cases(Level level, double power) {
        double r = controlsPerCase;
        double reach = level.critical() * pooled() + Tails.normalQuantile(power) * apart();
        double n = reach * reach / (r * difference() * difference());
        if (!corrected) {
            return n;
        }
        double root = 1 + Math.sqrt(1 + 2 * (r + 1) / (n * r * difference()));
        return n / 4 * root * root;
    }

    @Override
    public double power(Level level, double cases) {
        double r = controlsPerCase;
        double d = difference();
        double n = corrected ? cases - (r + 1) / (r * d) + (r + 1) * (r + 1) / (4 * cases * r * r * d * d) : cases;
        return Tails.normalLower((Math.sqrt(n * r) * d - level.critical() * pooled()) / apart());
    }

    @Override
    public String method() {
        return corrected ? "fleiss-corrected" : "fleiss";
    }
}
