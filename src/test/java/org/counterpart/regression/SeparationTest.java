package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.ProfileLikelihood;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationTest {

    private static DesignMatrix design(double[]... columns) {
        return DesignMatrix.ofColumns(
                IntStream.range(0, columns.length).mapToObj(j -> "x" + (j + 1)).toList(), columns);
    }

    @Test
    void completeSeparationByOneNumber() {
        LogisticFit fit =
                Logistic.withDefaults().fit(design(new double[] {1, 2, 3, 4, 5, 6}), new double[] {0, 0, 0, 1, 1, 1});
        assertThat(fit.separation().detected()).isTrue();
        assertThat(fit.separation().complete()).isTrue();
        assertThat(fit.separation().terms()).containsExactly(Term.INTERCEPT, Term.of("x1"));
        assertThat(fit.separation().limits()).containsExactly(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(fit.logLik()).isZero();
        assertThat(fit.fitted()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(fit.b()).containsOnly(Double.NaN);
        assertThat(fit.notes()).extracting(Note::code).contains("regression.separated-completely");
    }

    @Test
    void quasiSeparationAtATiedValue() {
        // At 3 both outcomes occur: the likelihood's limit leaves one half there, log 1/2 for each of the two.
        LogisticFit fit =
                Logistic.withDefaults().fit(design(new double[] {1, 2, 3, 3, 5, 6}), new double[] {0, 0, 0, 1, 1, 1});
        assertThat(fit.separation().complete()).isFalse();
        assertThat(fit.separation().terms()).containsExactly(Term.INTERCEPT, Term.of("x1"));
        assertThat(fit.logLik()).isCloseTo(2 * Math.log(0.5), within(1e-14));
        assertThat(fit.fitted()).containsExactly(0, 0, 0.5, 0.5, 1, 1);
    }

    @Test
    void aZeroCellLeavesTheOtherTermsAtTheirLimits() {
        // x1 = 1 never in controls. Without those rows: a 2x2 table of x2 with cells 3, 2 / 1, 4.
        double[] x1 = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] x2 = {0, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
        double[] y = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
        LogisticFit fit = Logistic.withDefaults().fit(design(x1, x2), y);
        assertThat(fit.separation().terms()).containsExactly(Term.of("x1"));
        assertThat(fit.separation().limits()).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(fit.separation().direction().get(0)).isZero();
        assertThat(fit.separation().direction().get(1)).isPositive();
        assertThat(fit.separation().direction().get(2)).isZero();
        assertThat(fit.b(0)).isCloseTo(Math.log(2.0 / 4), within(1e-12));
        assertThat(fit.b(2)).isCloseTo(Math.log(3.0 * 4 / (2 * 1)), within(1e-12));
        assertThat(fit.se(2)).isCloseTo(Math.sqrt(1 / 3.0 + 1 / 2.0 + 1 + 1 / 4.0), within(1e-12));
        assertThat(fit.logLik())
                .isCloseTo(
                        3 * Math.log(3 / 4.0) + Math.log(1 / 4.0) + 2 * Math.log(2 / 6.0) + 4 * Math.log(4 / 6.0),
                        within(1e-12));
        Interval profile = ProfileLikelihood.withDefaults().interval(fit, 1);
        assertThat(profile.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(fallAt(fit, 1, profile.low())).isCloseTo(3.841458820694124, within(1e-8)); // qchisq(.95, 1)
        assertThat(fit.wald().statistic()).isNaN();
        assertThat(fit.score().p()).isBetween(0.0, 1.0);
    }

    /**
     * Twice the fall of the likelihood when a coefficient is held at a value: the others by a fit with it as an offset
     * column.
     */
    private static double fallAt(LogisticFit fit, int parameter, double value) {
        Estimate e = fit.estimate();
        Newton.Maximum held = Newton.maximise(
                e.prepared.likelihood,
                e.prepared.nullAt,
                Newton.Constraint.of(e.prepared.basis.functional(parameter), value),
                100);
        return 2 * (fit.logLik() - held.value);
    }

    @Test
    void aBigCoefficientIsNoSeparation() {
        // One subject out of place among 400: an odds ratio of e^50 and more for the whole range, but finite.
        int n = 400;
        double[] x = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, n).mapToDouble(i -> i >= 200 ? 1 : 0).toArray();
        y[198] = 1;
        LogisticFit fit = Logistic.withDefaults().fit(design(x), y);
        assertThat(fit.separation().detected()).isFalse();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.b(1) * n).isGreaterThan(50);
    }

    @Test
    void seenWhileFittingWhenThereAreTooManyRowsToLookFirst() {
        int n = 60_000;
        SplittableRandom random = new SplittableRandom(5);
        double[] x1 = new double[n];
        double[] x2 = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = random.nextInt(2);
            x1[i] = y[i] == 1 && random.nextInt(100) == 0 ? 1 : 0;
            x2[i] = random.nextDouble() + 0.1 * y[i];
        }
        LogisticFit fit = Logistic.withDefaults().fit(design(x1, x2), y);
        assertThat(fit.separation().terms()).containsExactly(Term.of("x1"));
        int[] rest = IntStream.range(0, n).filter(i -> x1[i] == 0).toArray();
        LogisticFit without = Logistic.withDefaults()
                .fit(
                        design(Arrays.stream(rest).mapToDouble(i -> x2[i]).toArray()),
                        Arrays.stream(rest).mapToDouble(i -> y[i]).toArray());
        assertThat(fit.logLik()).isCloseTo(without.logLik(), within(1e-6));
        assertThat(fit.b(2)).isCloseTo(without.b(1), within(1e-9));
    }

    /**
     * Against a linear programme (Konis 2007) solved by the simplex method, on small whole numbers that are often
     * separated.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void agreesWithALinearProgramme(int columns) {
        int separated = 0;
        for (int seed = 0; seed < 250; seed++) {
            SplittableRandom random = new SplittableRandom(1000L * columns + seed);
            int n = 6 + random.nextInt(12);
            double[][] x = new double[columns][n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = i == 0 ? 0 : i == 1 ? 1 : random.nextInt(2);
                for (double[] column : x) {
                    column[i] = random.nextInt(4) + (random.nextInt(3) == 0 ? y[i] : 0);
                }
            }
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double[] row = new double[columns + 1];
                row[0] = 2 * y[i] - 1;
                for (int j = 0; j < columns; j++) {
                    row[j + 1] = (2 * y[i] - 1) * x[j][i];
                }
                rows.add(row);
            }
            LogisticFit fit = Logistic.withDefaults().fit(design(x), y);
            boolean detected = fit.separation().detected();
            assertThat(detected).as("seed " + seed).isEqualTo(programme(rows));
            if (detected) {
                separated++;
                assertLimit(fit, rows, seed);
            } else {
                assertThat(fit.converged()).as("seed " + seed).isTrue();
            }
        }
        assertThat(separated).isBetween(20, 240);
    }

    /** The limit is above the likelihood at any point, and is approached far along the direction. */
    private static void assertLimit(LogisticFit fit, List<double[]> rows, int seed) {
        double[] d = fit.separation().direction().stream().mapToDouble(v -> v).toArray();
        for (double[] row : rows) {
            assertThat(Newton.dot(row, d)).as("seed " + seed).isGreaterThanOrEqualTo(-1e-9);
        }
        double sum = 0;
        for (int i = 0; i < fit.n(); i++) {
            double p = fit.fitted(i);
            sum += Math.log(fit.outcome(i) == 1 ? p : 1 - p);
        }
        assertThat(sum).as("seed " + seed).isCloseTo(fit.logLik(), within(1e-9));
        Newton.Maximum far = Newton.maximise(fit.estimate().prepared.likelihood, fit.estimate().prepared.nullAt, 25);
        assertThat(far.value).as("seed " + seed).isLessThanOrEqualTo(fit.logLik() + 1e-10);
        assertThat(far.value).as("seed " + seed).isCloseTo(fit.logLik(), within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void conditionalAgreesWithALinearProgramme(int columns) {
        int separated = 0;
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(77_000L * columns + seed);
            List<int[]> sets = new ArrayList<>();
            int n = 0;
            for (int s = 0; s < 5; s++) {
                int size = 2 + random.nextInt(4);
                sets.add(new int[] {n, n + size, 1 + random.nextInt(size - 1)});
                n += size;
            }
            double[][] x = new double[columns][n];
            double[] y = new double[n];
            int[] set = new int[n];
            List<double[]> rows = new ArrayList<>();
            for (int s = 0; s < sets.size(); s++) {
                int[] bounds = sets.get(s);
                for (int i = bounds[0]; i < bounds[1]; i++) {
                    set[i] = s;
                    y[i] = i < bounds[0] + bounds[2] ? 1 : 0;
                    for (double[] column : x) {
                        column[i] = random.nextInt(3) + (random.nextInt(2) == 0 ? y[i] : 0);
                    }
                }
                for (int a = bounds[0]; a < bounds[0] + bounds[2]; a++) {
                    for (int b = bounds[0] + bounds[2]; b < bounds[1]; b++) {
                        double[] row = new double[columns];
                        for (int j = 0; j < columns; j++) {
                            row[j] = x[j][a] - x[j][b];
                        }
                        rows.add(row);
                    }
                }
            }
            ConditionalFit fit = ConditionalLogistic.withDefaults().fit(design(x), y, set);
            assertThat(fit.separation().detected()).as("seed " + seed).isEqualTo(programme(rows));
            if (fit.separation().detected()) {
                separated++;
                Prepared prepared = fit.estimate().prepared;
                Newton.Maximum far = Newton.maximise(prepared.likelihood, prepared.nullAt, 25);
                assertThat(far.value).as("seed " + seed).isCloseTo(fit.logLik(), within(1e-4));
                assertThat(far.value).as("seed " + seed).isLessThanOrEqualTo(fit.logLik() + 1e-10);
            }
        }
        assertThat(separated).isBetween(10, 190);
    }

    /** Whether max Σ a'd over a'd ≥ 0, −1 ≤ d ≤ 1 is above 0. */
    private static boolean programme(List<double[]> rows) {
        int k = rows.get(0).length;
        double[] objective = new double[k];
        List<LinearConstraint> constraints = new ArrayList<>();
        for (double[] row : rows) {
            constraints.add(new LinearConstraint(row, Relationship.GEQ, 0));
            for (int j = 0; j < k; j++) {
                objective[j] += row[j];
            }
        }
        for (int j = 0; j < k; j++) {
            double[] unit = new double[k];
            unit[j] = 1;
            constraints.add(new LinearConstraint(unit, Relationship.LEQ, 1));
            constraints.add(new LinearConstraint(unit, Relationship.GEQ, -1));
        }
        return new SimplexSolver(1e-9, 100)
                        .optimize(
                                new MaxIter(10_000),
                                new LinearObjectiveFunction(objective, 0),
                                new LinearConstraintSet(constraints),
                                GoalType.MAXIMIZE,
                                new NonNegativeConstraint(false))
                        .getValue()
                > 1e-7;
    }

    @Test
    void firthIsFiniteWhereMaximumLikelihoodIsNot() {
        FirthFit fit = FirthLogistic.withDefaults()
                .fit(design(new double[] {1, 2, 3, 4, 5, 6}), new double[] {0, 0, 0, 1, 1, 1});
        assertThat(fit.converged()).isTrue();
        assertThat(fit.b(1)).isPositive().isFinite();
        Interval ci = ProfileLikelihood.withDefaults().interval(fit, 1);
        assertThat(ci.low()).isLessThan(fit.b(1)).isFinite();
        assertThat(ci.high()).isGreaterThan(fit.b(1)).isFinite();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aVectorThatDependsOnThoseTakenBeforeEndsTheSearch() {
        // In these 61 pairs the search for a direction meets such a vector with weight 0, and once never ended.
        SplittableRandom random = new SplittableRandom(8770);
        double[][] x = new double[4][122];
        double[] y = new double[122];
        int[] set = new int[122];
        for (int i = 0; i < 122; i++) {
            y[i] = 1 - i % 2;
            set[i] = i / 2;
            for (int j = 0; j < 4; j++) {
                x[j][i] = random.nextDouble() < (i % 2 == 0 ? 0.55 : 0.25) ? 1 : 0;
            }
        }
        ConditionalFit fit = ConditionalLogistic.withDefaults().fit(design(x), y, set);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.separation().detected()).isFalse();
    }
}
