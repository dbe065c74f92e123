package org.counterpart.prediction;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The points of an integer score: each coefficient of a logistic model over a unit, rounded to the nearest whole
 * number, halves away from zero. A subject's total is the sum of the points of the levels it has; a reference level has
 * 0 points.
 *
 * <p>Reference: Sullivan, Massaro, D'Agostino (2004), doi:10.1002/sim.1742, for categories: their constant is the
 * unit.
 *
 * @param unit log odds of one point, above 0; empty: the smallest absolute coefficient
 */
public record Points(OptionalDouble unit) {
    /** An estimate below it is zero but for rounding: it has no points and is no unit. */
    private static final double ZERO = 1e-8;

    public Points {
        if (unit.isPresent() && !(unit.getAsDouble() > 0)) {
            throw new IllegalArgumentException("unit must be above 0, got " + unit.getAsDouble());
        }
    }

    /**
     * The log odds of one point.
     *
     * @param b of a model, the intercept first
     * @return NaN where no coefficient is other than 0 and no unit is stated
     */
    public double unitOf(double[] b) {
        return unit.orElseGet(() -> Arrays.stream(b)
                .skip(1)
                .map(Math::abs)
                .filter(v -> v > ZERO)
                .min()
                .orElse(Double.NaN));
    }

    /**
     * The points of each coefficient, in its place; 0 in that of the intercept.
     *
     * @param b of a model, finite, the intercept first
     */
    public double[] of(double[] b) {
        double one = unitOf(b);
        double[] points = new double[b.length];
        for (int j = 1; j < b.length; j++) {
            double size = Math.abs(b[j]);
            points[j] = size > ZERO ? Math.signum(b[j]) * Math.floor(size / one + 0.5) : 0;
        }
        return points;
    }
}
