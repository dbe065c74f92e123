package org.counterpart.power;

import org.counterpart.stats.Tails;

/**
 * The level of the test a study will make.
 *
 * @param alpha in (0, 1)
 * @param sides 1 or 2
 */
public record Level(double alpha, int sides) {
    public Level {
        if (!(alpha > 0 && alpha < 1) || sides < 1 || sides > 2) {
            throw new IllegalArgumentException("alpha must be in (0, 1) and sides 1 or 2, got " + alpha + ", " + sides);
        }
    }

    public static Level withDefaults() {
        return new Level(0.05, 2);
    }

    double critical() {
        return Tails.normalQuantile(1 - alpha / sides);
    }
}
