package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.junit.jupiter.api.Test;

class RocBandTest {
    private static final double[] AT = {0, 0.2, 0.5, 0.8, 0.9};

    /** A second route: sets drawn by another generator, every resample's curve made of its rows. */
    @Test
    void theBandIsThatOfResampledSets() {
        int n = 60;
        double[] marker = new double[2 * n];
        boolean[] cases = new boolean[2 * n];
        int[] sets = new int[2 * n];
        Random random = new Random(3);
        for (int s = 0; s < n; s++) {
            double shared = random.nextGaussian();
            for (int k = 0; k < 2; k++) {
                cases[2 * s + k] = k == 0;
                sets[2 * s + k] = s;
                marker[2 * s + k] = Math.rint(2 * (shared + random.nextGaussian() + (k == 0 ? 1 : 0))) / 2;
            }
        }
        List<RocBootstrap.Limits> band =
                RocBootstrap.withDefaults().with(20000, 1).bandOfSets(marker, cases, sets, Direction.HIGHER, AT);
        double[][] again = new double[AT.length][20000];
        for (int b = 0; b < 20000; b++) {
            double[] drawn = new double[2 * n];
            boolean[] drawnCases = new boolean[2 * n];
            for (int s = 0; s < n; s++) {
                int from = random.nextInt(n);
                for (int k = 0; k < 2; k++) {
                    drawn[2 * s + k] = marker[2 * from + k];
                    drawnCases[2 * s + k] = k == 0;
                }
            }
            RocCurve curve = RocCurve.of(drawn, drawnCases, Direction.HIGHER);
            for (int k = 0; k < AT.length; k++) {
                again[k][b] = curve.sensitivityAt(AT[k]);
            }
        }
        for (int k = 0; k < AT.length; k++) {
            Arrays.sort(again[k]);
            assertThat(band.get(k).specificity()).isEqualTo(AT[k]);
            // A percentile of 20,000 draws of something with SD 0.07 has a standard error below 0.0015.
            assertThat(band.get(k).sensitivity().low()).isCloseTo(again[k][500], within(0.01));
            assertThat(band.get(k).sensitivity().high()).isCloseTo(again[k][19500], within(0.01));
        }
    }

    @Test
    void threadsDoNotMatter() {
        double[] marker = {3, 1, 2, 2, 5, 0, 4, 4};
        boolean[] cases = {true, false, true, false, true, false, true, false};
        int[] sets = {0, 0, 1, 1, 2, 2, 3, 3};
        RocBootstrap one = RocBootstrap.withDefaults().with(500, 7);
        assertThat(one.withThreads(4).bandOfSets(marker, cases, sets, Direction.HIGHER, AT))
                .isEqualTo(one.bandOfSets(marker, cases, sets, Direction.HIGHER, AT));
    }
}
