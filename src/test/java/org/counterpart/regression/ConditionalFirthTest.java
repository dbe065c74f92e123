package org.counterpart.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.regression.summary.ProfileLikelihood;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against R, where the sum over all subsets of each set is maximised by optim: {@code
 * src/test/r/regression/conditional_firth.R}.
 */
class ConditionalFirthTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/regression");

    /** What optim and uniroot reach. */
    private static final double REACHED = 2e-6;

    private static List<String[]> rows(String file, String name) throws IOException {
        try (var lines = Files.lines(REFERENCE.resolve(file))) {
            return lines.map(l -> l.split(",", -1))
                    .filter(r -> r[0].equals(name))
                    .toList();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Data(DesignMatrix x, double[] y, int[] set) {
        static Data of(String name) throws IOException {
            List<String[]> rows = rows("conditional_firth_data.csv", name);
            int columns = rows.get(0)[4].isEmpty() ? 1 : 2;
            double[][] x = new double[columns][];
            for (int j = 0; j < columns; j++) {
                int at = 3 + j;
                x[j] = rows.stream().mapToDouble(r -> Double.parseDouble(r[at])).toArray();
            }
            return new Data(
                    DesignMatrix.ofColumns(List.of("x1", "x2").subList(0, columns), x),
                    rows.stream().mapToDouble(r -> Double.parseDouble(r[2])).toArray(),
                    rows.stream().mapToInt(r -> Integer.parseInt(r[1])).toArray());
        }

        ConditionalFirthFit fit() {
            return ConditionalFirth.withDefaults().fit(x, y, set);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-way", "pairs", "many", "separated"})
    void asInR(String name) throws IOException {
        ConditionalFirthFit fit = Data.of(name).fit();
        List<String[]> expected = rows("conditional_firth.csv", name);
        assertThat(fit.converged()).isTrue();
        for (int i = 0; i < expected.size(); i++) {
            double[] r = Arrays.stream(expected.get(i))
                    .skip(2)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            Interval profile = ProfileLikelihood.withDefaults().interval(fit, i);
            double[] here = {
                fit.b(i),
                fit.se(i),
                PenalisedTests.that(fit, i).statistic(),
                profile.low(),
                profile.high(),
                fit.penalisedLogLik(),
                fit.logLik(),
                fit.likelihoodRatio().statistic()
            };
            for (int q = 0; q < here.length; q++) {
                assertThat(here[q]).as(name + " " + q).isCloseTo(r[q], within(REACHED * (1 + Math.abs(r[q]))));
            }
        }
    }

    /**
     * The public case of one way: B 3.316; without the penalty LR 13.627, P=0.00022, profile limit 5.5137 (R's clogit).
     */
    @Test
    void whereEverySetPointsOneWay() throws IOException {
        Data data = Data.of("one-way");
        ConditionalFit plain = ConditionalLogistic.withDefaults().fit(data.x(), data.y(), data.set());
        RegressionSummary summary = RegressionSummary.of(plain, RegressionSummary.CiMethod.WALD);
        assertThat(summary.likelihoodRatio().get(0).statistic()).isCloseTo(13.627, within(5e-4));
        assertThat(summary.likelihoodRatio().get(0).p()).isCloseTo(0.00022, within(5e-6));
        assertThat(summary.profile().get(0).exp().low()).isCloseTo(5.5137, within(5e-5));
        assertThat(summary.profile().get(0).high()).isInfinite();
        assertThat(summary.firth().model()).isEqualTo(ModelKind.CONDITIONAL_FIRTH);
        assertThat(summary.firth().coefficients().get(0).b()).isCloseTo(3.316, within(5e-4));
    }

    /** Of pairs it is Firth's regression of the differences, every difference a success, without an intercept. */
    @Test
    void ofPairsItIsFirthsRegressionOfTheDifferences() throws IOException {
        Data data = Data.of("pairs");
        int n = data.y().length / 2;
        double[][] z = new double[n][2];
        double[] y = new double[n];
        Arrays.fill(y, 1);
        for (int s = 0; s < n; s++) {
            for (int j = 0; j < 2; j++) {
                z[s][j] = data.x().column(j)[2 * s] - data.x().column(j)[2 * s + 1];
            }
        }
        Newton.Maximum firth = Newton.maximise(new FirthLikelihood(z, y, 2), new double[2], 1000);
        ConditionalFirthFit fit = data.fit();
        assertThat(fit.b()).containsExactly(firth.at, within(1e-9));
        assertThat(fit.penalisedLogLik()).isCloseTo(firth.value, within(1e-10));
    }
}
