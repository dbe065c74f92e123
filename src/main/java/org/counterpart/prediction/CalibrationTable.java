package org.counterpart.prediction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.Tails;

/**
 * Observed and expected cases in groups of like probability: right-closed intervals between the type-7 quantiles, equal
 * quantiles merged, so ties stay together and there may be fewer groups. Probabilities are grouped at 12 significant
 * digits, as fitted values that are equal on paper may differ in the last bit, and summed as they are.
 *
 * <p>{@code chiSquare = Σ (O−E)²/E + (O−E)²/(n−E)}; probabilities that came from elsewhere leave as many degrees of
 * freedom as groups (Hosmer and Lemeshow's groups − 2 is for the data a model was fitted on).
 *
 * @param df number of groups
 */
public record CalibrationTable(List<Group> groups, double chiSquare, int df, double p) {
    static final CalibrationTable NONE = new CalibrationTable(List.of(), Double.NaN, 0, Double.NaN);

    /** @param ci interval of the observed share */
    public record Group(int n, int observed, double expected, Interval ci) {
        public double meanProbability() {
            return expected / n;
        }

        public double observedShare() {
            return (double) observed / n;
        }
    }

    public CalibrationTable {
        groups = List.copyOf(groups);
    }

    /** @param wanted number of groups, ten for tenths */
    public static CalibrationTable of(
            double[] probability, boolean[] cases, int wanted, BinomialInterval interval, double level) {
        double[] key =
                Arrays.stream(probability).map(CalibrationTable::twelveDigits).toArray();
        double[] sorted = key.clone();
        Arrays.sort(sorted);
        double[] breaks = new double[wanted + 1];
        for (int g = 0; g <= wanted; g++) {
            breaks[g] = Quantiles.TYPE7.ofSorted(sorted, (double) g / wanted);
        }
        double[] edges = Arrays.stream(breaks).distinct().toArray();
        if (edges.length < 3) {
            return NONE;
        }
        int groups = edges.length - 1;
        int[] n = new int[groups];
        int[] observed = new int[groups];
        CompensatedSum[] expected = new CompensatedSum[groups];
        Arrays.setAll(expected, g -> new CompensatedSum());
        for (int i = 0; i < key.length; i++) {
            int at = Arrays.binarySearch(edges, key[i]);
            int g = Math.min(groups - 1, Math.max(0, (at >= 0 ? at : -at - 1) - 1));
            n[g]++;
            observed[g] += cases[i] ? 1 : 0;
            expected[g].add(probability[i]);
        }
        List<Group> out = new ArrayList<>(groups);
        CompensatedSum chiSquare = new CompensatedSum();
        for (int g = 0; g < groups; g++) {
            if (n[g] == 0) {
                continue;
            }
            double e = expected[g].value();
            double d = observed[g] - e;
            chiSquare.add(d * d / e).add(d * d / (n[g] - e));
            out.add(new Group(n[g], observed[g], e, interval.of(observed[g], n[g], level)));
        }
        return new CalibrationTable(
                out, chiSquare.value(), out.size(), Tails.chiSquareUpper(chiSquare.value(), out.size()));
    }

    private static double twelveDigits(double p) {
        return p == 0
                ? 0
                : new BigDecimal(p)
                        .round(new MathContext(12, RoundingMode.HALF_EVEN))
                        .doubleValue();
    }
}
