package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;

/** Refits on counted rows against the likelihood that walks over every drawn row, which fits whole models. */
class DrawnRowsTest {
    private static final int STEPS = 25;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Data(DesignMatrix x, double[] y) {}

    @Test
    void coefficientsOfThousandsOfResamplesAreThoseOfThePlainRoute() {
        SplittableRandom random = new SplittableRandom(1);
        int regular = 0;
        for (int round = 0; round < 4000; round++) {
            Data data = data(random, 20 + random.nextInt(180), random.nextInt(6), round % 4);
            int[] rows = random.ints(data.y.length, 0, data.y.length).toArray();
            Newton.Maximum plain = plain(data, rows);
            double[] expected = original(data.x, plain.at);
            double[] b = Logistic.coefficients(data.x, data.y, rows);
            double[] scores = scores(data.x, b);
            double[] expectedScores = scores(data.x, expected);
            boolean finite = plain.converged && Arrays.stream(plain.at).allMatch(v -> Math.abs(v) < 12);
            if (finite) {
                regular++;
                for (int i = 0; i < scores.length; i++) {
                    assertThat(scores[i])
                            .as("round %d, row %d", round, i)
                            .isEqualTo(expectedScores[i], within(1e-10 * (1 + Math.abs(expectedScores[i]))));
                }
            } else {
                // Separated: both are on their way to infinity, and call the same drawn subjects cases.
                for (int row : rows) {
                    if (Math.abs(expectedScores[row]) > 1) {
                        assertThat(Math.signum(scores[row]))
                                .as("round %d, row %d", round, row)
                                .isEqualTo(Math.signum(expectedScores[row]));
                    }
                }
            }
        }
        assertThat(regular).isGreaterThan(2500);
    }

    @Test
    void likelihoodScoreAndInformationAreThoseOfEveryDrawnRow() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 2000; round++) {
            Data data = data(random, 5 + random.nextInt(400), random.nextInt(12), round % 4);
            int n = data.y.length;
            // Some rows by the hundred: beyond what one product of factors holds.
            int[] rows = random.ints(round % 7 == 0 ? 20 * n : n, 0, round % 7 == 0 ? Math.max(1, n / 20) : n)
                    .toArray();
            LogisticLikelihood plain = likelihood(data, rows);
            DrawnRows counted = new DrawnRows(data.x, data.y, rows);
            int k = counted.parameters();
            double[] at = random.doubles(k, -3, 3).toArray();
            double[] g = new double[k];
            double[] h = new double[k * k];
            double[] g2 = new double[k];
            double[] h2 = new double[k * k];
            double value = plain.evaluate(at, g, h);
            assertThat(counted.evaluate(at, g2, h2))
                    .isEqualTo(value, within(1e-12 * Math.abs(value) + 1e-15 * rows.length));
            for (int i = 0; i < k; i++) {
                assertThat(g2[i]).as("round %d", round).isEqualTo(g[i], within(1e-11 * rows.length));
            }
            for (int i = 0; i < h.length; i++) {
                assertThat(h2[i]).as("round %d", round).isEqualTo(h[i], within(1e-11 * rows.length));
            }
        }
    }

    @Test
    void orderOfTheDrawsDoesNotMatterToTheLastBit() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            Data data = data(random, 60, 3, round % 4);
            int[] rows = random.ints(60, 0, 60).toArray();
            int[] sorted = rows.clone();
            Arrays.sort(sorted);
            assertThat(Logistic.coefficients(data.x, data.y, rows))
                    .isEqualTo(Logistic.coefficients(data.x, data.y, sorted));
        }
    }

    /**
     * @param kind 0 continuous, 1 binary predictors, 2 strong effects (often separated), 3 two columns that are nearly
     * or wholly one
     */
    private static Data data(RandomGenerator random, int n, int p, int kind) {
        double[][] x = new double[p][n];
        double[] y = new double[n];
        double strength = kind == 2 ? 6 : 0.8;
        double[] beta = IntStream.range(0, p)
                .mapToDouble(j -> strength * random.nextGaussian())
                .toArray();
        double unit = kind == 0 ? 1000 : 1;
        for (int i = 0; i < n; i++) {
            double eta = 0.3;
            for (int j = 0; j < p; j++) {
                double v = kind == 1 ? random.nextInt(2) : random.nextGaussian();
                eta += beta[j] * v;
                x[j][i] = unit * v + (kind == 0 ? 500 : 0);
            }
            if (kind == 3 && p > 1) {
                x[1][i] = n % 2 == 0 ? x[0][i] : x[0][i] + 0.1 * x[1][i];
            }
            y[i] = random.nextDouble() < LogisticFit.probability(eta) ? 1 : 0;
        }
        List<String> names = IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
        return new Data(p == 0 ? DesignMatrix.empty(n) : DesignMatrix.ofColumns(names, x), y);
    }

    private static LogisticLikelihood likelihood(Data data, int[] rows) {
        IntStream columns = IntStream.range(0, data.x.columns());
        return new LogisticLikelihood(
                columns.mapToObj(data.x::column).toArray(double[][]::new),
                IntStream.range(0, data.x.columns()).mapToDouble(data.x::center).toArray(),
                IntStream.range(0, data.x.columns()).mapToDouble(data.x::scale).toArray(),
                true,
                data.y,
                null,
                rows);
    }

    private static Newton.Maximum plain(Data data, int[] rows) {
        double events = Arrays.stream(rows).mapToDouble(r -> data.y[r]).sum();
        double[] start = new double[data.x.columns() + 1];
        start[0] = Math.log((events + 0.5) / (rows.length - events + 0.5));
        return Newton.maximise(likelihood(data, rows), start, STEPS);
    }

    private static double[] original(DesignMatrix x, double[] working) {
        double[] b = working.clone();
        for (int j = 0; j < x.columns(); j++) {
            b[j + 1] *= x.scale(j);
            b[0] -= b[j + 1] * x.center(j);
        }
        return b;
    }

    private static double[] scores(DesignMatrix x, double[] b) {
        return IntStream.range(0, x.rows())
                .mapToDouble(i -> x.linearPredictor(b, i))
                .toArray();
    }
}
