package org.counterpart.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.imputation.ImputedVariable.Kind;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChainedEquationsTest {
    private static final List<String> PIMA = List.of("npreg", "glu", "bp", "skin", "bmi", "ped", "old");

    /**
     * {@code MASS::Pima.tr2}, 300 women of whom 100 lack a cell; {@code old} is age above 28, taken away where {@code
     * glu %% 3 == 0}. R 4.2.2, mice 3.15.0:
     *
     * <pre>
     * i = mice(d, m = 400, maxit = 20, seed = 1, visitSequence = "monotone")
     * pool(with(i, glm(type ~ npreg + glu + bp + skin + bmi + ped + old, binomial)))$pooled
     * </pre>
     *
     * <p>Both means of estimates are drawn, each with the variance b/m, and lie within 3.5 standard errors of their
     * difference; the variances between imputations have a relative standard error of the root of 2/(m − 1) each. Of
     * terms of whose variance they are less than 3% they are not compared: there mice's augmentation and ridge show.
     */
    @Test
    void poolsToWhatMicePoolsTo() throws IOException {
        double[] estimate = {
            -8.760209322381,
            0.076200024731,
            0.036643021756,
            -0.012153842062,
            -0.007503893573,
            0.095038175702,
            1.404055499189,
            0.978537160082
        };
        double[] within = {
            1.802632406,
            2.722380992e-03,
            3.536000721e-05,
            2.154778414e-04,
            3.211228209e-04,
            1.076777813e-03,
            3.116481132e-01,
            1.455196398e-01
        };
        double[] between = {
            9.731367913e-02,
            2.260649454e-04,
            5.979226565e-07,
            1.829952260e-05,
            1.841987185e-04,
            2.868730057e-04,
            4.374960985e-03,
            4.968151657e-02
        };
        double of = 400;
        int m = 200;
        double[][] x = new double[PIMA.size()][];
        double[] y = pima(x);
        Imputations imputations = new ChainedEquations(m, 20, 1, 2).of(pimaData(x, y));
        List<LogisticFit> fits = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            double[][] completed = x.clone();
            for (ImputedVariable variable : imputations.imputed()) {
                completed[PIMA.indexOf(variable.name())] = imputations.completed(i, variable);
            }
            fits.add(Logistic.withDefaults().fit(DesignMatrix.ofColumns(PIMA, completed), y));
        }
        List<PooledRegression.OfTerm> terms = PooledRegression.of(fits).terms();
        for (int j = 0; j < estimate.length; j++) {
            PooledEstimate pooled = terms.get(j).pooled();
            assertThat(pooled.estimate())
                    .as("estimate %d", j)
                    .isCloseTo(estimate[j], within(3.5 * Math.sqrt(between[j] * (1 / of + 1.0 / m))));
            double total = within[j] + between[j] * (1 + 1 / of);
            if (between[j] > 0.03 * total) {
                assertThat(pooled.between() / between[j])
                        .as("between %d", j)
                        .isCloseTo(1, within(3.5 * Math.sqrt(2 / (of - 1) + 2.0 / (m - 1))));
            }
            assertThat(pooled.se() / Math.sqrt(total)).as("se %d", j).isCloseTo(1, within(0.03));
        }
    }

    private static IncompleteData pimaData(double[][] x, double[] y) {
        List<ImputedVariable> variables = IntStream.range(0, x.length)
                .mapToObj(j -> PIMA.get(j).equals("old")
                        ? ImputedVariable.binary("old", x[j])
                        : ImputedVariable.number(PIMA.get(j), x[j]))
                .toList();
        return new IncompleteData(variables, y, Optional.empty());
    }

    private static double[] pima(double[][] x) throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("src/test/resources/imputation/pima.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        for (int j = 0; j < x.length; j++) {
            int at = j;
            x[j] = rows.stream().mapToDouble(row -> cell(row[at])).toArray();
        }
        return rows.stream().mapToDouble(row -> cell(row[x.length])).toArray();
    }

    private static double cell(String text) {
        return switch (text) {
            case "NA" -> Double.NaN;
            case "yes" -> 1;
            case "no" -> 0;
            default -> Double.parseDouble(text);
        };
    }

    @Test
    void numberOfThreadsChangesNothing() throws IOException {
        double[][] x = new double[PIMA.size()][];
        double[] y = pima(x);
        Imputations one = new ChainedEquations(6, 3, 5, 1).of(pimaData(x, y));
        Imputations three = new ChainedEquations(6, 3, 5, 3).of(pimaData(x, y));
        Imputations other = new ChainedEquations(6, 3, 6, 3).of(pimaData(x, y));
        for (ImputedVariable variable : one.imputed()) {
            for (int m = 0; m < 6; m++) {
                assertThat(three.completed(m, variable)).isEqualTo(one.completed(m, variable));
                assertThat(three.course(m, variable))
                        .isEqualTo(one.course(m, variable))
                        .hasSize(3);
            }
        }
        assertThat(other.completed(0, one.imputed().get(0)))
                .isNotEqualTo(one.completed(0, one.imputed().get(0)));
    }

    @Test
    void whatWasRecordedStaysAndNumbersAreRecordedOnes() throws IOException {
        double[][] x = new double[PIMA.size()][];
        double[] y = pima(x);
        Imputations imputations = new ChainedEquations(3, 2, 1, 1).of(pimaData(x, y));
        assertThat(imputations.imputed()).extracting(ImputedVariable::name).containsExactly("bmi", "bp", "old", "skin");
        for (ImputedVariable variable : imputations.imputed()) {
            double[] completed = imputations.completed(2, variable);
            double[] recorded = variable.values();
            for (int i = 0; i < completed.length; i++) {
                if (variable.missing(i)) {
                    assertThat(recorded).contains(completed[i]);
                } else {
                    assertThat(completed[i]).isEqualTo(recorded[i]);
                }
            }
            double[] last = IntStream.range(0, completed.length)
                    .filter(variable::missing)
                    .mapToDouble(i -> completed[i])
                    .toArray();
            assertThat(imputations.course(2, variable).get(1)).isEqualTo(Moments.of(last));
        }
    }

    /** A shift moves each imputed number, whose donors see the shifted ones of others in turn. */
    @Test
    void shiftMovesWhatIsImputed() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, Double.NaN};
        double[] y = {0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1};
        ImputedVariable variable = ImputedVariable.number("x", x);
        double plain = completed(variable, y)[12];
        assertThat(completed(variable.shifted(0.5), y)[12]).isEqualTo(plain + 0.5);
    }

    private static double[] completed(ImputedVariable variable, double[] y) {
        return new ChainedEquations(1, 5, 3, 1)
                .of(new IncompleteData(List.of(variable), y, Optional.empty()))
                .completed(0, variable);
    }

    /** A shift of a yes by 50 on the log odds leaves no no. */
    @Test
    void shiftOfLogOdds() {
        double[] x = new double[60];
        double[] y = new double[60];
        for (int i = 0; i < 60; i++) {
            y[i] = i % 2;
            x[i] = i < 20 ? Double.NaN : i % 3 == 0 ? 1 : 0;
        }
        ImputedVariable variable = ImputedVariable.binary("x", x);
        assertThat(Arrays.copyOf(completed(variable.shifted(50), y), 20)).containsOnly(1);
        assertThat(Arrays.copyOf(completed(variable.shifted(-50), y), 20)).containsOnly(0);
    }

    /** The outcome tells the variable apart without an error: all who lack it are drawn, few from the other side. */
    @Test
    void perfectPredictionIsPenalised() {
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            y[i] = i % 2;
            x[i] = i < 100 ? Double.NaN : y[i];
        }
        double[] completed = completed(ImputedVariable.binary("x", x), y);
        long wrong = IntStream.range(0, 100).filter(i -> completed[i] != y[i]).count();
        // Firth's log odds are those of half a subject in 51, 1 in 100 on the wrong side; with the draw's error.
        assertThat(wrong).isLessThan(15);
        assertThat(DoubleStream.of(completed).sum()).isBetween(85.0, 115.0);
    }

    /**
     * Levels of a known model, a third of them missing at random: over many imputations the share of each level is that
     * of the data before, within four standard errors of a share of the missing.
     */
    @ParameterizedTest
    @EnumSource(names = {"ORDINAL", "CATEGORICAL"})
    void levelsAreDrawnFromTheirModel(Kind kind) {
        int n = 3000;
        SplittableRandom random = new RandomStreams(4, kind.name()).stream(1);
        double[] y = new double[n];
        double[] x = new double[n];
        double[] level = new double[n];
        double[] holed = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            y[i] = random.nextDouble() < 0.5 ? 1 : 0;
            double latent = x[i] + y[i] + Math.log(1 / random.nextDouble() - 1);
            level[i] = latent < -0.5 ? 0 : latent < 1.5 ? 1 : 2;
            if (kind == Kind.CATEGORICAL) {
                level[i] = (level[i] + 1) % 3;
            }
            boolean lost = random.nextDouble() < (x[i] > 0 ? 0.5 : 0.15);
            holed[i] = lost ? Double.NaN : level[i];
        }
        int[] missing =
                IntStream.range(0, n).filter(i -> Double.isNaN(holed[i])).toArray();
        ImputedVariable variable = ImputedVariable.levels("level", kind, 3, holed);
        Imputations made = new ChainedEquations(20, 2, 1, 2)
                .of(new IncompleteData(List.of(variable, ImputedVariable.number("x", x)), y, Optional.empty()));
        for (int l = 0; l < 3; l++) {
            int at = l;
            double truth =
                    (double) IntStream.of(missing).filter(i -> level[i] == at).count() / missing.length;
            double drawn = IntStream.range(0, 20)
                    .mapToDouble(m -> {
                        double[] completed = made.completed(m, variable);
                        return (double) IntStream.of(missing)
                                        .filter(i -> completed[i] == at)
                                        .count()
                                / missing.length;
                    })
                    .average()
                    .orElseThrow();
            // The truth is a draw itself, and the coefficients are of twice as many: each adds to the variance.
            assertThat(drawn).as("level %d", l).isCloseTo(truth, within(4 * Math.sqrt(0.25 * 2 / missing.length)));
        }
        double[] subjects = made.completed(0, variable);
        double low = IntStream.of(missing)
                .filter(i -> x[i] < 0)
                .mapToDouble(i -> subjects[i])
                .average()
                .orElseThrow();
        double high = IntStream.of(missing)
                .filter(i -> x[i] > 0)
                .mapToDouble(i -> subjects[i])
                .average()
                .orElseThrow();
        if (kind == Kind.ORDINAL) {
            assertThat(high - low).isGreaterThan(0.3);
        }
    }

    /** The outcome tells the levels apart without an error: what is drawn is finite and nearly always as recorded. */
    @ParameterizedTest
    @EnumSource(names = {"ORDINAL", "CATEGORICAL"})
    void levelsPredictedPerfectly(Kind kind) {
        double[] y = new double[300];
        double[] level = new double[300];
        for (int i = 0; i < 300; i++) {
            y[i] = i % 3 == 0 ? 1 : 0;
            level[i] = i < 100 ? Double.NaN : i % 3;
        }
        double[] completed = completed(ImputedVariable.levels("level", kind, 3, level), y);
        // Of 33 cases without a level the recorded have the level 0 throughout; of 67 controls none has it.
        long cases = IntStream.range(0, 100)
                .filter(i -> y[i] == 1 && completed[i] == 0)
                .count();
        long controls = IntStream.range(0, 100)
                .filter(i -> y[i] == 0 && completed[i] == 0)
                .count();
        assertThat(cases).isGreaterThan(28);
        assertThat(controls).isLessThan(8);
    }

    @Test
    void fewRecordedAreRefused() {
        double[] x = {1, 2, 3, Double.NaN, 5, Double.NaN};
        double[] y = {0, 1, 0, 1, 1, 0};
        assertThatThrownBy(() -> completed(ImputedVariable.number("x", x), y))
                .isInstanceOf(NotAnalysableException.class)
                .hasMessage("impute.few-recorded");
    }

    /** Means and variances of chi-squared draws are df and 2 df; ten thousand have standard errors of a hundredth. */
    @Test
    void chiSquaredHasItsMoments() {
        for (int df : new int[] {1, 2, 3, 40}) {
            SplittableRandom random = new RandomStreams(1, "chi").stream(df);
            Moments drawn = Moments.of(IntStream.range(0, 10_000)
                    .mapToDouble(i -> ChiSquared.draw(df, random))
                    .toArray());
            assertThat(drawn.mean()).isCloseTo(df, within(4 * Math.sqrt(2 * df / 1e4)));
            // The variance of a sample variance is (kurtosis − 1)/n times its square; the excess kurtosis is 12/df.
            assertThat(drawn.variance() / (2 * df)).isCloseTo(1, within(4 * Math.sqrt((2 + 12.0 / df) / 1e4)));
        }
    }
}
