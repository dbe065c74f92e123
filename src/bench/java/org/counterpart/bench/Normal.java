package org.counterpart.bench;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Seeded data of the benchmarks. */
final class Normal {
    private final RandomGenerator random;

    Normal(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double draw() {
        return random.nextGaussian();
    }

    double[] column(int n) {
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            column[i] = draw();
        }
        return column;
    }

    double[][] columns(int p, int n) {
        double[][] columns = new double[p][];
        for (int j = 0; j < p; j++) {
            columns[j] = column(n);
        }
        return columns;
    }

    /** A whole number from 0 on. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** 1 with probability {@code 1 / (1 + e^-logOdds)}, else 0. */
    int outcome(double logOdds) {
        return random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
    }
}
