package org.counterpart.weighting;

import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * The weighted shares of an outcome in both groups, their difference and ratio, with intervals of the sandwich (normal;
 * of the ratio on the logarithm). Same as R: {@code survey::svymean} by group but for its factor n / (n − 1).
 *
 * @param ratio NaN where nobody of a group has the outcome, as is its interval
 */
public record WeightedRisks(
        double exposed, double unexposed, double difference, Interval differenceCi, double ratio, Interval ratioCi) {
    private static final double LEVEL = 0.95;

    /** @param y 0 or 1 */
    public static WeightedRisks of(boolean[] exposed, double[] y, double[] weights) {
        double[] one = share(exposed, true, y, weights);
        double[] other = share(exposed, false, y, weights);
        double reach = Tails.normalCritical(LEVEL);
        double difference = one[0] - other[0];
        double wide = reach * Math.sqrt(one[1] + other[1]);
        boolean both = one[0] > 0 && other[0] > 0;
        double ratio = both ? one[0] / other[0] : Double.NaN;
        double log = reach * Math.sqrt(one[1] / (one[0] * one[0]) + other[1] / (other[0] * other[0]));
        return new WeightedRisks(
                one[0],
                other[0],
                difference,
                new Interval(difference - wide, difference + wide),
                ratio,
                both ? new Interval(ratio * Math.exp(-log), ratio * Math.exp(log)) : Interval.NONE);
    }

    /** The share and its variance. */
    private static double[] share(boolean[] exposed, boolean of, double[] y, double[] weights) {
        CompensatedSum total = new CompensatedSum();
        CompensatedSum events = new CompensatedSum();
        for (int i = 0; i < y.length; i++) {
            if (exposed[i] == of) {
                total.add(weights[i]);
                events.add(weights[i] * y[i]);
            }
        }
        double share = events.value() / total.value();
        CompensatedSum squares = new CompensatedSum();
        for (int i = 0; i < y.length; i++) {
            if (exposed[i] == of) {
                double part = weights[i] * (y[i] - share) / total.value();
                squares.add(part * part);
            }
        }
        return new double[] {share, squares.value()};
    }
}
