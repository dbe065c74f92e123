package org.counterpart.audit.attainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttainableTest {
    private static final double Z = 1.959963984540054;

    private static PrintedModel model(int n1, int n0, boolean significant, double... or) {
        double[] beta = Arrays.stream(or).map(Math::log).toArray();
        double[] se = Arrays.stream(beta)
                .map(b -> significant ? Math.abs(b) / Z : Double.POSITIVE_INFINITY)
                .toArray();
        double[] none = new double[or.length];
        Arrays.fill(none, Double.NaN);
        return new PrintedModel(n1, n0, beta, new double[or.length], se, none, none, null);
    }

    /** Asked once: it takes seconds. */
    private static final Attainable OF_THE_SEED_PAPER = Attainable.of(seed(true), 0.9285, 0.9295, Proof.ALWAYS);

    /** Four predictors, 61/61, every Wald P below 0.05: the paper this project began with. */
    private static PrintedModel seed(boolean significant) {
        return model(61, 61, significant, 5.378, 6.111, 3.245, 2.890);
    }

    /**
     * One predictor: the model is saturated, so every table is calibrated, and with exposure shares s and t the AUC is
     * 1/2 + (s − t)/2, where
     * s/(1−s) = OR t/(1−t). It is largest at s = 1 − t: 1/2 + tanh(ln OR/4)/2.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 9, 0.2})
    void onePredictorHasAClosedForm(double or) {
        double largest = 0.5 + Math.tanh(Math.abs(Math.log(or)) / 4) / 2;
        Attainable found = Attainable.of(model(40, 60, false, or), 0.5, 0.5, Proof.ALWAYS);
        assertThat(found.any().high().auc()).isCloseTo(largest, within(1e-4));
        assertThat(found.calibrated().high().auc()).isCloseTo(largest, within(1e-4));
        assertThat(found.independent().high().auc()).isCloseTo(largest, within(1e-6));
    }

    /** Rough searches made for the project's brief gave 0.914, 0.946 and 0.848; any about 0.968. */
    @Test
    void theSeedPaper() {
        Attainable found = OF_THE_SEED_PAPER;
        assertThat(found.any().high().auc()).isBetween(0.9675, 0.9685);
        assertThat(found.calibrated().high().auc()).isBetween(0.9135, 0.9145);
        assertThat(found.independent().high().auc()).isBetween(0.8480, 0.8490);
        assertThat(found.independent().low().auc()).isBetween(0.6900, 0.6910);
        assertThat(found.deviance()).isBetween(7.0, 8.6);
        assertThat(new TableSearch(seed(false), Tables.Fit.CALIBRATED, 1)
                        .search()
                        .auc())
                .isBetween(0.9455, 0.9465);
    }

    /**
     * A witness is checked by routes that the search does not use: whole subjects fitted again, pairs counted one by
     * one.
     */
    @Test
    void witnessesAreTables() {
        Attainable found = OF_THE_SEED_PAPER;
        double[] beta = seed(true).beta();
        for (AttainableEnd bound : new AttainableEnd[] {
            found.any().low(),
            found.any().high(),
            found.calibrated().low(),
            found.calibrated().high(),
            found.independent().low(),
            found.independent().high(),
            found.witness()
        }) {
            double[] a = bound.cases();
            double[] b = bound.controls();
            assertThat(Arrays.stream(a).sum()).isCloseTo(61, within(1e-6));
            assertThat(Arrays.stream(b).sum()).isCloseTo(61, within(1e-6));
            assertThat(Arrays.stream(a).min().orElseThrow()).isNotNegative();
            assertThat(Arrays.stream(b).min().orElseThrow()).isNotNegative();
            double won = 0;
            double[] score = new double[5];
            for (int x = 0; x < 16; x++) {
                double p = 1 / (1 + Math.exp(-bound.intercept() - eta(beta, x)));
                for (int term = 0; term < 5; term++) {
                    boolean in = term == 0 || (x >> (term - 1) & 1) == 1;
                    score[term] += in ? a[x] - (a[x] + b[x]) * p : 0;
                }
                for (int y = 0; y < 16; y++) {
                    double gap = eta(beta, x) - eta(beta, y);
                    won += a[x] * b[y] * (gap > 1e-9 ? 1 : gap < -1e-9 ? 0 : 0.5);
                }
            }
            assertThat(score).containsExactly(new double[5], within(1e-6));
            assertThat(won / 61 / 61).isCloseTo(bound.auc(), within(1e-9));
        }
    }

    private static double eta(double[] beta, int pattern) {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum += (pattern >> j & 1) == 1 ? beta[j] : 0;
        }
        return sum;
    }

    /**
     * Tables of whole subjects, fitted by the program's own regression: their AUC lies within what the search finds for
     * their odds ratios.
     */
    @Test
    void realTablesLieWithin() {
        SplittableRandom random = new SplittableRandom(7);
        int asked = 0;
        for (int draw = 0; draw < 60 && asked < 12; draw++) {
            int n = 40;
            double[][] x = new double[2][2 * n];
            double[] y = new double[2 * n];
            for (int i = 0; i < 2 * n; i++) {
                y[i] = i < n ? 1 : 0;
                x[0][i] = random.nextDouble() < (i < n ? 0.6 : 0.3) ? 1 : 0;
                x[1][i] = random.nextDouble() < (x[0][i] == 1 ? 0.7 : 0.3) ? 1 : 0;
            }
            var fit = Logistic.withDefaults().fit(DesignMatrix.ofColumns(List.of("a", "b"), x), y);
            double[] b = fit.b();
            if (Double.isNaN(b[0]) || Math.abs(b[1] - b[2]) < 0.05 || Math.abs(b[1] + b[2]) < 0.05) {
                continue;
            }
            asked++;
            double won = 0;
            for (int i = 0; i < n; i++) {
                for (int j = n; j < 2 * n; j++) {
                    double gap = b[1] * (x[0][i] - x[0][j]) + b[2] * (x[1][i] - x[1][j]);
                    won += gap > 1e-9 ? 1 : gap < -1e-9 ? 0 : 0.5;
                }
            }
            double auc = won / n / n;
            Attainable found =
                    Attainable.of(model(n, n, false, Math.exp(b[1]), Math.exp(b[2])), auc, auc, Proof.WHERE_IT_DECIDES);
            assertThat(auc)
                    .isBetween(
                            found.any().low().auc() - 1e-4, found.any().high().auc() + 1e-4);
            assertThat(found.deviance()).isLessThanOrEqualTo(deviance(x, y, b) + 0.05);
        }
        assertThat(asked).isEqualTo(12);
    }

    private static double deviance(double[][] x, double[] y, double[] b) {
        double[] a = new double[4];
        double[] m = new double[4];
        for (int i = 0; i < y.length; i++) {
            int pattern = (int) (x[0][i] + 2 * x[1][i]);
            a[pattern] += y[i];
            m[pattern]++;
        }
        double sum = 0;
        for (int p = 0; p < 4; p++) {
            double risk = 1 / (1 + Math.exp(-b[0] - b[1] * (p & 1) - b[2] * (p >> 1)));
            sum += a[p] > 0 ? a[p] * Math.log(a[p] / (m[p] * risk)) : 0;
            sum += m[p] > a[p] ? (m[p] - a[p]) * Math.log((m[p] - a[p]) / (m[p] * (1 - risk))) : 0;
        }
        return 2 * sum;
    }

    /**
     * The bounds of the standard errors hold in every witness: the information of the table is inverted here by
     * cofactors of its own.
     */
    @Test
    void theSearchKeepsEveryStandardErrorBelowItsBound() {
        PrintedModel printed = seed(true);
        Attainable found = OF_THE_SEED_PAPER;
        Stream.of(found.any().high(), found.calibrated().high(), found.witness())
                .forEach(bound -> {
                    double[] subjects = bound.cases();
                    double[] controls = bound.controls();
                    for (int x = 0; x < subjects.length; x++) {
                        subjects[x] += controls[x];
                    }
                    double[][] information = new double[5][5];
                    for (int x = 0; x < 16; x++) {
                        double p = 1 / (1 + Math.exp(-bound.intercept() - eta(printed.beta(), x)));
                        for (int i = 0; i < 5; i++) {
                            for (int j = 0; j < 5; j++) {
                                boolean in = (i == 0 || (x >> (i - 1) & 1) == 1) && (j == 0 || (x >> (j - 1) & 1) == 1);
                                information[i][j] += in ? subjects[x] * p * (1 - p) : 0;
                            }
                        }
                    }
                    var inverse = new LUDecomposition(new Array2DRowRealMatrix(information))
                            .getSolver()
                            .getInverse();
                    for (int j = 0; j < 4; j++) {
                        assertThat(Math.sqrt(inverse.getEntry(j + 1, j + 1))).isLessThan(printed.seMax(j) * (1 + 1e-9));
                    }
                });
    }
}
