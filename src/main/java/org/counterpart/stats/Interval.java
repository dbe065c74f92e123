package org.counterpart.stats;

/**
 * A confidence interval or range. A limit that is infinite is {@code ±Infinity}; a limit that does not exist is {@code
 * NaN} and the result that holds the interval says why in a {@link Note}.
 */
public record Interval(double low, double high) {
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The interval on the scale of odds ratios, when this one is on the log scale. */
    public Interval exp() {
        return new Interval(Math.exp(low), Math.exp(high));
    }

    public Interval clip(double min, double max) {
        return new Interval(Math.max(min, low), Math.min(max, high));
    }
}
