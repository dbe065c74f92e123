package org.counterpart.regression.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against R; versions and data stand in the first line of {@code marginal.csv}. The calls:
 *
 * <ul>
 *   <li>{@code glm(low ~ age + lwt + race + smoke + ht, poisson)} at epsilon 1e-15, and {@code glm(low ~ age + smoke +
 *       ht, binomial("log"))} taken on by Newton's steps;
 *   <li>with {@code sandwich::vcovHC(type = "HC0")} and {@code vcovCL(~site, type = "HC0", cadjust = FALSE)};
 *   <li>{@code geepack::geeglm(refracture ~ density + steroid, id = patient, corstr = ...)} at epsilon 1e-12.
 * </ul>
 */
class MarginalRegressionTest {
    private static final Path HOME = Path.of("src/test/resources/reference/regression");
    private static final List<String> BIRTHS = List.of("age", "lwt", "race2", "race3", "smoke", "ht");

    private static List<String[]> lines(String file) throws IOException {
        return Files.readAllLines(HOME.resolve(file)).stream()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.split(","))
                .toList();
    }

    /** The columns of a file by their names; race as two contrasts. */
    private static double[] column(List<String[]> file, String name) {
        boolean contrast = name.startsWith("race");
        int at = Arrays.asList(file.get(0)).indexOf(contrast ? "race" : name);
        return file.stream()
                .skip(1)
                .mapToDouble(l -> contrast ? (l[at].equals(name.substring(4)) ? 1 : 0) : Double.parseDouble(l[at]))
                .toArray();
    }

    private static DesignMatrix design(List<String[]> file, List<String> names) {
        return DesignMatrix.ofColumns(
                names, names.stream().map(n -> column(file, n)).toArray(double[][]::new));
    }

    private static int[] whole(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(v -> (int) v).toArray();
    }

    private static void agrees(String name, MarginalFit fit, boolean own) throws IOException {
        int i = 0;
        for (String[] want : lines("marginal.csv")) {
            if (want[0].equals(name)) {
                double b = Double.parseDouble(want[2]);
                double se = Double.parseDouble(want[3]);
                assertThat(fit.b(i)).as(want[1]).isCloseTo(b, within(1e-8 * Math.abs(b) + 1e-11));
                assertThat(own ? fit.ownSe(i) : fit.se(i)).as(want[1]).isCloseTo(se, within(1e-7 * se));
                assertThat(fit.alpha()).isCloseTo(Double.parseDouble(want[4]), within(1e-8));
                i++;
            }
        }
        assertThat(i).isEqualTo(fit.design().columns() + 1);
    }

    @Test
    void poissonWithRobustErrors() throws IOException {
        List<String[]> births = lines("marginal_births.csv");
        DesignMatrix x = design(births, BIRTHS);
        double[] y = column(births, "low");
        MarginalRegression poisson = MarginalRegression.of(MeanModel.POISSON);
        agrees("births-poisson", poisson.fit(x, y, null), false);
        agrees("births-poisson-site", poisson.fit(x, y, whole(column(births, "site"))), false);
    }

    @Test
    void logBinomial() throws IOException {
        List<String[]> births = lines("marginal_births.csv");
        MarginalFit fit = MarginalRegression.of(MeanModel.LOG_BINOMIAL)
                .fit(design(births, List.of("age", "smoke", "ht")), column(births, "low"), null);
        agrees("births-log-binomial", fit, false);
        agrees("births-log-binomial-own", fit, true);
    }

    @Test
    void logisticWithClusters() throws IOException {
        List<String[]> births = lines("marginal_births.csv");
        MarginalFit fit = MarginalRegression.of(MeanModel.LOGIT)
                .fit(design(births, BIRTHS), column(births, "low"), whole(column(births, "site")));
        agrees("births-logit-site", fit, false);
        assertThat(fit.clusters()).isEqualTo(37);
    }

    @ParameterizedTest
    @CsvSource({"LOGIT,binomial", "POISSON,poisson"})
    void estimatingEquations(MeanModel mean, String name) throws IOException {
        List<String[]> vertebrae = lines("marginal_vertebrae.csv");
        DesignMatrix x = design(vertebrae, List.of("density", "steroid"));
        double[] y = column(vertebrae, "refracture");
        int[] patient = whole(column(vertebrae, "patient"));
        for (WorkingCorrelation correlation : WorkingCorrelation.values()) {
            MarginalFit fit = MarginalRegression.of(mean).with(correlation).fit(x, y, patient);
            agrees("vertebrae-" + name + "-" + correlation.name().toLowerCase(java.util.Locale.ROOT), fit, false);
            assertThat(fit.clusters()).isEqualTo(60);
        }
    }

    /** Rows in another order, clusters kept: the same bits. */
    @Test
    void theOrderOfTheRowsChangesNoBit() throws IOException {
        List<String[]> vertebrae = lines("marginal_vertebrae.csv");
        List<String[]> turned = new ArrayList<>(vertebrae.subList(1, vertebrae.size()));
        java.util.Collections.reverse(turned);
        turned.add(0, vertebrae.get(0));
        MarginalRegression gee = MarginalRegression.of(MeanModel.LOGIT).with(WorkingCorrelation.EXCHANGEABLE);
        double[][] b = new double[2][3];
        for (int i = 0; i < 2; i++) {
            List<String[]> file = i == 0 ? vertebrae : turned;
            MarginalFit fit = gee.fit(
                    design(file, List.of("density", "steroid")),
                    column(file, "refracture"),
                    whole(column(file, "patient")));
            b[i] = IntStream.range(0, 3).mapToDouble(fit::se).toArray();
        }
        assertThat(b[1]).isEqualTo(b[0]);
    }

    /** Nobody with the factor has the outcome: the risk ratio is 0, its logarithm has no finite estimate. */
    @ParameterizedTest
    @CsvSource({"LOGIT", "POISSON", "LOG_BINOMIAL"})
    void aGroupWithoutEventsHasNoEstimate(MeanModel mean) {
        double[] exposed = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
        double[] y = {0, 0, 0, 0, 1, 1, 0, 0, 0, 1};
        MarginalFit fit = MarginalRegression.of(mean)
                .fit(DesignMatrix.ofColumns(List.of("exposed"), new double[][] {exposed}), y, null);
        assertThat(fit.separated()).isTrue();
        assertThat(fit.b(1)).isNaN();
    }

    /** With one binary factor the ratio is that of the table: 3 of 4 against 2 of 6 is 2.25; 3/1 against 2/4 is 6. */
    @ParameterizedTest
    @CsvSource({"LOGIT,6", "POISSON,2.25", "LOG_BINOMIAL,2.25"})
    void oneFactorGivesTheRatioOfTheTable(MeanModel mean, double ratio) {
        double[] exposed = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
        double[] y = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0};
        MarginalFit fit = MarginalRegression.of(mean)
                .fit(DesignMatrix.ofColumns(List.of("exposed"), new double[][] {exposed}), y, null);
        // The search ends within 1e-10 standard errors of the maximum.
        assertThat(Math.exp(fit.b(1))).isCloseTo(ratio, within(1e-9 * ratio));
        // Delta method: 1/3 − 1/4 + 1/2 − 1/6 of a risk ratio, 1/3 + 1/1 + 1/2 + 1/4 of an odds ratio.
        double variance = mean.isOfRisks() ? 5.0 / 12 : 25.0 / 12;
        assertThat(fit.se(1)).isCloseTo(Math.sqrt(variance), within(1e-9));
    }

    /** All of the exposed have the outcome: the largest likelihood is at a risk of 1, which has no standard error. */
    @Test
    void noLogBinomialModelOnTheBoundary() {
        double[] exposed = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
        double[] y = {1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
        DesignMatrix x = DesignMatrix.ofColumns(List.of("exposed"), new double[][] {exposed});
        MarginalFit fit = MarginalRegression.of(MeanModel.LOG_BINOMIAL).fit(x, y, null);
        assertThat(fit.converged()).isFalse();
        assertThat(fit.separated()).isFalse();
        assertThat(fit.b(1)).isNaN();
        // 4 of 4 against 2 of 6, and by the delta method 1/2 - 1/6.
        MarginalFit poisson = MarginalRegression.of(MeanModel.POISSON).fit(x, y, null);
        assertThat(Math.exp(poisson.b(1))).isCloseTo(3, within(1e-8));
        assertThat(poisson.se(1)).isCloseTo(Math.sqrt(1.0 / 3), within(1e-8));
    }

    /** Where the outcome is the same in every cluster, subjects beyond the first say nothing. */
    @Test
    void clustersOfOneOutcomeHaveNoModel() {
        double[] x = {1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0};
        double[] y = {1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0};
        int[] cluster = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
        MarginalFit fit = MarginalRegression.of(MeanModel.LOGIT)
                .with(WorkingCorrelation.EXCHANGEABLE)
                .fit(DesignMatrix.ofColumns(List.of("x"), new double[][] {x}), y, cluster);
        assertThat(fit.converged()).isFalse();
    }

    @Test
    void aColumnWithoutACoefficientIsTold() throws IOException {
        List<String[]> births = lines("marginal_births.csv");
        double[] age = column(births, "age");
        double[] months = Arrays.stream(age).map(a -> 12 * a).toArray();
        MarginalFit fit = MarginalRegression.of(MeanModel.POISSON)
                .fit(
                        DesignMatrix.ofColumns(List.of("age", "months"), new double[][] {age, months}),
                        column(births, "low"),
                        null);
        assertThat(fit.b(2)).isNaN();
        assertThat(fit.notes()).extracting(Note::code).containsExactly("regression.collinear");
    }
}
