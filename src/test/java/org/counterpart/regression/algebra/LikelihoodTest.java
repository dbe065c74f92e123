package org.counterpart.regression.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.ConditionalRegression;
import org.counterpart.regression.FirthLikelihood;
import org.counterpart.regression.Prepared;
import org.counterpart.regression.RiskSets;
import org.counterpart.regression.UnconditionalRegression;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The likelihoods, their scores and curvatures against brute force and numeric derivatives. */
class LikelihoodTest {
    private static final int COLUMNS = 3;

    private static double[][] columns(SplittableRandom random, int n) {
        double[][] x = new double[COLUMNS][n];
        for (int i = 0; i < n; i++) {
            x[0][i] = random.nextDouble() * 4 - 2;
            x[1][i] = random.nextInt(2);
            x[2][i] = random.nextInt(5) * 0.5;
        }
        return x;
    }

    private static double[] point(SplittableRandom random, int k) {
        return IntStream.range(0, k)
                .mapToDouble(i -> random.nextDouble() * 2 - 1)
                .toArray();
    }

    /** Central differences of value and gradient: error about h² ≈ 1e-9 of the third derivative. */
    private static void assertDerivatives(Likelihood f, double[] at) {
        int k = f.parameters();
        double[] gradient = new double[k];
        double[] curvature = new double[k * k];
        f.evaluate(at, gradient, curvature);
        double h = 1e-5;
        for (int i = 0; i < k; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            double[] gradientUp = new double[k];
            double[] gradientDown = new double[k];
            double valueUp = f.evaluate(up, gradientUp, new double[k * k]);
            double valueDown = f.evaluate(down, gradientDown, new double[k * k]);
            assertThat((valueUp - valueDown) / (2 * h))
                    .isCloseTo(gradient[i], within(1e-6 * (1 + Math.abs(gradient[i]))));
            for (int j = 0; j < k; j++) {
                double want = -(gradientUp[j] - gradientDown[j]) / (2 * h);
                assertThat(curvature[i * k + j]).isCloseTo(want, within(1e-6 * (1 + Math.abs(want))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void derivativesOfTheUnconditionalLikelihood(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 300 + random.nextInt(300);
        double[] y = IntStream.range(0, n).mapToDouble(i -> random.nextInt(2)).toArray();
        DesignMatrix x = DesignMatrix.ofColumns(List.of("a", "b", "c"), columns(random, n));
        assertDerivatives(UnconditionalRegression.of(x, y).prepare().likelihood, point(random, COLUMNS + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void derivativesOfThePenalisedLikelihood(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 40;
        double[][] x = columns(random, n);
        double[][] z = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = new double[] {1, x[0][i], x[1][i], x[2][i]};
            y[i] = random.nextInt(2);
        }
        FirthLikelihood f = new FirthLikelihood(z, y, COLUMNS + 1);
        double[] at = Newton.maximise(f, new double[COLUMNS + 1], 500).at;
        for (int i = 0; i < at.length; i++) {
            at[i] += (random.nextDouble() - 0.5) * 0.2; // near the maximum, where the curvature is the exact one
        }
        assertDerivatives(f, at);
    }

    private static ConditionalRegression sets(SplittableRandom random, Ties ties, int largest) {
        List<Integer> sets = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (int s = 0; s < 12; s++) {
            int size = s < 3 ? 2 : 2 + random.nextInt(largest - 1);
            int cases = 1 + random.nextInt(size - 1);
            for (int i = 0; i < size; i++) {
                sets.add(s);
                outcomes.add(i < cases ? 1.0 : 0.0);
            }
        }
        int n = sets.size();
        DesignMatrix x = DesignMatrix.ofColumns(List.of("a", "b", "c"), columns(random, n));
        return ConditionalRegression.of(
                x,
                outcomes.stream().mapToDouble(v -> v).toArray(),
                sets.stream().mapToInt(v -> v).toArray(),
                ties);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void derivativesOfTheConditionalLikelihood(long seed) {
        for (Ties ties : Ties.values()) {
            SplittableRandom random = new SplittableRandom(seed);
            assertDerivatives(sets(random, ties, 9).prepare().likelihood, point(random, COLUMNS));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void exactConditionalLikelihoodIsTheSumOverAllSubsets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ConditionalRegression regression = sets(random, Ties.EXACT, 10);
        double[] b = point(random, COLUMNS);
        Prepared prepared = regression.prepare();
        double value = prepared.likelihood.evaluate(
                prepared.basis.working(b), new double[COLUMNS], new double[COLUMNS * COLUMNS]);
        double brute = 0;
        RiskSets sets = regression.sets;
        for (int s = 0; s < sets.sets(); s++) {
            brute += brute(regression, s, b);
        }
        assertThat(value).isCloseTo(brute, within(1e-12 * Math.abs(brute)));
    }

    private static double brute(ConditionalRegression regression, int s, double[] b) {
        RiskSets sets = regression.sets;
        int size = sets.start[s + 1] - sets.start[s];
        double total = 0;
        double own = 0;
        for (int subset = 0; subset < 1 << size; subset++) {
            if (Integer.bitCount(subset) != sets.cases[s]) {
                continue;
            }
            double eta = 0;
            for (int i = 0; i < size; i++) {
                if ((subset >> i & 1) == 1) {
                    for (int j = 0; j < COLUMNS; j++) {
                        eta += b[j] * regression.design.value(sets.members[sets.start[s] + i], j);
                    }
                }
            }
            total += Math.exp(eta);
            own = subset == (1 << sets.cases[s]) - 1 ? eta : own;
        }
        return own - Math.log(total);
    }
}
