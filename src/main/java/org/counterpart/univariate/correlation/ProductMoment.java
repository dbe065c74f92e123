package org.counterpart.univariate.correlation;

import org.counterpart.stats.CompensatedSum;

/** Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)²Σ(y − ȳ)²), in [−1, 1]. */
final class ProductMoment {
    private ProductMoment() {}

    /** NaN where one of them does not vary. */
    static double of(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        CompensatedSum xx = new CompensatedSum();
        CompensatedSum yy = new CompensatedSum();
        CompensatedSum xy = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx.add(dx * dx);
            yy.add(dy * dy);
            xy.add(dx * dy);
        }
        double r = xy.value() / (Math.sqrt(xx.value()) * Math.sqrt(yy.value()));
        return Double.isNaN(r) ? r : Math.max(-1, Math.min(1, r));
    }

    private static double mean(double[] values) {
        double mean = CompensatedSum.of(values) / values.length;
        CompensatedSum rest = new CompensatedSum();
        for (double v : values) {
            rest.add(v - mean);
        }
        return mean + rest.value() / values.length;
    }
}
