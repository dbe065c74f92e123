package org.counterpart.stats;

/** Mean and variance of a sample, computed about the mean (two passes, compensated). No NaN in the sample. */
public record Moments(int n, double mean, double variance) {

    public static Moments of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Moments(0, Double.NaN, Double.NaN);
        }
        double mean = CompensatedSum.of(values) / n;
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum rest = new CompensatedSum();
        for (double v : values) {
            double d = v - mean;
            squares.add(d * d);
            rest.add(d);
        }
        mean += rest.value() / n;
        double variance = n < 2 ? Double.NaN : Math.max(0, squares.value() - rest.value() * rest.value() / n) / (n - 1);
        return new Moments(n, mean, variance);
    }

    public double sd() {
        return Math.sqrt(variance);
    }
}
