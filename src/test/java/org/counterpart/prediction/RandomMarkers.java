package org.counterpart.prediction;

import java.util.Arrays;
import java.util.Random;

/** Random markers with ties, near ties and missing values; the seed decides. */
final class RandomMarkers {
    final double[] values;
    final boolean[] cases;

    RandomMarkers(long seed) {
        Random random = new Random(seed);
        int n = 4 + random.nextInt(60);
        values = new double[n];
        cases = new boolean[n];
        int levels = 1 + random.nextInt(20);
        for (int i = 0; i < n; i++) {
            cases[i] = i < 2 || (i >= 4 && random.nextBoolean());
            double value = random.nextInt(levels) / 10.0 + (cases[i] ? 0.1 : 0);
            int kind = random.nextInt(12);
            values[i] = kind == 0 && i >= 4 ? Double.NaN : kind == 1 ? Math.nextUp(value) : kind == 2 ? -0.0 : value;
        }
    }

    /** P(case beats control), ties half, over all pairs. */
    static double bruteForce(double[] values, boolean[] cases) {
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                if (cases[i] && !cases[j] && !Double.isNaN(values[i] + values[j])) {
                    pairs++;
                    won += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    /** DeLong's variance from the placements of every subject. */
    static double bruteForceVariance(double[] values, boolean[] cases) {
        return placementVariance(values, cases, true) + placementVariance(values, cases, false);
    }

    private static double placementVariance(double[] values, boolean[] cases, boolean group) {
        double[] placements = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (cases[i] == group && !Double.isNaN(values[i])) {
                double won = 0;
                int others = 0;
                for (int j = 0; j < values.length; j++) {
                    if (cases[j] != group && !Double.isNaN(values[j])) {
                        others++;
                        won += values[i] == values[j] ? 0.5 : values[i] > values[j] == group ? 1 : 0;
                    }
                }
                placements[n++] = won / others;
            }
        }
        double mean = Arrays.stream(placements, 0, n).average().orElseThrow();
        double squares = Arrays.stream(placements, 0, n)
                .map(v -> (v - mean) * (v - mean))
                .sum();
        return squares / (n - 1) / n;
    }
}
