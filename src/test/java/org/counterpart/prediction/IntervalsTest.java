package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.WeightedAuc;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;

/** Intervals, standard errors and weights. Expected values: src/test/r/intervals.R, R 4.2.2. */
class IntervalsTest {
    private static final double[] ONES = {9, 8, 7, 7, 5, 4, 3};
    private static final double[] ZEROS = {6, 5, 3, 3, 2, 2, 1, 1, 1, 0};
    private static final double[] SCORES =
            DoubleStream.concat(Arrays.stream(ONES), Arrays.stream(ZEROS)).toArray();

    private static boolean[] cases(int n1, int n0) {
        boolean[] cases = new boolean[n1 + n0];
        Arrays.fill(cases, 0, n1, true);
        return cases;
    }

    private static void close(Interval ci, double low, double high) {
        assertThat(ci.low()).isCloseTo(low, within(1e-12));
        assertThat(ci.high()).isCloseTo(high, within(1e-12));
    }

    @Test
    void predictiveValuesAtAPrevalence() {
        RocCurve curve = RocCurve.of(SCORES, cases(7, 10), Direction.HIGHER);
        int point = IntStream.range(0, curve.points())
                .filter(k -> curve.threshold(k) == 4)
                .findFirst()
                .orElseThrow();
        Cutpoints.Cut cut = Cutpoints.withDefaults().with(Prevalence.given(0.1)).of(curve).stream()
                .filter(c -> c.threshold() == curve.threshold(point))
                .findFirst()
                .orElseThrow();
        assertThat(cut.ppv()).isCloseTo(0.322580645161290, within(1e-14));
        assertThat(cut.npv()).isCloseTo(0.980544747081712, within(1e-14));
        close(cut.ppvCi(), 0.117337684381109, 0.630418369592490);
        close(cut.npvCi(), 0.888859575457995, 0.996861408354023);
        assertThat(cut.youden()).isCloseTo(6 / 7.0 - 0.2, within(1e-15));
    }

    @Test
    void calibrationSlope() {
        double[] p = {0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9};
        boolean[] y = new boolean[12];
        for (int i : new int[] {2, 5, 7, 8, 10, 11}) {
            y[i] = true;
        }
        Calibration.Result r = Calibration.withDefaults().of(p, y);
        assertThat(r.slope()).isCloseTo(0.910376609820456, within(1e-10));
        assertThat(r.slopeSe()).isCloseTo(0.603911856217118, within(1e-10));
        assertThat(r.interceptSe()).isCloseTo(0.658632121884086, within(1e-10));
        assertThat(r.slopeCi().low()).isCloseTo(-0.273268878201827, within(1e-9));
        assertThat(r.slopeCi().high()).isCloseTo(2.094022097842739, within(1e-9));
    }

    @Test
    void weightedAuc() {
        double[] weights = {1, 2, 1, 3, 1, 2, 1, 5, 1, 2, 4, 3, 1, 2, 2, 6, 1};
        WeightedAuc.Result r = WeightedAuc.withDefaults().of(SCORES, cases(7, 10), weights);
        assertThat(r.auc()).isCloseTo(0.9107744107744108, within(1e-14));
        assertThat(r.se()).isCloseTo(0.0788001166855229, within(1e-14));
        close(r.ci(), 0.7563290200932321, 1);
        assertThat(r.effectiveCases()).isCloseTo(5.76190476190476, within(1e-13));
        assertThat(r.effectiveControls()).isCloseTo(7.21782178217822, within(1e-13));
        assertThat(r.notes()).isEmpty();
    }

    /** Equal weights make it DeLong's, whatever they are. */
    @Test
    void equalWeightsAreDeLong() {
        double[] weights = new double[17];
        Arrays.fill(weights, 3.5);
        WeightedAuc.Result weighted = WeightedAuc.withDefaults().of(SCORES, cases(7, 10), weights);
        DeLong.Result delong = DeLong.withDefaults().of(RocCurve.of(SCORES, cases(7, 10), Direction.HIGHER));
        assertThat(weighted.auc()).isCloseTo(delong.auc(), within(1e-15));
        assertThat(weighted.se()).isCloseTo(delong.se(), within(1e-15));
        assertThat(weighted.effectiveCases()).isCloseTo(7, within(1e-12));
    }

    /**
     * Each sampled subject stands for its cell's share: the weights of a group add up to its number where every cell is
     * covered.
     */
    @Test
    void inclusionWeightsCountTheCohort() {
        int[] cell = {1, 1, 1, 1, 2, 2, 2, 3, 3};
        boolean[] cases = {true, false, false, false, true, false, false, false, false};
        int[] sampled = {1, 1, 0, 1, 1, 2, 0, 0, 0};
        InclusionWeights weights = InclusionWeights.of(cell, cases, sampled);
        assertThat(weights.weights()).containsExactly(1, 1.5, 0, 1.5, 1, 2, 0, 0, 0);
        assertThat(weights.notes()).isNotEmpty();
    }

    /**
     * For a large sample of independent subjects the bootstrap's standard error is DeLong's, and its interval is that
     * of a normal law.
     */
    @Test
    void theBootstrapAgreesWithDeLong() {
        Random random = new Random(11);
        int n = 300;
        double[] score = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            score[i] = random.nextGaussian() + (i < n ? 0.8 : 0);
        }
        RocCurve curve = RocCurve.of(score, cases(n, n), Direction.HIGHER);
        DeLong.Result delong = DeLong.withDefaults().of(curve);
        RocBootstrap.Result bySubject =
                RocBootstrap.withDefaults().with(4000, 5).of(curve);
        // The standard error of a standard deviation of 4000 draws is 1.1% of it.
        assertThat(bySubject.se()).isCloseTo(delong.se(), within(0.06 * delong.se()));
        assertThat(bySubject.ci().low()).isCloseTo(delong.ci().low(), within(0.006));
        assertThat(bySubject.ci().high()).isCloseTo(delong.ci().high(), within(0.006));
        assertThat(bySubject.failed()).isZero();
        assertThat(bySubject.notes()).isEmpty();
        assertThat(bySubject.youdenOptimism()).isPositive();
        int[] pairs = IntStream.range(0, 2 * n).map(i -> i % n).toArray();
        RocBootstrap.Result bySet =
                RocBootstrap.withDefaults().with(4000, 5).ofSets(score, cases(n, n), pairs, Direction.HIGHER);
        assertThat(bySet.se()).isCloseTo(delong.se(), within(0.06 * delong.se()));
        assertThat(bySet.cutCi().low()).isLessThan(bySet.cutCi().high());
    }
}
