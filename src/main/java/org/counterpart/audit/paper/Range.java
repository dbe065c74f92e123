package org.counterpart.audit.paper;

/**
 * The closed interval of values a quantity may have when only its printed digits are known, with the arithmetic that
 * carries such intervals through a formula. An end may be infinite; an empty range has {@code low > high}.
 */
public record Range(double low, double high) {
    public static final Range UNIT = new Range(0, 1);
    public static final Range EMPTY = new Range(1, 0);

    public static Range of(double value) {
        return new Range(value, value);
    }

    public boolean isEmpty() {
        return !(low <= high);
    }

    /** Whether both share a value; a hair (a billionth) is forgiven for the binary arithmetic, nothing else. */
    public boolean meets(Range other) {
        return !isEmpty() && !other.isEmpty() && low <= other.high + hair(other) && other.low <= high + hair(other);
    }

    public boolean holds(double value) {
        return meets(of(value));
    }

    /** How far apart two ranges are; 0 when they meet. */
    public double gap(Range other) {
        return meets(other) ? 0 : Math.max(low - other.high, other.low - high);
    }

    public double width() {
        return high - low;
    }

    public double middle() {
        return (low + high) / 2;
    }

    public Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    public Range minus(Range other) {
        return new Range(low - other.high, high - other.low);
    }

    public Range plus(double shift) {
        return new Range(low + shift, high + shift);
    }

    public Range times(double factor) {
        return factor >= 0 ? new Range(low * factor, high * factor) : new Range(high * factor, low * factor);
    }

    /** The product of two ranges without negative values. */
    public Range times(Range other) {
        return new Range(product(low, other.low), product(high, other.high));
    }

    /** The quotient of two ranges without negative values; dividing by zero gives infinity. */
    public Range over(Range other) {
        return new Range(quotient(low, other.high), quotient(high, other.low));
    }

    /** Natural logarithms; values below 1e-12 count as 1e-12, so that a bound printed 0.00 has a logarithm. */
    public Range log() {
        return new Range(Math.log(Math.max(low, 1e-12)), Math.log(Math.min(Math.max(high, 1e-12), 1e12)));
    }

    /** Absolute values. */
    public Range magnitude() {
        return low >= 0 ? this : high <= 0 ? new Range(-high, -low) : new Range(0, Math.max(-low, high));
    }

    public Range clip(double min, double max) {
        return new Range(Math.min(max, Math.max(min, low)), Math.max(min, Math.min(max, high)));
    }

    /** The smallest range that holds both. */
    public Range hull(Range other) {
        return isEmpty()
                ? other
                : other.isEmpty() ? this : new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    private double hair(Range other) {
        double scale = Math.max(size(), other.size());
        return Double.isInfinite(scale) ? 0 : 1e-9 * scale + 1e-300;
    }

    private double size() {
        return Math.max(Math.abs(finite(low)), Math.abs(finite(high)));
    }

    private static double finite(double x) {
        return Double.isInfinite(x) ? 0 : x;
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static double quotient(double a, double b) {
        return a == 0 ? 0 : a / b;
    }
}
