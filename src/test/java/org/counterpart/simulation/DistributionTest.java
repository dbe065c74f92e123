package org.counterpart.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.counterpart.stats.Moments;
import org.counterpart.stats.RandomStreams;
import org.counterpart.stats.Tails;
import org.junit.jupiter.api.Test;

/**
 * Draws against the laws they claim. Bounds are those of the law: a mean or a share lies within 4.5 of its standard
 * errors (P = 7e-6
 * of failing for an unlucky seed), a distribution function within Kolmogorov's 1.95/√n (P = 0.001).
 */
class DistributionTest {
    private static final int N = 20_000;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void normal() {
        double[] x = draw(new Distribution.Normal(70, 8, -INFINITE, INFINITE, 12), 2);
        followsDistribution(x, v -> Tails.normalLower((v - 72) / 8));
    }

    @Test
    void aTruncatedNormalIsNotHeapedOnItsBounds() {
        double[] x = draw(new Distribution.Normal(0, 1, -0.5, 2, 12), 0);
        double low = Tails.normalLower(-0.5);
        double mass = Tails.normalLower(2) - low;
        followsDistribution(x, v -> (Tails.normalLower(v) - low) / mass);
    }

    @Test
    void theFarTailKeepsItsShape() {
        double[] x = draw(new Distribution.Normal(0, 1, 9, INFINITE, 12), 0);
        followsDistribution(x, v -> 1 - Tails.normalUpper(v) / Tails.normalUpper(9));
        double[] y = draw(new Distribution.Normal(0, 1, -INFINITE, -9, 12), 0);
        followsDistribution(y, v -> Tails.normalLower(v) / Tails.normalLower(-9));
    }

    @Test
    void boundsBeyondReachGiveTheNearerBound() {
        assertThat(draw(new Distribution.Normal(0, 1, 50, 60, 2), 0)).containsOnly(50);
        assertThat(draw(new Distribution.Normal(0, 1, -60, -50, 2), 0)).containsOnly(-50);
    }

    /** Mean 11 and SD 9 of the values: the logarithm is normal with variance ln(1 + (9/11)²). */
    @Test
    void lognormal() {
        double variance = Math.log(1 + 81.0 / 121);
        double[] x = draw(new Distribution.LogNormal(11, 9, 0, INFINITE, 12), 0.3);
        followsDistribution(
                x, v -> Tails.normalLower((Math.log(v) - Math.log(11) + variance / 2 - 0.3) / Math.sqrt(variance)));
        double[] unshifted = draw(new Distribution.LogNormal(11, 9, 0, INFINITE, 12), 0);
        assertThat(Math.abs(Moments.of(unshifted).mean() - 11)).isLessThan(4.5 * 9 / Math.sqrt(N));
    }

    @Test
    void uniform() {
        followsDistribution(draw(new Distribution.Uniform(-1, 3, 12), 0), v -> (v + 1) / 4);
    }

    /** Shares of 0, 1 ... by the Poisson law with mean 2·e^0.5. */
    @Test
    void poisson() {
        double rate = 2 * Math.exp(0.5);
        double[] x = draw(new Distribution.Poisson(2, 0, Integer.MAX_VALUE), 0.5);
        double p = Math.exp(-rate);
        for (int k = 0; k < 12; k++) {
            hasShare(x, k, p);
            p *= rate / (k + 1);
        }
        double[] large = draw(new Distribution.Poisson(10_000, 0, Integer.MAX_VALUE), 0);
        assertThat(Math.abs(Moments.of(large).mean() - 10_000)).isLessThan(4.5 * 100 / Math.sqrt(N));
        // The variance of the sample variance is about 2σ⁴/n.
        assertThat(Math.abs(Moments.of(large).variance() - 10_000)).isLessThan(4.5 * 10_000 * Math.sqrt(2.0 / N));
    }

    /** Of a Poisson law with mean 2, the counts 1, 2, 3 stand as 2 : 2 : 4/3. */
    @Test
    void aTruncatedPoissonKeepsItsProportions() {
        double[] x = draw(new Distribution.Poisson(2, 1, 3), 0);
        hasShare(x, 1, 3.0 / 8);
        hasShare(x, 2, 3.0 / 8);
        hasShare(x, 3, 2.0 / 8);
    }

    /** Odds 3/7 doubled are 6/7, a chance of 6/13. */
    @Test
    void binary() {
        hasShare(draw(new Distribution.Binary(0.3), 0), 1, 0.3);
        hasShare(draw(new Distribution.Binary(0.3), Math.log(2)), 1, 6.0 / 13);
    }

    @Test
    void discrete() {
        double[] x = draw(new Distribution.Discrete(List.of(1.0, 2.0, 5.0), List.of(0.7, 0.3, 0.0)), 0);
        hasShare(x, 1, 0.7);
        hasShare(x, 2, 0.3);
        assertThat(new Distribution.Discrete(List.of(1.0, 3.0), List.of(0.25, 0.75)).centre())
                .isEqualTo(2.5);
    }

    @Test
    void everyDayAlikeTheFirstAndTheLastToo() {
        double[] x = draw(new Distribution.Days(10, 13), 0);
        for (int day = 10; day <= 13; day++) {
            hasShare(x, day, 0.25);
        }
    }

    @Test
    void valuesHaveTheDecimalsAskedFor() {
        for (double v : draw(new Distribution.Normal(0.72, 0.09, 0.45, 1.05, 3), 0)) {
            assertThat(v).isBetween(0.45, 1.05).isEqualTo(Math.round(v * 1000) / 1000.0);
        }
    }

    private static double[] draw(Distribution distribution, double shift) {
        RandomStreams streams = new RandomStreams(1, "test");
        double[] x = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = distribution.draw(streams.stream(i), shift);
        }
        return x;
    }

    private static void hasShare(double[] x, double value, double p) {
        double share = (double) Arrays.stream(x).filter(v -> v == value).count() / N;
        assertThat(Math.abs(share - p)).as("share of " + value).isLessThan(4.5 * Math.sqrt(p * (1 - p) / N));
    }

    private static void followsDistribution(double[] x, DoubleUnaryOperator law) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < N; i++) {
            double f = law.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(f - (double) i / N, (i + 1.0) / N - f));
        }
        assertThat(largest).isLessThan(1.95 / Math.sqrt(N));
    }
}
