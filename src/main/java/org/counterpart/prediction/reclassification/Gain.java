package org.counterpart.prediction.reclassification;

import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/** A gain in prediction with its large-sample interval, and z and P against none. */
public record Gain(double estimate, double se, Interval ci, double z, double p) {
    static Gain of(double estimate, double se, double level) {
        double margin = Tails.normalCritical(level) * se;
        double z = estimate / se;
        return new Gain(estimate, se, new Interval(estimate - margin, estimate + margin), z, Tails.normalTwoSided(z));
    }
}
