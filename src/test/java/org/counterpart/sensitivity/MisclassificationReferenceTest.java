package org.counterpart.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.sensitivity.BiasAnalysis.Priors;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.sensitivity.Classified.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against {@code src/test/r/reference/public/20_sensitivity.R}; priors against R 4.2.2. */
class MisclassificationReferenceTest {
    private static final Classified SMOKING = new Classified(30, 44, 29, 86);

    static Stream<Expected> grids() {
        return ReferenceCase.all("sensitivity: misclassified exposure");
    }

    @ParameterizedTest
    @MethodSource("grids")
    void eachRowOfTheGrid(Expected expected) throws IOException {
        double[] seen = expected.array("observed");
        Classified table = new Classified((int) seen[0], (int) seen[1], (int) seen[2], (int) seen[3]);
        expected.compare("or_observed", table.observed().oddsRatio(), expected.value("or_observed"));
        List<String> grid = Files.readAllLines(expected.of().folder().resolve("grid.csv"));
        for (int i = 1; i < grid.size(); i++) {
            String[] row = grid.get(i).split(",", -1);
            Corrected found = table.corrected(
                    new Quality(Double.parseDouble(row[1]), Double.parseDouble(row[2])),
                    new Quality(Double.parseDouble(row[3]), Double.parseDouble(row[4])));
            String what = "row " + row[0] + " ";
            expected.compare(what + "exposed cases", found.exposedCases(), expected.array("true_exposed_cases")[i - 1]);
            expected.compare(
                    what + "exposed controls", found.exposedControls(), expected.array("true_exposed_controls")[i - 1]);
            boolean possible = expected.values().get("possible").get(i - 1).asBoolean();
            assertThat(found.possible()).as(what).isEqualTo(possible);
            if (possible) {
                expected.compare(what + "or", found.oddsRatio(), expected.array("or")[i - 1]);
                expected.compare(what + "se", found.se(), expected.array("se_log_or")[i - 1]);
                expected.compare(what + "lo", found.ci().low(), expected.array("lo")[i - 1]);
                expected.compare(what + "hi", found.ci().high(), expected.array("hi")[i - 1]);
            }
        }
    }

    /**
     * Beta: {@code qbeta(c(0.025, 0.5, 0.975), 18, 3)}. Trapezoid from 0.75 by 0.8 and 0.9 to 0.95: its density is
     * 2/0.3 high, so a sixth of it lies below 0.8 and as much above 0.9, 0.85 in the middle; 0.025 = (x −
     * 0.75)²·(2/0.3) / (2·0.05).
     */
    @ParameterizedTest
    @CsvSource({
        "beta, 0.025, 0.683017285980918",
        "beta, 0.5, 0.868526319415734",
        "beta, 0.975, 0.967929062814536",
        "trapezoid, 0.5, 0.85",
        "trapezoid, 0.025, 0.7693649167310371",
        "trapezoid, 0.16666666666666667, 0.8",
        "trapezoid, 0.975, 0.9306350832689629",
        "uniform, 0.25, 0.8"
    })
    void priors(String prior, double share, double value) {
        Prior of = prior.equals("beta")
                ? new Prior.Beta(18, 3)
                : prior.equals("uniform") ? new Prior.Uniform(0.75, 0.95) : new Prior.Trapezoidal(0.75, 0.8, 0.9, 0.95);
        assertThat(of.quantile(share)).isEqualTo(value, within(1e-12));
    }

    /**
     * With a perfect specificity the corrected odds ratio falls as the sensitivity rises, so its median and its limits
     * are those of the sensitivity's quantiles, but for the draws.
     */
    @Test
    void medianAndLimitsOfTheBiasAloneAreThoseOfThePrior() {
        Prior se = new Prior.Uniform(0.75, 0.95);
        BiasAnalysis.Result found =
                new BiasAnalysis(new Priors(se, new Prior.Known(1)), Optional.empty(), 100_000, 1).of(SMOKING);
        assertThat(found.impossible()).isZero();
        assertThat(found.systematic().median()).isEqualTo(ratio(se.quantile(0.5)), within(0.003));
        assertThat(found.systematic().interval().low()).isEqualTo(ratio(se.quantile(0.975)), within(0.003));
        assertThat(found.systematic().interval().high()).isEqualTo(ratio(se.quantile(0.025)), within(0.005));
        assertThat(found.total().interval().low())
                .isLessThan(found.systematic().interval().low());
    }

    /**
     * R 4.2.2, mean over ten seeds of a million draws each: {@code se1 <- rbeta(n, 50, 10); sp1 <- rbeta(n, 90, 5); se0
     * <- runif(n, 0.7, 0.95); sp0 <- rbeta(n, 80, 6)}, both groups corrected by {@code (a - (1 - sp) * n) / (se + sp -
     * 1)}, {@code quantile(or, c(0.5, 0.025, 0.975))}, and of {@code or * exp(rnorm(n) * se)}. Of 100,000 draws these
     * quantiles have standard deviations of 0.0021, 0.0024, 0.0088 and 0.0043, 0.0036, 0.035 (R's between its seeds,
     * times the root of ten); four of them are allowed.
     */
    @Test
    void priorsOfBothGroupsGiveTheQuantilesOfR() {
        Priors cases = new Priors(new Prior.Beta(50, 10), new Prior.Beta(90, 5));
        Priors controls = new Priors(new Prior.Uniform(0.7, 0.95), new Prior.Beta(80, 6));
        BiasAnalysis.Result found = new BiasAnalysis(cases, Optional.of(controls), 100_000, 1).of(SMOKING);
        assertThat(found.systematic().median()).isEqualTo(2.53261808, within(4 * 0.0021));
        assertThat(found.systematic().interval().low()).isEqualTo(1.62420113, within(4 * 0.0024));
        assertThat(found.systematic().interval().high()).isEqualTo(4.27250049, within(4 * 0.0088));
        assertThat(found.total().median()).isEqualTo(2.53011449, within(4 * 0.0043));
        assertThat(found.total().interval().low()).isEqualTo(0.99364529, within(4 * 0.0036));
        assertThat(found.total().interval().high()).isEqualTo(6.93173673, within(4 * 0.035));
    }

    /** Where nothing is misclassified, what is left is the observed table's own random error. */
    @Test
    void withoutBiasTheIntervalIsWoolfs() {
        Priors perfect = new Priors(new Prior.Known(1), new Prior.Known(1));
        BiasAnalysis.Result found = new BiasAnalysis(perfect, Optional.of(perfect), 200_000, 1).of(SMOKING);
        Corrected observed = SMOKING.observed();
        assertThat(found.systematic().interval().low()).isEqualTo(observed.oddsRatio(), within(1e-12));
        assertThat(Math.log(found.total().interval().low()))
                .isEqualTo(Math.log(observed.ci().low()), within(0.01));
        assertThat(Math.log(found.total().interval().high()))
                .isEqualTo(Math.log(observed.ci().high()), within(0.01));
    }

    /** Below a specificity of 1 − 44/130 nobody of the controls would be exposed. */
    @Test
    void impossibleDrawsAreCounted() {
        BiasAnalysis.Result found = new BiasAnalysis(
                        new Priors(new Prior.Known(0.9), new Prior.Uniform(0.5, 1)), Optional.empty(), 20_000, 1)
                .of(SMOKING);
        double below = (1 - 44 / 130.0 - 0.5) / 0.5;
        assertThat(found.impossible() / 20_000.0).isEqualTo(below, within(0.015));
    }

    private static double ratio(double sensitivity) {
        Quality both = new Quality(sensitivity, 1);
        return SMOKING.corrected(both, both).oddsRatio();
    }
}
