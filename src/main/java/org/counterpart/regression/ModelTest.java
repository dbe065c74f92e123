package org.counterpart.regression;

import org.counterpart.stats.Tails;

/** A chi-square test of a model or of terms of it; the statistic is NaN when the data cannot give it. */
public record ModelTest(double statistic, int df, double p) {
    public static final ModelTest NONE = new ModelTest(Double.NaN, 0, Double.NaN);

    public static ModelTest of(double statistic, int df) {
        // Rounding can leave a hair below 0 for a term that changes nothing.
        double x = statistic < 0 && statistic > -1e-8 ? 0 : statistic;
        return new ModelTest(x, df, df == 0 ? Double.NaN : Tails.chiSquareUpper(x, df));
    }
}
