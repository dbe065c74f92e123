package org.counterpart.stats;

/** A running sum whose rounding error is carried along (Neumaier 1974), for sums that can cancel. */
public final class CompensatedSum {
    private double sum;
    private double carry;

    public CompensatedSum add(double x) {
        double t = sum + x;
        carry += Math.abs(sum) >= Math.abs(x) ? (sum - t) + x : (x - t) + sum;
        sum = t;
        return this;
    }

    public double value() {
        return sum + carry;
    }

    public static double of(double[] values) {
        CompensatedSum total = new CompensatedSum();
        for (double v : values) {
            total.add(v);
        }
        return total.value();
    }
}
