package org.counterpart.univariate;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Moments;
import org.counterpart.stats.RadixSort;

/**
 * Groups of numbers, and what several tests ask of them: each group's moments and ordered values, the rank sums, the
 * distances from the means. Each is worked out once, when it is asked for first. Of one variable and one thread.
 */
final class NumericGroups {
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
    static NumericGroups of(List<double[]> groups) {
        return new NumericGroups(List.copyOf(groups));
    }

    static NumericGroups of(double[] x, double[] y) {
        return new NumericGroups(List.of(x, y));
    }

    int count() {
        return values.size();
    }

    List<double[]> values() {
        return values;
    }

    double[] values(int group) {
        return values.get(group);
    }

    /** Values of all groups together. */
    int size() {
        return Groups.size(values);
    }

    Moments moments(int group) {
        if (moments[group] == null) {
            moments[group] = Moments.of(values.get(group));
        }
        return moments[group];
    }

    double[] sorted(int group) {
        if (sorted[group] == null) {
            sorted[group] = values.get(group).clone();
            RadixSort.sort(sorted[group]);
        }
        return sorted[group];
    }

    /** The mean of all values, as {@link Moments} computes it. */
    double grandMean() {
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

    RankSums ranks() {
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
