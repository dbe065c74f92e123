package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.ProfileLikelihood;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any data, and two routes to one number. */
class LogisticTest {

    /** Pairs: row 2i is the case, 2i + 1 the control. */
    private static final class Pairs {
        final DesignMatrix x;
        final double[] y;
        final int[] set;

        Pairs(long seed, int pairs) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 * pairs;
            double[][] columns = new double[3][n];
            y = new double[n];
            set = new int[n];
            for (int i = 0; i < n; i++) {
                y[i] = i % 2 == 0 ? 1 : 0;
                set[i] = i / 2;
                columns[0][i] = random.nextDouble() * 6 + y[i];
                columns[1][i] = random.nextDouble() < 0.3 + 0.2 * y[i] ? 1 : 0;
                columns[2][i] = random.nextInt(4);
            }
            x = DesignMatrix.ofColumns(List.of("age", "exposed", "grade"), columns);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void oneToOneConditionalIsLogisticOnDifferencesWithoutIntercept(long seed) {
        Pairs p = new Pairs(seed, 80);
        ConditionalFit fit = ConditionalLogistic.withDefaults().fit(p.x, p.y, p.set);
        double[][] differences = new double[3][80];
        double[] ones = new double[80];
        Arrays.fill(ones, 1);
        for (int i = 0; i < 80; i++) {
            for (int j = 0; j < 3; j++) {
                differences[j][i] = p.x.value(2 * i, j) - p.x.value(2 * i + 1, j);
            }
        }
        DesignMatrix d = DesignMatrix.ofColumns(List.of("age", "exposed", "grade"), differences);
        Estimate plain = Estimate.of(new UnconditionalRegression(d, new int[] {0, 1, 2}, false, ones, null));
        for (int j = 0; j < 3; j++) {
            assertThat(fit.b(j)).isCloseTo(plain.b[j], within(1e-11));
            assertThat(fit.se(j)).isCloseTo(Math.sqrt(plain.covariance[j][j]), within(1e-11));
        }
        assertThat(fit.logLik()).isCloseTo(plain.logLik, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void pairsOfOneBinaryExposure(long seed) {
        Pairs p = new Pairs(seed, 60);
        DesignMatrix exposed = p.x.select(1);
        ConditionalFit fit = ConditionalLogistic.withDefaults().fit(exposed, p.y, p.set);
        double b = discordant(p, 1);
        double c = discordant(p, -1);
        // The maximum is the ratio of the discordant pairs; the score test is McNemar's without correction.
        assertThat(Math.exp(fit.b(0))).isCloseTo(b / c, within(1e-11 * b / c));
        assertThat(fit.se(0)).isCloseTo(Math.sqrt(1 / b + 1 / c), within(1e-11));
        assertThat(fit.score().statistic()).isCloseTo((b - c) * (b - c) / (b + c), within(1e-11));
        assertThat(fit.bic()).isCloseTo(-2 * fit.logLik() + Math.log(60), within(1e-11));
    }

    /** Pairs in which the exposure of the case less that of the control is this. */
    private static double discordant(Pairs p, int difference) {
        double[] exposure = new double[60];
        for (int i = 0; i < p.y.length; i++) {
            exposure[p.set[i]] += (p.y[i] == 1 ? 1 : -1) * p.x.value(i, 1);
        }
        return Arrays.stream(exposure).filter(e -> e == difference).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheRowsChangesNoBit(long seed) {
        Pairs p = new Pairs(seed, 70);
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, 140).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        DesignMatrix shuffled = p.x.selectRows(order);
        double[] y = Arrays.stream(order).mapToDouble(i -> p.y[i]).toArray();
        int[] set = Arrays.stream(order).map(i -> 1000 - p.set[i]).toArray();
        LogisticFit one = Logistic.withDefaults().fit(p.x, p.y);
        LogisticFit other = Logistic.withDefaults().fit(shuffled, y);
        assertThat(other.b()).isEqualTo(one.b());
        assertThat(other.covariance()).isEqualTo(one.covariance());
        assertThat(other.logLik()).isEqualTo(one.logLik());
        ConditionalFit oneC = ConditionalLogistic.withDefaults().fit(p.x, p.y, p.set);
        ConditionalFit otherC = ConditionalLogistic.withDefaults().fit(shuffled, y, set);
        assertThat(otherC.b()).isEqualTo(oneC.b());
        assertThat(otherC.covariance()).isEqualTo(oneC.covariance());
        assertThat(otherC.logLik()).isEqualTo(oneC.logLik());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 7, 1e8})
    void unitsDoNotMatter(double unit) {
        Pairs p = new Pairs(11, 70);
        double[] scaled = IntStream.range(0, 140)
                .mapToDouble(i -> p.x.value(i, 0) * unit + 1000 * unit)
                .toArray();
        DesignMatrix other = p.x.select(1, 2).with("age", scaled);
        LogisticFit fit = Logistic.withDefaults().fit(p.x, p.y);
        LogisticFit same = Logistic.withDefaults().fit(other, p.y);
        assertThat(same.b(3) * unit).isCloseTo(fit.b(1), within(1e-11));
        assertThat(same.se(3) * unit).isCloseTo(fit.se(1), within(1e-11));
        assertThat(same.b(0) + 1000 * unit * same.b(3)).isCloseTo(fit.b(0), within(1e-9));
        assertThat(same.logLik()).isCloseTo(fit.logLik(), within(1e-11));
        ConditionalFit conditional = ConditionalLogistic.withDefaults().fit(p.x, p.y, p.set);
        ConditionalFit sameC = ConditionalLogistic.withDefaults().fit(other, p.y, p.set);
        assertThat(sameC.b(2) * unit).isCloseTo(conditional.b(0), within(1e-9));
    }

    @Test
    void aColumnThatIsACombinationIsNamedAndLeftOut() {
        Pairs p = new Pairs(12, 70);
        double[] sum = IntStream.range(0, 140)
                .mapToDouble(i -> 3 + 2 * p.x.value(i, 0) - p.x.value(i, 2))
                .toArray();
        LogisticFit fit = Logistic.withDefaults().fit(p.x.with("sum", sum), p.y);
        LogisticFit without = Logistic.withDefaults().fit(p.x, p.y);
        assertThat(fit.b(4)).isNaN();
        assertThat(fit.notes())
                .contains(Note.of("regression.collinear", Term.of("sum"), List.of(Term.of("age"), Term.of("grade"))));
        assertThat(fit.rank()).isEqualTo(4);
        assertThat(fit.logLik()).isCloseTo(without.logLik(), within(1e-11));
        for (int j = 0; j < 4; j++) {
            assertThat(fit.b(j)).isCloseTo(without.b(j), within(1e-10));
            assertThat(fit.se(j)).isCloseTo(without.se(j), within(1e-10));
        }
        assertThat(fit.wald().df()).isEqualTo(3);
    }

    @Test
    void aConstantColumnHasNoCoefficient() {
        Pairs p = new Pairs(13, 70);
        double[] constant = new double[140];
        Arrays.fill(constant, 7.3);
        LogisticFit fit = Logistic.withDefaults().fit(p.x.with("same", constant), p.y);
        assertThat(fit.notes()).contains(Note.of("regression.constant", Term.of("same")));
        assertThat(fit.b(4)).isNaN();
        double[] bySet =
                IntStream.range(0, 140).mapToDouble(i -> 0.1 * p.set[i]).toArray();
        ConditionalFit conditional = ConditionalLogistic.withDefaults().fit(p.x.with("matched", bySet), p.y, p.set);
        assertThat(conditional.notes()).contains(Note.of("regression.constant-in-sets", Term.of("matched")));
        assertThat(conditional.b(3)).isNaN();
        assertThat(conditional.likelihoodRatio().df()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void refitsOfResamplesAreTheFitsOfTheirRows(long seed) {
        Pairs p = new Pairs(seed, 61);
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = IntStream.range(0, 122).map(i -> random.nextInt(122)).toArray();
        double[] y = Arrays.stream(rows).mapToDouble(i -> p.y[i]).toArray();
        LogisticFit full = Logistic.withDefaults().fit(p.x.selectRows(rows), y);
        double[] b = Logistic.coefficients(p.x, p.y, rows);
        for (int j = 0; j < 4; j++) {
            assertThat(b[j]).isCloseTo(full.b(j), within(1e-10));
        }
    }

    @Test
    void aMillionRowsByChunksAsBySmallPieces() {
        // The same 500 rows 600 times over: the coefficients are theirs, the covariance theirs over 600.
        Pairs p = new Pairs(14, 250);
        int[] rows = IntStream.range(0, 300_000).map(i -> i % 500).toArray();
        double[] y = Arrays.stream(rows).mapToDouble(i -> p.y[i]).toArray();
        LogisticFit large = Logistic.withDefaults().fit(p.x.selectRows(rows), y);
        LogisticFit small = Logistic.withDefaults().fit(p.x, p.y);
        assertThat(large.converged()).isTrue();
        for (int j = 0; j < 4; j++) {
            assertThat(large.b(j)).isCloseTo(small.b(j), within(1e-10));
            assertThat(large.se(j) * Math.sqrt(600)).isCloseTo(small.se(j), within(1e-10));
        }
        assertThat(large.logLik()).isCloseTo(600 * small.logLik(), within(1e-6));
    }

    @Test
    void setsOfHundredsDoNotBlowUp() {
        // With one column that is 1 for a out of N, the number of exposed among D cases is Fisher's noncentral
        // hypergeometric:
        // its maximum has the observed count as its mean. 300 of 700, 250 cases, 130 of them exposed.
        int n = 700;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = i < 250 ? 1 : 0;
            x[i] = i < 130 || (i >= 250 && i < 420) ? 1 : 0;
        }
        ConditionalFit fit = ConditionalLogistic.withDefaults()
                .fit(DesignMatrix.ofColumns(List.of("x"), new double[][] {x}), y, new int[n]);
        assertThat(fit.converged()).isTrue();
        double[] log = new double[251];
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= 250; k++) {
            log[k] = logChoose(300, k) + logChoose(400, 250 - k) + k * fit.b(0);
            top = Math.max(top, log[k]);
        }
        double total = 0;
        double mean = 0;
        for (int k = 0; k <= 250; k++) {
            double w = Math.exp(log[k] - top);
            total += w;
            mean += k * w;
        }
        assertThat(mean / total).isCloseTo(130, within(1e-8));
        assertThat(fit.logLik()).isCloseTo(130 * fit.b(0) - top - Math.log(total), within(1e-8));
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log((double) (n - k + i) / i);
        }
        return sum;
    }

    @Test
    void refusesWhatCannotBeFitted() {
        DesignMatrix x = DesignMatrix.ofColumns(List.of("x"), new double[][] {{1, 2, 3}});
        assertThatThrownBy(() -> Logistic.withDefaults().fit(x, new double[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y must have 3 values, got 2");
        assertThatThrownBy(() -> Logistic.withDefaults().fit(x, new double[] {1, 0, 2}))
                .hasMessage("y must be 0 or 1, got 2.0");
        assertThatThrownBy(() -> Logistic.withDefaults().fit(x, new double[] {0, 0, 0}))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note().code()).isEqualTo("regression.no-cases"));
        assertThatThrownBy(() -> ConditionalLogistic.withDefaults().fit(x, new double[] {0, 1, 1}, new int[] {1, 2, 2}))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note().code()).isEqualTo("regression.no-informative-set"));
    }

    @Test
    void fewEventsForEachTermAreNoted() {
        Pairs p = new Pairs(15, 12);
        assertThat(Logistic.withDefaults().fit(p.x, p.y).notes())
                .contains(Note.of("regression.events-per-variable", 12, 3, 4.0));
    }

    @Test
    void profileLimitsAreWhereTheLikelihoodHasFallenByTheQuantile() {
        Pairs p = new Pairs(16, 70);
        ConditionalFit fit = ConditionalLogistic.withDefaults().fit(p.x, p.y, p.set);
        for (double level : new double[] {0.8, 0.95, 0.999}) {
            for (int j = 0; j < 3; j++) {
                var ci = new ProfileLikelihood(level).interval(fit, j);
                for (double limit : new double[] {ci.low(), ci.high()}) {
                    Estimate e = fit.estimate();
                    Newton.Maximum held = Newton.maximise(
                            e.prepared.likelihood,
                            e.maximum.at,
                            Newton.Constraint.of(e.prepared.basis.functional(j), limit),
                            100);
                    assertThat(2 * (fit.logLik() - held.value))
                            .isCloseTo(Tails.chiSquareQuantile(level, 1), within(1e-9));
                }
            }
        }
    }
}
