package org.counterpart.univariate.test;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Moments;
import org.counterpart.stats.RadixSort;

/**
 * Groups of numbers, and what several tests ask of them: each group's moments and ordered values, the rank sums, the
 * distances from the means. Each is worked out once, when it is asked for first. Of one variable and one thread.
 */
public final class NumericGroups {
    private final List<double[]> values;
    private final Moments[] moments;
    private final double[][] sorted;
    private RankSums ranks;
    private NumericGroups distances;

    private NumericGroups(List<double[]> values) {
        this.values = values;
        moments = new Moments[values.size()];
        sorted = new double[values.size()][];
    }

    /** @param groups no NaN; kept, not copied */
    public static NumericGroups of(List<double[]> groups) {
        return new NumericGroups(List.copyOf(groups));
    }

    public static NumericGroups of(double[] x, double[] y) {
        return new NumericGroups(List.of(x, y));
    }

    public int count() {
        return values.size();
    }

    public List<double[]> values() {
        return values;
    }

    public double[] values(int group) {
        return values.get(group);
    }

    /** Values of all groups together. */
    int size() {
        return Groups.size(values);
    }

    public Moments moments(int group) {
        if (moments[group] == null) {
            moments[group] = Moments.of(values.get(group));
        }
        return moments[group];
    }

    public double[] sorted(int group) {
        if (sorted[group] == null) {
            sorted[group] = values.get(group).clone();
            RadixSort.sort(sorted[group]);
        }
        return sorted[group];
    }

    /** The mean of all values, as {@link Moments} computes it. */
    public double grandMean() {
        CompensatedSum sum = new CompensatedSum();
        for (double[] group : values) {
            for (double v : group) {
                sum.add(v);
            }
        }
        double mean = sum.value() / size();
        CompensatedSum rest = new CompensatedSum();
        for (double[] group : values) {
            for (double v : group) {
                rest.add(v - mean);
            }
        }
        return mean + rest.value() / size();
    }

    /** Distances of the values from their group's mean. */
    NumericGroups distances() {
        if (distances == null) {
            double[][] from = new double[values.size()][];
            for (int g = 0; g < from.length; g++) {
                double mean = moments(g).mean();
                from[g] = Groups.distances(values.get(g), mean);
            }
            distances = of(Arrays.asList(from));
        }
        return distances;
    }

    public RankSums ranks() {
        if (ranks == null) {
            double[][] ordered = new double[values.size()][];
            for (int g = 0; g < ordered.length; g++) {
                ordered[g] = sorted(g);
            }
            ranks = RankSums.ofSorted(ordered);
        }
        return ranks;
    }
}
