package org.counterpart.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The library's sort is the reference: the same array, bit for bit. */
class RadixSortTest {

    @Test
    void thousandsOfArraysOfAllKinds() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3000; round++) {
            check(array(random, random.nextInt(6000)), round);
        }
    }

    @Test
    void longArraysAreMergedFromTwoHalves() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 60; round++) {
            check(array(random, 49_998 + random.nextInt(80_000)), round);
        }
    }

    @Test
    void sortedReversedAndHalvesApart() {
        double[] up = new double[100_001];
        Arrays.setAll(up, i -> i - 50_000);
        double[] down = new double[100_001];
        Arrays.setAll(down, i -> 50_000 - i);
        double[] apart = new double[100_001];
        Arrays.setAll(apart, i -> i < 50_000 ? 7 : -7);
        check(up, 0);
        check(down, 1);
        check(apart, 2);
    }

    private static void check(double[] values, int round) {
        double[] expected = values.clone();
        Arrays.sort(expected);
        RadixSort.sort(values);
        assertThat(Arrays.equals(values, expected))
                .as("round %d, length %d", round, values.length)
                .isTrue();
    }

    /**
     * Continuous, tied, of wildly different sizes, few values, or with zeros of both signs, infinities and missing
     * values.
     */
    private static double[] array(RandomGenerator random, int n) {
        double[] special = {
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MAX_VALUE
        };
        int kind = random.nextInt(5);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = switch (kind) {
                case 0 -> random.nextGaussian();
                case 1 -> Math.rint(10 * random.nextGaussian()) / 10;
                case 2 -> Double.longBitsToDouble(random.nextLong());
                case 3 -> random.nextInt(3) - 1;
                default -> random.nextInt(20) == 0 ? special[random.nextInt(special.length)] : random.nextGaussian();
            };
        }
        return values;
    }
}
