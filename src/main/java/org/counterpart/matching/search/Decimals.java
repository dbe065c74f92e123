package org.counterpart.matching.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.IntToDoubleFunction;

/**
 * A number column as a reader of the file sees it: decimals, not binary fractions, so that 0.90 and 0.85 are 0.05
 * apart. The cells become whole multiples of one power of ten wherever that is possible without loss (practically
 * always); then differences and comparisons are exact integer arithmetic. Where it is not, doubles decide what is clear
 * and exact decimals what is near the edge.
 */
public final class Decimals {
    private static final double EXACT_PRODUCT = 1e15;
    private static final long LARGEST = 1L << 61;
    /** The largest power of ten that a double holds exactly. */
    private static final int LAST_EXACT_POWER = 22;

    private final double[] values;
    /** Each value times 10^scale; null when the cells have no common power of ten. */
    private final long[] scaled;

    private final int scale;
    private final double power;

    private Decimals(double[] values, long[] scaled, int scale) {
        this.values = values;
        this.scaled = scaled;
        this.scale = scale;
        this.power = scaled == null ? Double.NaN : Math.pow(10, scale);
    }

    /** @param values NaN where missing; such cells must not be compared */
    public static Decimals of(double[] values) {
        int scale = commonScale(values);
        if (scale >= 0) {
            return new Decimals(values, rounded(values, scale), scale);
        }
        return ofShortest(values);
    }

    /** The shortest decimal that reads back as this double: what the file held, unless it held more than 17 digits. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(17));
    }

    /** The smallest number of decimals with which every value reads back exactly, or -1. */
    private static int commonScale(double[] values) {
        int scale = 0;
        double power = 1;
        double largest = 0;
        for (double v : values) {
            if (Double.isNaN(v)) {
                continue;
            }
            largest = Math.max(largest, Math.abs(v));
            while (largest * power < EXACT_PRODUCT && scale <= LAST_EXACT_POWER && Math.rint(v * power) / power != v) {
                power *= 10;
                scale++;
            }
            if (largest * power >= EXACT_PRODUCT || scale > LAST_EXACT_POWER) {
                return -1;
            }
        }
        return scale;
    }

    private static long[] rounded(double[] values, int scale) {
        double power = Math.pow(10, scale);
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (long) Math.rint(values[i] * power);
        }
        return out;
    }

    private static Decimals ofShortest(double[] values) {
        BigDecimal[] decimals = new BigDecimal[values.length];
        int scale = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                decimals[i] = shortest(values[i]).stripTrailingZeros();
                scale = Math.max(scale, decimals[i].scale());
            }
        }
        long[] scaled = new long[values.length];
        BigDecimal largest = BigDecimal.valueOf(LARGEST);
        for (int i = 0; i < values.length; i++) {
            if (decimals[i] != null) {
                BigDecimal whole = scale > LAST_EXACT_POWER ? largest : decimals[i].scaleByPowerOfTen(scale);
                if (whole.abs().compareTo(largest) >= 0) {
                    return new Decimals(values, null, 0);
                }
                scaled[i] = whole.longValueExact();
            }
        }
        return new Decimals(values, scaled, scale);
    }

    /** The values by row, not a copy. */
    double[] values() {
        return values;
    }

    double value(int row) {
        return values[row];
    }

    /** The first value minus the second, as the double nearest to the decimal difference. */
    public double difference(int a, int b) {
        if (scaled != null) {
            long whole = scaled[a] - scaled[b];
            if (Math.abs(whole) < 1L << 53) {
                return whole / power;
            }
        }
        return values[a] - values[b];
    }

    /** By row, the difference from one subject's value; 0 for who is not among the subjects. */
    double[] differences(Subjects subjects, int origin) {
        return byRow(subjects, row -> difference(row, origin));
    }

    /** The same as multiples of the cells' common power of ten, nearest double; null when they have none. */
    double[] wholeDifferences(Subjects subjects, int origin) {
        return scaled == null ? null : byRow(subjects, row -> scaled[row] - scaled[origin]);
    }

    /** How many multiples of the cells' common power of ten make a unit. */
    double perUnit() {
        return power;
    }

    private double[] byRow(Subjects subjects, IntToDoubleFunction value) {
        double[] out = new double[values.length];
        for (int[] rows : new int[][] {subjects.cases(), subjects.controls()}) {
            for (int row : rows) {
                out[row] = value.applyAsDouble(row);
            }
        }
        return out;
    }

    /** The largest minus the smallest value of the subjects. */
    double range(Subjects subjects) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int[] rows : new int[][] {subjects.cases(), subjects.controls()}) {
            for (int row : rows) {
                least = Math.min(least, values[row]);
                most = Math.max(most, values[row]);
            }
        }
        return most - least;
    }

    /** The bound that {@link #within} takes, made once from the width. */
    Bound bound(BigDecimal width) {
        BigDecimal whole = width.scaleByPowerOfTen(scale);
        BigDecimal largest = BigDecimal.valueOf(Long.MAX_VALUE);
        return new Bound(width, width.doubleValue(), whole.compareTo(largest) < 0 ? whole.longValue() : Long.MAX_VALUE);
    }

    /** Whether two values differ by no more than the bound, as decimals. */
    boolean within(int a, int b, Bound bound) {
        if (scaled != null) {
            return Math.abs(scaled[a] - scaled[b]) <= bound.whole;
        }
        double slack = slack(Math.max(Math.max(Math.abs(values[a]), Math.abs(values[b])), bound.width));
        double over = Math.abs(values[a] - values[b]) - bound.width;
        return over < -slack
                || (over <= slack
                        && shortest(values[a])
                                        .subtract(shortest(values[b]))
                                        .abs()
                                        .compareTo(bound.exact)
                                <= 0);
    }

    /** More than rounding can move a difference of numbers no larger than this. */
    static double slack(double magnitude) {
        return 4 * Math.ulp(magnitude);
    }

    record Bound(BigDecimal exact, double width, long whole) {}
}
