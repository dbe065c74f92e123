package org.counterpart.audit.attainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A bound is proven on paper; here it is attacked: no table drawn may lie beyond it, and the best table found must lie
 * near it.
 */
class ProvenTest {
    private static final double Z = 1.959963984540054;

    private static PrintedModel model(int n1, int n0, double[] or, double z) {
        double[] beta = Arrays.stream(or).map(Math::log).toArray();
        double[] slack = Arrays.stream(or).map(v -> Math.log1p(0.0005 / v)).toArray();
        double[] se = Arrays.stream(beta)
                .map(b -> z == 0 ? Double.POSITIVE_INFINITY : Math.abs(b) / z)
                .toArray();
        double[] none = new double[or.length];
        Arrays.fill(none, Double.NaN);
        return new PrintedModel(n1, n0, beta, slack, se, none, none, null);
    }

    private static Reach.Proven proven(PrintedModel model, int sign, double gap, Effort effort, AttainableEnd found) {
        return new Reach(model, Tables.Fit.FREE, sign, gap, effort).prove(found, sign * found.auc() + gap);
    }

    @Test
    void theSeedPaper() {
        Attainable found = Attainable.of(
                model(61, 61, new double[] {5.378, 6.111, 3.245, 2.890}, Z), 0.9285, 0.9295, Proof.ALWAYS);
        assertThat(found.calibrated().high().auc()).isBetween(0.9138, 0.9140);
        assertThat(found.calibrated().atMost()).isBetween(0.9140, 0.9150);
        assertThat(found.independent().atMost())
                .isCloseTo(found.independent().high().auc(), within(2e-4))
                .isGreaterThan(found.independent().high().auc());
        assertThat(found.independent().atLeast())
                .isBetween(0.68, found.independent().low().auc());
    }

    /** One predictor saturates the model, so no table has lack of fit. */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 9, 0.2})
    void theReachOfOnePredictorHasAClosedForm(double or) {
        PrintedModel model = model(40, 60, new double[] {or}, 0);
        double strongest = Math.abs(Math.log(or)) + Math.log1p(0.0005 / or);
        double largest = 0.5 + Math.tanh(strongest / 4) / 2;
        AttainableEnd found = new TableSearch(model, Tables.Fit.FREE, 1).search();
        assertThat(proven(model, 1, 2e-3, Effort.unlimited(), found).limit()).isBetween(largest, largest + 4e-3);
    }

    @Test
    void theReachOfTheSeedPaper() {
        PrintedModel model = model(61, 61, new double[] {5.378, 6.111, 3.245, 2.890}, Z);
        AttainableEnd found = new TableSearch(model, Tables.Fit.FREE, 1).search();
        Reach.Proven proven = proven(model, 1, 1e-2, Effort.unlimited(), found);
        assertThat(proven.best().auc()).isBetween(0.9675, 0.9690);
        assertThat(proven.limit()).isBetween(proven.best().auc(), 0.9785);
        // The best tables near random intercepts, in random orders of the scores; none may lie beyond.
        SplittableRandom random = new SplittableRandom(5);
        for (int draw = 0; draw < 60; draw++) {
            double[] beta = model.beta();
            for (int j = 0; j < beta.length; j++) {
                beta[j] += model.slack(j) * (2 * random.nextDouble() - 1);
            }
            double from = -5 + 4.5 * random.nextDouble();
            Tables tables = Tables.within(model, new Patterns(beta), from, from + 0.1, Tables.Fit.FREE, Tables.NO_CUT);
            double[] point = Centre.of(tables, false);
            if (point != null) {
                new InteriorPoint(tables).climb(point, 1);
                assertThat(tables.auc(point)).isLessThanOrEqualTo(proven.limit());
            }
        }
    }

    /** With five predictors a proof may take longer than anybody waits: it ends, and what is not proven is not told. */
    @Test
    void aProofThatTakesTooLongIsGivenUp() {
        PrintedModel model = model(300, 300, new double[] {5.378, 6.111, 3.245, 2.890, 1.9}, Z);
        AttainableEnd found = new TableSearch(model, Tables.Fit.FREE, 1).search();
        Reach.Proven proven = proven(model, 1, 3e-3, Effort.share(100), found);
        assertThat(proven.limit()).isNaN();
        assertThat(proven.best().auc()).isGreaterThanOrEqualTo(found.auc());
        assertThat(new Extent(found, proven.best(), Double.NaN, proven.limit()).proven())
                .isFalse();
    }

    /**
     * Whole subjects at random, fitted by the program's own regression: their AUC lies within what is proven for the
     * odds ratios and errors they print.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void noFittedTableLiesBeyond(int k) {
        SplittableRandom random = new SplittableRandom(k);
        int asked = 0;
        while (asked < 4) {
            int n1 = 30 + random.nextInt(60);
            int n0 = 30 + random.nextInt(60);
            double[][] x = new double[k][n1 + n0];
            double[] y = new double[n1 + n0];
            double sharp = 4 * random.nextDouble();
            for (int i = 0; i < y.length; i++) {
                y[i] = i < n1 ? 1 : 0;
                double common = random.nextDouble();
                for (int j = 0; j < k; j++) {
                    double p = 0.2 + 0.4 * y[i] * random.nextDouble() + sharp * (common - 0.5) / 4;
                    x[j][i] = random.nextDouble() < p ? 1 : 0;
                }
            }
            LogisticFit fit = Logistic.withDefaults()
                    .fit(
                            DesignMatrix.ofColumns(
                                    IntStream.range(0, k).mapToObj(j -> "x" + j).toList(), x),
                            y);
            if (!fit.converged() || IntStream.range(0, k + 1).anyMatch(j -> !(fit.se(j) < 2))) {
                continue;
            }
            asked++;
            double[] b = Arrays.copyOfRange(fit.b(), 1, k + 1);
            double won = 0;
            for (int i = 0; i < n1; i++) {
                for (int j = n1; j < y.length; j++) {
                    double gap = 0;
                    for (int c = 0; c < k; c++) {
                        gap += b[c] * (x[c][i] - x[c][j]);
                    }
                    won += gap > 1e-9 ? 1 : gap < -1e-9 ? 0 : 0.5;
                }
            }
            double auc = won / n1 / n0;
            double[] printed = Arrays.stream(b)
                    .map(v -> Math.log(Math.round(1000 * Math.exp(v)) / 1000.0))
                    .toArray();
            double[] slack = Arrays.stream(printed)
                    .map(v -> -Math.log1p(-0.0005 * Math.exp(-v)))
                    .toArray();
            double[] se = IntStream.rangeClosed(1, k).mapToDouble(fit::se).toArray();
            for (int j = 0; j < k; j++) {
                se[j] *= 1.001;
            }
            double[] none = new double[k];
            Arrays.fill(none, Double.NaN);
            PrintedModel model = new PrintedModel(n1, n0, printed, slack, se, none, none, null);
            AttainableEnd high = new TableSearch(model, Tables.Fit.FREE, 1).search();
            AttainableEnd low = new TableSearch(model, Tables.Fit.FREE, -1).search();
            assertThat(high.found()).isTrue();
            double atMost = proven(model, 1, 1e-2, Effort.unlimited(), high).limit();
            double atLeast = proven(model, -1, 1e-2, Effort.unlimited(), low).limit();
            assertThat(auc).isBetween(atLeast, atMost);
            assertThat(atMost - high.auc()).isLessThan(0.05);
        }
    }

    /**
     * {@code 1/2 + tanh(ln OR/4)/2} where nothing but the odds ratio is printed; its lower end is no information at
     * all.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 9, 0.2})
    void onePredictorHasAClosedForm(double or) {
        IndependentRange range = IndependentRange.of(model(40, 60, new double[] {or}, 0));
        double strongest = Math.abs(Math.log(or)) + Math.log1p(0.0005 / or);
        assertThat(range.high()).isCloseTo(0.5 + Math.tanh(strongest / 4) / 2, within(1e-12));
        assertThat(range.low()).isEqualTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void noCalibratedTableLiesBeyond(int k) {
        SplittableRandom random = new SplittableRandom(k);
        for (int repeat = 0; repeat < 3; repeat++) {
            double[] or = random.doubles(k, -0.7, 1.8).map(Math::exp).toArray();
            int n1 = 40 + random.nextInt(200);
            int n0 = 40 + random.nextInt(200);
            PrintedModel model = model(n1, n0, or, repeat == 0 ? 0 : 0.3);
            AttainableEnd found = new TableSearch(model, Tables.Fit.CALIBRATED, 1).search();
            if (!found.found()) {
                continue;
            }
            CalibratedCeiling.Proven proven = new CalibratedCeiling(model, found).prove();
            assertThat(proven.atMost())
                    .isBetween(proven.best().auc(), proven.best().auc() + 3e-3);
            int allowed = 0;
            for (int draw = 0; draw < 4000; draw++) {
                double auc = calibrated(model, random);
                if (!Double.isNaN(auc)) {
                    allowed++;
                    assertThat(auc).isLessThanOrEqualTo(proven.atMost());
                }
            }
            assertThat(allowed).isPositive();
        }
    }

    /**
     * A random calibrated table, its odds ratios anywhere within their rounding; NaN when a standard error is too
     * large.
     */
    private static double calibrated(PrintedModel model, SplittableRandom random) {
        double[] beta = model.beta();
        for (int j = 0; j < beta.length; j++) {
            beta[j] += model.slack(j) * (2 * random.nextDouble() - 1);
        }
        Patterns patterns = new Patterns(beta);
        // Controls at will; then the cases of a calibrated model are the controls times the odds.
        double[] controls = new double[patterns.size()];
        double[] cases = new double[patterns.size()];
        double sparse = 1 + 8 * random.nextDouble();
        for (int x = 0; x < controls.length; x++) {
            controls[x] = Math.pow(random.nextDouble(), sparse) + 1e-9;
            cases[x] = controls[x];
            for (int j = 0; j < beta.length; j++) {
                cases[x] *= Patterns.exposed(x, j) ? Math.exp(beta[j]) : 1;
            }
        }
        scale(controls);
        scale(cases);
        return allowed(model, patterns, cases, controls) ? patterns.auc(cases, controls) : Double.NaN;
    }

    private static void scale(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        for (int x = 0; x < shares.length; x++) {
            shares[x] /= sum;
        }
    }

    /**
     * Whether the standard errors of a calibrated table keep their bounds; its intercept shows where nobody is exposed.
     */
    private static boolean allowed(PrintedModel model, Patterns patterns, double[] cases, double[] controls) {
        double[] subjects = new double[cases.length];
        for (int x = 0; x < subjects.length; x++) {
            subjects[x] = model.n1() * cases[x] + model.n0() * controls[x];
        }
        double intercept = Math.log(model.n1() * cases[0] / (model.n0() * controls[0]));
        Information information = new Information(patterns, subjects, patterns.probabilities(intercept));
        for (int j = 0; j < model.predictors(); j++) {
            if (!(information.variance(j + 1) <= model.seMax(j) * model.seMax(j))) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void noTableWithIndependentFactorsLiesBeyond(int k) {
        SplittableRandom random = new SplittableRandom(k);
        double[] or = random.doubles(k, -1, 2).map(Math::exp).toArray();
        PrintedModel model = model(150, 200, or, 0.5);
        IndependentRange range = IndependentRange.of(model);
        int allowed = 0;
        for (int draw = 0; draw < 20000; draw++) {
            double[] beta = model.beta();
            double[] q = new double[k];
            for (int j = 0; j < k; j++) {
                beta[j] += model.slack(j) * (2 * random.nextDouble() - 1);
                q[j] = random.nextDouble();
            }
            Patterns patterns = new Patterns(beta);
            double[] cases = new double[patterns.size()];
            double[] controls = new double[patterns.size()];
            for (int x = 0; x < cases.length; x++) {
                controls[x] = 1;
                double odds = 1;
                for (int j = 0; j < k; j++) {
                    controls[x] *= Patterns.exposed(x, j) ? q[j] : 1 - q[j];
                    odds *= Patterns.exposed(x, j) ? Math.exp(beta[j]) : 1;
                }
                cases[x] = controls[x] * odds;
            }
            scale(cases);
            if (allowed(model, patterns, cases, controls)) {
                allowed++;
                assertThat(patterns.auc(cases, controls)).isBetween(range.low() - 1e-12, range.high() + 1e-12);
            }
        }
        assertThat(allowed).isGreaterThan(200);
    }
}
