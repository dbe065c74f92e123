package org.counterpart.audit.attainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypicalAucTest {
    private static final double Z = 1.959963984540054;

    private static PrintedModel model(int n1, int n0, double z, double controls, double... or) {
        double[] beta = Arrays.stream(or).map(Math::log).toArray();
        double[] se = Arrays.stream(beta)
                .map(b -> z == 0 ? Double.POSITIVE_INFINITY : b / z)
                .toArray();
        double[] none = new double[or.length];
        Arrays.fill(none, Double.NaN);
        double[] exposed = new double[or.length];
        Arrays.fill(exposed, controls);
        return new PrintedModel(n1, n0, beta, new double[or.length], se, none, exposed, null);
    }

    /**
     * One predictor: AUC = 1/2 + (q1 − q)/2 with the odds of q1 OR times those of q, and q is spread evenly from 0.05
     * to 0.95.
     */
    @ParameterizedTest
    @EnumSource
    void onePredictorHasAClosedForm(TypicalAuc.Population population) {
        double[] exact = IntStream.range(0, 9001)
                .mapToDouble(i -> {
                    double q = 0.05 + i * 1e-4;
                    return 0.5 + (3 * q / (1 - q + 3 * q) - q) / 2;
                })
                .sorted()
                .toArray();
        TypicalAuc typical = TypicalAuc.of(model(3000, 3000, 0, Double.NaN, 3), population, exact[6750]);
        assertThat(typical.used()).isEqualTo(TypicalAuc.DRAWS);
        assertThat(typical.median()).isCloseTo(exact[4500], within(0.004));
        assertThat(typical.q025()).isCloseTo(exact[225], within(0.004));
        assertThat(typical.q975()).isCloseTo(exact[8775], within(0.002));
        // A quarter is at least as large; the standard error of a share of 2000 is 0.01.
        assertThat(typical.atLeast()).isCloseTo(0.25, within(0.04));
    }

    /** With the exposed controls printed and many subjects nothing is left to chance but the association. */
    @Test
    void printedExposuresAreKept() {
        PrintedModel model = model(20000, 20000, 0, 8000, 2, 4);
        TypicalAuc typical = TypicalAuc.of(model, TypicalAuc.Population.INDEPENDENT, 0.5);
        IndependentRange exact = IndependentRange.of(model);
        assertThat(typical.median()).isCloseTo(exact.high(), within(0.005));
        assertThat(exact.high() - exact.low()).isLessThan(1e-3);
        assertThat(typical.atLeast()).isEqualTo(1);
    }

    /** The paper this project began with: none of the drawn tables comes near the printed 0.929. */
    @Test
    void theSeedPaper() {
        PrintedModel seed = model(61, 61, Z, Double.NaN, 5.378, 6.111, 3.245, 2.890);
        for (TypicalAuc.Population population : TypicalAuc.Population.values()) {
            TypicalAuc typical = TypicalAuc.of(seed, population, 0.9285);
            assertThat(typical.used()).isGreaterThan(TypicalAuc.FEW);
            assertThat(typical.atLeast()).isLessThan(0.01);
            assertThat(typical).isEqualTo(TypicalAuc.of(seed, population, 0.9285));
        }
    }
}
