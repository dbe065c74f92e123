package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.stats.CompensatedSum;
import org.junit.jupiter.api.Test;

/**
 * The fast ROC curve, DeLong's variance and the recalibration line against plain ones written from their definitions.
 */
class PlainRoutesTest {

    @Test
    void curveHasTheCountsOfASortedListOfValues() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3000; round++) {
            checkCurve(random, round, 1 + random.nextInt(400));
        }
    }

    @Test
    void longMarkersToo() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 12; round++) {
            checkCurve(random, round, 20_000 + random.nextInt(150_000));
        }
    }

    private static void checkCurve(SplittableRandom random, int round, int n) {
        double[] marker = new double[n];
        boolean[] cases = new boolean[n];
        double share = random.nextDouble();
        int kind = random.nextInt(4);
        for (int i = 0; i < n; i++) {
            cases[i] = random.nextDouble() < share;
            double x = random.nextGaussian() + (cases[i] ? 0.7 : 0);
            marker[i] = switch (kind) {
                case 0 -> x;
                case 1 -> Math.rint(4 * x) / 4;
                case 2 -> random.nextInt(3) * (random.nextInt(2) == 0 ? -0.0 : 1.0);
                default ->
                    random.nextInt(10) == 0
                            ? new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}
                                    [random.nextInt(3)]
                            : x;
            };
        }
        Direction direction = round % 2 == 0 ? Direction.HIGHER : Direction.LOWER;
        RocCurve curve = RocCurve.of(marker, cases, direction);
        double[] values = IntStream.range(0, n)
                .mapToDouble(i -> direction.orient(marker[i]))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .distinct()
                .toArray();
        int[] casesAt = new int[values.length];
        int[] controlsAt = new int[values.length];
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(marker[i])) {
                (cases[i] ? casesAt : controlsAt)[Arrays.binarySearch(values, direction.orient(marker[i]))]++;
            }
        }
        int[] tp = new int[values.length + 1];
        int[] fp = new int[values.length + 1];
        double[] thresholds = new double[values.length + 1];
        thresholds[values.length] = direction.orient(Double.POSITIVE_INFINITY);
        for (int k = values.length - 1; k >= 0; k--) {
            tp[k] = tp[k + 1] + casesAt[k];
            fp[k] = fp[k + 1] + controlsAt[k];
            thresholds[k] = direction.orient(values[k]);
        }
        IntStream all = IntStream.range(0, curve.points());
        assertThat(all.mapToDouble(curve::threshold).toArray())
                .as("round %d", round)
                .isEqualTo(thresholds);
        assertThat(IntStream.range(0, curve.points()).map(curve::truePositives).toArray())
                .isEqualTo(tp);
        assertThat(IntStream.range(0, curve.points()).map(curve::falsePositives).toArray())
                .isEqualTo(fp);
        if (n <= 400) {
            checkVariance(marker, cases, direction, curve);
        }
    }

    /** DeLong's variance from the placement of each subject, counted pair by pair. */
    private static void checkVariance(double[] marker, boolean[] cases, Direction direction, RocCurve curve) {
        double[][] groups = new double[2][];
        for (int g = 0; g < 2; g++) {
            boolean wanted = g == 1;
            groups[g] = IntStream.range(0, marker.length)
                    .filter(i -> cases[i] == wanted && !Double.isNaN(marker[i]))
                    .mapToDouble(i -> direction.orient(marker[i]))
                    .toArray();
        }
        double[] ones = groups[1];
        double[] zeros = groups[0];
        if (ones.length < 2 || zeros.length < 2) {
            assertThat(DeLong.variance(curve)).isNaN();
            return;
        }
        double expected = variance(ones, zeros) + variance(zeros, ones);
        assertThat(DeLong.variance(curve)).isEqualTo(expected, within(1e-12 * expected + 1e-30));
    }

    private static double variance(double[] own, double[] others) {
        double[] placement = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            for (double other : others) {
                placement[i] += own[i] > other ? 1 : own[i] == other ? 0.5 : 0;
            }
            placement[i] /= others.length;
        }
        double mean = CompensatedSum.of(placement) / own.length;
        CompensatedSum squares = new CompensatedSum();
        for (double p : placement) {
            squares.add((p - mean) * (p - mean));
        }
        return squares.value() / (own.length - 1) / own.length;
    }

    /** The maximum by its equations and its likelihood by the textbook sum: 1e-10 of the value. */
    @Test
    void recalibrationLineSolvesItsEquations() {
        SplittableRandom random = new SplittableRandom(3);
        int found = 0;
        for (int round = 0; round < 5000; round++) {
            int n = 5 + random.nextInt(round % 10 == 0 ? 2000 : 150);
            double[] lp = new double[n];
            boolean[] cases = new boolean[n];
            double spread = Math.exp(2 * random.nextGaussian());
            double slope = 2 * random.nextDouble() / spread;
            for (int i = 0; i < n; i++) {
                lp[i] = spread * (round % 3 == 0 ? Math.rint(random.nextGaussian()) : random.nextGaussian()) + 1;
                cases[i] = random.nextDouble() < Logit.inverse(slope * lp[i] - 0.5);
            }
            Recalibration line = Recalibration.of(lp, cases);
            if (Double.isNaN(line.slope())) {
                continue;
            }
            found++;
            CompensatedSum first = new CompensatedSum();
            CompensatedSum second = new CompensatedSum();
            CompensatedSum logLik = new CompensatedSum();
            double size = 0;
            for (int i = 0; i < n; i++) {
                double eta = line.intercept() + line.slope() * lp[i];
                double r = (cases[i] ? 1 : 0) - Logit.inverse(eta);
                first.add(r);
                second.add(r * lp[i]);
                size += Math.abs(lp[i]);
                logLik.add(-Logit.log1pExp(cases[i] ? -eta : eta));
            }
            assertThat(first.value()).as("round %d", round).isEqualTo(0, within(1e-10 * n));
            assertThat(second.value()).as("round %d", round).isEqualTo(0, within(1e-10 * size));
            assertThat(line.logLik()).isEqualTo(logLik.value(), within(1e-10 * Math.abs(logLik.value())));
        }
        assertThat(found).isGreaterThan(3500);
    }
}
