package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.HanleyMcNeil;
import org.counterpart.prediction.roc.MatchedRows;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.Samples;
import org.counterpart.prediction.roc.WeightedAuc;
import org.counterpart.prediction.roc.WithinSetConcordance;
import org.counterpart.stats.Ranks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any marker: two routes to each number, and indifference to what does not matter. */
class RocPropertyTest {

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areaAndVarianceAreThoseOfAllPairs(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        RocCurve curve = RocCurve.of(m.values, m.cases, Direction.HIGHER);
        DeLong.Result r = DeLong.withDefaults().of(curve);
        assertThat(r.auc()).isCloseTo(RandomMarkers.bruteForce(m.values, m.cases), within(1e-15));
        assertThat(Samples.auc(m.values, m.cases)).isEqualTo(r.auc());
        assertThat(r.se() * r.se()).isCloseTo(RandomMarkers.bruteForceVariance(m.values, m.cases), within(1e-14));
        assertThat(r.ci().low()).isBetween(0.0, r.auc());
        assertThat(r.ci().high()).isBetween(r.auc(), 1.0);
    }

    /** By definition: some of the points, with both ends, in steps of at most 1 in 2,000 unless one is longer. */
    @Test
    void aLongCurveIsDrawnByFewOfItsPoints() {
        Random random = new Random(1);
        int n = 30_000;
        boolean[] cases = new boolean[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            cases[i] = i % 3 == 0;
            // A tenth share one value: a long step that cannot be made of shorter ones.
            values[i] = random.nextInt(10) == 0 ? 0.25 : random.nextGaussian() + (cases[i] ? 1 : 0);
        }
        RocCurve curve = RocCurve.of(values, cases, Direction.HIGHER);
        int[] drawn = curve.drawing(curve.all());
        assertThat(drawn).isSorted().doesNotHaveDuplicates().hasSizeLessThan(4100);
        assertThat(drawn[0]).isZero();
        assertThat(drawn[drawn.length - 1]).isEqualTo(curve.points() - 1);
        for (int k = 1; k < drawn.length; k++) {
            int from = drawn[k - 1];
            int to = drawn[k];
            double step = Math.max(
                    curve.sensitivity(from) - curve.sensitivity(to), curve.specificity(to) - curve.specificity(from));
            assertThat(step <= 1 / 2000.0 + 1e-12 || to == from + 1)
                    .as("%d to %d: %s", from, to, step)
                    .isTrue();
        }
        int[] few = IntStream.range(0, 10_000).toArray();
        assertThat(curve.drawing(few)).isEqualTo(few);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areaIsMannWhitneysU(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        int[] known = IntStream.range(0, m.values.length)
                .filter(i -> !Double.isNaN(m.values[i]))
                .toArray();
        Ranks ranks = Ranks.of(IntStream.of(known).mapToDouble(i -> m.values[i]).toArray());
        long doubledRankSum = 0;
        long n1 = 0;
        for (int k = 0; k < known.length; k++) {
            if (m.cases[known[k]]) {
                doubledRankSum += ranks.doubled()[k];
                n1++;
            }
        }
        double u = (doubledRankSum - n1 * (n1 + 1)) / 2.0;
        RocCurve curve = RocCurve.of(m.values, m.cases, Direction.HIGHER);
        assertThat(curve.auc()).isEqualTo(u / ((double) n1 * (known.length - n1)));
        assertThat(curve.dropped()).isEqualTo(m.values.length - known.length);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void directionTurnsTheCurveOver(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        RocCurve higher = RocCurve.of(m.values, m.cases, Direction.HIGHER);
        RocCurve lower = RocCurve.of(m.values, m.cases, Direction.LOWER);
        assertThat(higher.auc() + lower.auc()).isCloseTo(1, within(1e-15));
        double[] negative = Arrays.stream(m.values).map(v -> -v).toArray();
        assertThat(RocCurve.of(negative, m.cases, Direction.HIGHER).auc()).isEqualTo(lower.auc());
        assertThat(lower.threshold(0)).isEqualTo(higher.threshold(higher.points() - 2));
        assertThat(lower.threshold(lower.points() - 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPointCountsWhomItsRuleCalls(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        for (Direction direction : Direction.values()) {
            RocCurve curve = RocCurve.of(m.values, m.cases, direction);
            for (int k = 0; k < curve.points(); k++) {
                int tp = 0;
                int fp = 0;
                for (int i = 0; i < m.values.length; i++) {
                    boolean positive = direction == Direction.HIGHER
                            ? m.values[i] >= curve.threshold(k)
                            : m.values[i] <= curve.threshold(k);
                    tp += positive && m.cases[i] ? 1 : 0;
                    fp += positive && !m.cases[i] ? 1 : 0;
                }
                assertThat(curve.truePositives(k)).isEqualTo(tp);
                assertThat(curve.falsePositives(k)).isEqualTo(fp);
            }
            assertThat(curve.sensitivity(0)).isEqualTo(1);
            assertThat(curve.specificity(0)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsOfTheAreaAddUp(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        RocCurve curve = RocCurve.of(m.values, m.cases, Direction.HIGHER);
        double cut = (seed % 97 + 1) / 99.0;
        for (PartialAuc.Focus focus : PartialAuc.Focus.values()) {
            double low = new PartialAuc(focus, 0, cut).of(curve).area();
            double high = new PartialAuc(focus, cut, 1).of(curve).area();
            assertThat(low + high).isCloseTo(curve.auc(), within(1e-13));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noCutBeatsTheBest(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        RocCurve curve = RocCurve.of(m.values, m.cases, Direction.HIGHER);
        Cutpoints youden = Cutpoints.withDefaults();
        Cutpoints closest = youden.with(Cutpoints.Criterion.CLOSEST_TOP_LEFT);
        List<Cutpoints.Cut> byYouden = youden.of(curve);
        List<Cutpoints.Cut> byDistance = closest.of(curve);
        int asGood = 0;
        for (int k = 0; k < curve.points(); k++) {
            assertThat(youden.at(curve, k).youden())
                    .isLessThanOrEqualTo(byYouden.get(0).youden());
            asGood += youden.at(curve, k).youden() == byYouden.get(0).youden() ? 1 : 0;
            assertThat(distance(closest.at(curve, k))).isGreaterThanOrEqualTo(distance(byDistance.get(0)) - 1e-15);
        }
        assertThat(byYouden).hasSize(asGood);
    }

    private static double distance(Cutpoints.Cut cut) {
        return Math.hypot(1 - cut.sensitivity(), 1 - cut.specificity());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givenPrevalenceEqualToTheSamplesIsTheSample(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        RocCurve curve = RocCurve.of(m.values, m.cases, Direction.HIGHER);
        double share = (double) curve.cases() / (curve.cases() + curve.controls());
        Cutpoints.Cut own = Cutpoints.withDefaults().of(curve).get(0);
        Cutpoints.Cut given =
                Cutpoints.withDefaults().with(Prevalence.given(share)).of(curve).get(0);
        assertThat(new double[] {given.ppv(), given.npv(), given.accuracy()})
                .containsExactly(new double[] {own.ppv(), own.npv(), own.accuracy()}, within(1e-14));
        Cutpoints.Cut hidden = Cutpoints.withDefaults()
                .with(Prevalence.fixedByDesign())
                .of(curve)
                .get(0);
        assertThat(new double[] {hidden.ppv(), hidden.npv(), hidden.accuracy()}).containsOnly(Double.NaN);
        assertThat(hidden.notes()).extracting("code").contains("prediction.needs-prevalence");
        assertThat(hidden.sensitivityCi()).isEqualTo(own.sensitivityCi());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairedComparisonByBothFormulas(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        double[] other = m.values.clone();
        Random random = new Random(seed);
        for (int i = 0; i < other.length; i++) {
            other[i] = Math.rint(10 * (other[i] + random.nextGaussian())) / 10;
        }
        AucComparison.Paired r =
                AucComparison.withDefaults().paired(m.values, Direction.HIGHER, other, Direction.LOWER, m.cases);
        double va = DeLong.variance(RocCurve.of(m.values, m.cases, Direction.HIGHER));
        double vb = DeLong.variance(RocCurve.of(other, m.cases, Direction.LOWER));
        assertThat(r.se() * r.se()).isCloseTo(va + vb - 2 * r.covariance(), within(1e-14));
        AucComparison.Paired same =
                AucComparison.withDefaults().paired(m.values, Direction.HIGHER, m.values, Direction.HIGHER, m.cases);
        assertThat(same.difference()).isZero();
        assertThat(same.notes()).extracting("code").containsExactly("prediction.comparison-no-variation");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void constantWeightsCancel(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        double[] weights = new double[m.values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = m.cases[i] ? 1.7 : 23.1;
        }
        WeightedAuc.Result weighted = WeightedAuc.withDefaults().of(m.values, m.cases, weights);
        DeLong.Result plain = DeLong.withDefaults().of(RocCurve.of(m.values, m.cases, Direction.HIGHER));
        assertThat(weighted.auc()).isCloseTo(plain.auc(), within(1e-13));
        assertThat(weighted.se()).isCloseTo(plain.se(), within(1e-7));
        assertThat(weighted.effectiveCases()).isCloseTo(plain.n1(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wholeWeightsAreRepeatedSubjects(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        double[] weights =
                new Random(seed).ints(m.values.length, 1, 4).asDoubleStream().toArray();
        int[] repeated = IntStream.range(0, weights.length)
                .flatMap(i -> IntStream.range(0, (int) weights[i]).map(k -> i))
                .toArray();
        boolean[] cases = new boolean[repeated.length];
        for (int k = 0; k < repeated.length; k++) {
            cases[k] = m.cases[repeated[k]];
        }
        double[] values = IntStream.of(repeated).mapToDouble(i -> m.values[i]).toArray();
        assertThat(WeightedAuc.withDefaults().of(m.values, m.cases, weights).auc())
                .isCloseTo(Samples.auc(values, cases), within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowOrderAndThreadsDoNotMatter(int seed) {
        RandomMarkers m = new RandomMarkers(seed);
        int n = m.values.length;
        int[] order = MatchedRows.shuffled(n, new java.util.SplittableRandom(seed));
        double[] values = IntStream.of(order).mapToDouble(i -> m.values[i]).toArray();
        boolean[] cases = new boolean[n];
        int[] sets = new int[n];
        int[] shuffledSets = new int[n];
        for (int i = 0; i < n; i++) {
            sets[i] = i / 2;
        }
        for (int i = 0; i < n; i++) {
            cases[i] = m.cases[order[i]];
            shuffledSets[i] = sets[order[i]];
        }
        RocBootstrap one = RocBootstrap.withDefaults().with(60, seed);
        RocBootstrap four = one.withThreads(4);
        RocBootstrap.Result a = one.of(RocCurve.of(m.values, m.cases, Direction.HIGHER));
        RocBootstrap.Result b = four.of(RocCurve.of(values, cases, Direction.HIGHER));
        assertThat(b.ci()).isEqualTo(a.ci());
        assertThat(b.cutCi()).isEqualTo(a.cutCi());
        assertThat(b.se()).isEqualTo(a.se());
        RocBootstrap.Result c = one.ofSets(m.values, m.cases, sets, Direction.HIGHER);
        RocBootstrap.Result d = four.ofSets(values, cases, shuffledSets, Direction.HIGHER);
        assertThat(d.ci()).isEqualTo(c.ci());
        assertThat(d.youdenOptimism()).isEqualTo(c.youdenOptimism());
        assertThat(WithinSetConcordance.of(values, cases, shuffledSets))
                .isEqualTo(WithinSetConcordance.of(m.values, m.cases, sets));
    }

    @Test
    void manyTiedRowsAreExact() {
        // Values 0..9, cases one step up in half of the subjects: the area by summing over the 10 x 10 table of counts.
        int n = 300_000;
        double[] values = new double[n];
        boolean[] cases = new boolean[n];
        long[][] counts = new long[2][11];
        Random random = new Random(7);
        for (int i = 0; i < n; i++) {
            cases[i] = random.nextInt(3) == 0;
            int value = random.nextInt(10) + (cases[i] && random.nextBoolean() ? 1 : 0);
            values[i] = value * 0.1;
            counts[cases[i] ? 1 : 0][value]++;
        }
        long doubled = 0;
        for (int a = 0; a < 11; a++) {
            for (int b = 0; b <= a; b++) {
                doubled += counts[1][a] * counts[0][b] * (a == b ? 1 : 2);
            }
        }
        long n1 = Arrays.stream(counts[1]).sum();
        long n0 = Arrays.stream(counts[0]).sum();
        RocCurve curve = RocCurve.of(values, cases, Direction.HIGHER);
        DeLong.Result r = DeLong.withDefaults().of(curve);
        assertThat(curve.doubledU()).isEqualTo(doubled);
        assertThat(r.auc()).isEqualTo(doubled / (2.0 * n1 * n0));
        // With many subjects the standard error is that of independent draws: between half and twice Hanley and
        // McNeil's.
        double hanley = HanleyMcNeil.withDefaults().of(r.auc(), r.n1(), r.n0()).se();
        assertThat(r.se()).isBetween(hanley / 2, hanley * 2);
        assertThat(r.ci().low()).isLessThan(r.auc());
    }

    @Test
    void nothingIsMadeUpWithoutBothGroups() {
        double[] values = {1, 2, 3};
        DeLong.Result none =
                DeLong.withDefaults().of(RocCurve.of(values, new boolean[] {true, true, true}, Direction.HIGHER));
        assertThat(none.auc()).isNaN();
        assertThat(none.notes()).extracting("code").containsExactly("prediction.no-control");
        DeLong.Result one =
                DeLong.withDefaults().of(RocCurve.of(values, new boolean[] {false, true, true}, Direction.HIGHER));
        assertThat(one.auc()).isEqualTo(1);
        assertThat(one.se()).isNaN();
        assertThat(one.p()).isNaN();
        assertThat(one.notes()).extracting("code").containsExactly("prediction.se-needs-two");
        assertThat(Cutpoints.withDefaults().of(RocCurve.of(values, new boolean[3], Direction.HIGHER)))
                .isEmpty();
    }

    @Test
    void refusesWhatItsCallersMayNotAsk() {
        RocCurve curve = RocCurve.of(new double[] {1, 2}, new boolean[] {false, true}, Direction.HIGHER);
        assertThatThrownBy(() -> curve.sensitivityAt(1.5)).hasMessage("specificity must be in [0, 1], got 1.5");
        assertThatThrownBy(() -> new DeLong(95)).hasMessage("level must be in (0, 1), got 95.0");
        assertThatThrownBy(() -> Prevalence.given(0)).hasMessage("prevalence must be in (0, 1), got 0.0");
        assertThatThrownBy(() -> new PartialAuc(PartialAuc.Focus.SPECIFICITY, 0.9, 0.8))
                .hasMessageContaining("from < to");
        assertThatThrownBy(() -> RocCurve.of(new double[1], new boolean[2], Direction.HIGHER))
                .hasMessage("marker must have one value a subject (2), got 1");
    }
}
