package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterpart.ReferenceCase;
import org.counterpart.prediction.Performance.Measure;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.Samples;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;
import smile.classification.LogisticRegression;
import smile.validation.metric.AUC;

/** Optimism, cross-validation and benchmarks on matched pairs. */
class OptimismTest {
    private static final ReferenceCase PAIRS = ReferenceCase.of("val_pairs122");
    private static final List<String> NAMES = List.of("bmd", "crp", "age", "steroid");
    private static final double[][] COLUMNS = NAMES.stream().map(PAIRS::numbers).toArray(double[][]::new);
    private static final double[] Y = PAIRS.numbers("case");
    private static final boolean[] CASES = cases();
    private static final int[] SETS =
            Arrays.stream(PAIRS.numbers("pair")).mapToInt(v -> (int) v).toArray();
    private static final DesignMatrix X = DesignMatrix.ofColumns(NAMES, COLUMNS);
    private static final Refit LOGISTIC = rows -> {
        double[] b = Logistic.coefficients(X, Y, rows);
        return row -> X.linearPredictor(b, row);
    };

    private static boolean[] cases() {
        boolean[] cases = new boolean[Y.length];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = Y[i] == 1;
        }
        return cases;
    }

    @Test
    void threadsDoNotMatter() {
        Optimism.Result one = new Optimism(200, 3, 1).of(CASES, SETS, LOGISTIC);
        Optimism.Result four = new Optimism(200, 3, 4).of(CASES, SETS, LOGISTIC);
        assertThat(four.replicates()).isEqualTo(one.replicates());
        assertThat(four.measures()).isEqualTo(one.measures());
        assertThat(new Optimism(200, 4, 1).of(CASES, SETS, LOGISTIC).optimism()).isNotEqualTo(one.optimism());
    }

    @Test
    void wholeSetsAreDrawn() {
        Optimism.Result r = new Optimism(50, 1).of(CASES, SETS, rows -> {
            assertThat(rows).hasSize(122);
            for (int i = 0; i < rows.length; i += 2) {
                assertThat(SETS[rows[i]]).isEqualTo(SETS[rows[i + 1]]);
                assertThat(CASES[rows[i]] ^ CASES[rows[i + 1]]).isTrue();
            }
            return LOGISTIC.fit(rows);
        });
        assertThat(r.failed()).isZero();
        assertThat(r.optimism()).isPositive();
        assertThat(r.corrected()).isEqualTo(r.apparent() - r.optimism());
        assertThat(r.ci().low()).isLessThan(r.corrected());
        assertThat(r.ci().high()).isGreaterThan(r.corrected());
    }

    @Test
    void aModelThatLearnsNothingHasNoOptimism() {
        Optimism.Result r = new Optimism(400, 9).ofSubjects(CASES, rows -> row -> COLUMNS[0][row]);
        // The score is fixed beforehand, so train − test is noise about 0: within 4 standard errors of the mean of 400.
        double[] differences = r.replicates().stream()
                .mapToDouble(b -> b.train().auc() - b.test().auc())
                .toArray();
        double sd = org.counterpart.stats.Moments.of(differences).sd();
        assertThat(r.optimism()).isCloseTo(0, within(4 * sd / 20));
    }

    @Test
    void failuresAreCountedAndMissingScoresLeftOut() {
        Optimism.Result r = new Optimism(100, 2, 2)
                .of(
                        CASES,
                        SETS,
                        rows -> Arrays.stream(rows).anyMatch(i -> i == 0) && rows.length < 1000
                                ? row -> row == 5 ? Double.NaN : COLUMNS[1][row]
                                : null);
        assertThat(r.resamples() + r.failed()).isEqualTo(100);
        // A set is missed with probability (60/61)^61 = 0.365.
        assertThat(r.failed()).isBetween(20, 55);
        assertThat(r.notes()).extracting("code").containsExactly("prediction.resamples-failed");
        double[] marker = COLUMNS[1].clone();
        marker[5] = Double.NaN;
        assertThat(r.apparent()).isEqualTo(Samples.auc(marker, CASES));
        Optimism.Result none = new Optimism(0, 1).of(CASES, SETS, rows -> null);
        assertThat(none.apparent()).isNaN();
        assertThat(none.notes()).extracting("code").containsExactly("prediction.no-apparent-model");
    }

    @Test
    void aModelWithoutPredictorsHasNoSlope() {
        Optimism.Result r = new Optimism(20, 1).of(CASES, SETS, rows -> row -> 0.0);
        assertThat(r.apparent()).isEqualTo(0.5);
        assertThat(r.optimism()).isZero();
        assertThat(r.measures().get(Measure.SLOPE).optimism()).isNaN();
        assertThat(r.measures().get(Measure.BRIER).apparent()).isEqualTo(0.25);
    }

    @Test
    void foldsKeepSetsTogetherAndLeaveEveryRowOutOnce() {
        for (int seed = 1; seed <= 20; seed++) {
            Folds folds = Folds.ofSets(SETS, 5, seed);
            int[] out = new int[122];
            for (int f = 0; f < folds.count(); f++) {
                int[] held = folds.heldOut(f);
                assertThat(held.length).isBetween(24, 26);
                int[] sets = IntStream.of(held).map(r -> SETS[r]).toArray();
                assertThat(IntStream.of(folds.training(f))
                                .map(r -> SETS[r])
                                .anyMatch(s -> IntStream.of(sets).anyMatch(t -> t == s)))
                        .isFalse();
                for (int row : held) {
                    out[row]++;
                }
            }
            assertThat(out).containsOnly(1);
        }
        assertThat(Folds.leaveOneSetOut(SETS).count()).isEqualTo(61);
        Folds stratified = Folds.stratified(CASES, 4, 1);
        for (int f = 0; f < 4; f++) {
            assertThat(IntStream.of(stratified.heldOut(f)).filter(r -> CASES[r]).count())
                    .isBetween(15L, 16L);
        }
    }

    @Test
    void benchmarksAreTheSameEveryTimeAndKeepToTheirFolds() {
        Benchmarks benchmarks = Benchmarks.withSeed(11);
        List<Benchmarks.Model> first = benchmarks.of(COLUMNS, CASES, SETS, LOGISTIC);
        List<Benchmarks.Model> again = benchmarks.of(COLUMNS, CASES, SETS, LOGISTIC);
        assertThat(again).isEqualTo(first);
        assertThat(first).extracting("name").containsExactly("logistic", "random-forest", "boosted-trees");
        double[] outOfFold = new CrossValidation(Folds.ofSets(SETS, 5, 11)).scores(LOGISTIC);
        assertThat(first.get(0).auc().auc()).isEqualTo(Samples.auc(outOfFold, CASES));
        for (Benchmarks.Model m : first.subList(1, 3)) {
            assertThat(m.auc().auc()).isBetween(0.5, 0.9);
            assertThat(m.againstLogistic().difference())
                    .isCloseTo(m.auc().auc() - first.get(0).auc().auc(), within(1e-15));
        }
    }

    @Test
    void benchmarksFindWhatALineCannot() {
        // An exclusive-or of two signs: no line through it, two splits find it.
        Random random = new Random(3);
        int n = 240;
        double[][] x = new double[2][n];
        boolean[] cases = new boolean[n];
        double[] y = new double[n];
        int[] sets = new int[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = random.nextGaussian();
            x[1][i] = random.nextGaussian();
            cases[i] = (x[0][i] > 0) != (x[1][i] > 0);
            y[i] = cases[i] ? 1 : 0;
            sets[i] = i;
        }
        DesignMatrix design = DesignMatrix.ofColumns(List.of("a", "b"), x);
        List<Benchmarks.Model> models = Benchmarks.withSeed(1).of(x, cases, sets, rows -> {
            double[] b = Logistic.coefficients(design, y, rows);
            return row -> design.linearPredictor(b, row);
        });
        assertThat(models.get(0).auc().auc()).isLessThan(0.7);
        assertThat(models.get(1).auc().auc()).isGreaterThan(0.9);
        assertThat(models.get(2).auc().auc()).isGreaterThan(0.9);
    }

    @Test
    void smilesLogisticAndAreaAgree() {
        double[][] rows = new double[122][4];
        int[] y = new int[122];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 4; j++) {
                rows[i][j] = COLUMNS[j][i];
            }
            y[i] = (int) Y[i];
        }
        LogisticRegression.Binomial theirs = LogisticRegression.binomial(rows, y, 0, 1e-12, 5000);
        double[] ours = Logistic.coefficients(X, Y, IntStream.range(0, 122).toArray());
        double[] lastIsIntercept = {ours[1], ours[2], ours[3], ours[4], ours[0]};
        // Smile's quasi-Newton search stops on the step: 1e-6 of a coefficient is what it can be held to.
        for (int j = 0; j < 5; j++) {
            assertThat(theirs.coefficients()[j])
                    .isCloseTo(lastIsIntercept[j], within(1e-6 * Math.abs(lastIsIntercept[j])));
        }
        double[] probability = IntStream.range(0, 122)
                .mapToDouble(i -> Logit.inverse(X.linearPredictor(ours, i)))
                .toArray();
        assertThat(Samples.auc(probability, CASES)).isCloseTo(AUC.of(y, probability), within(1e-14));
        double[] tied = Arrays.stream(COLUMNS[2]).map(v -> Math.rint(v / 5)).toArray();
        assertThat(Samples.auc(tied, CASES)).isCloseTo(AUC.of(y, tied), within(1e-14));
    }
}
