package org.counterpart.regression.categorical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelFitTest {
    private static final int N = 300;

    private final double[] x = new double[N];
    private final double[] z = new double[N];
    private final int[] level = new int[N];

    private DesignMatrix data(long seed, int levels) {
        Random random = new Random(seed);
        for (int i = 0; i < N; i++) {
            x[i] = random.nextGaussian();
            z[i] = 1e6 + 10 * random.nextGaussian();
            level[i] = (int) Math.min(levels - 1, Math.max(0, Math.round(levels / 2.0 + x[i] + random.nextGaussian())));
        }
        return DesignMatrix.ofColumns(List.of("x", "z"), new double[][] {x, z});
    }

    /** With two levels both are the ordinary logistic regression. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoLevelsAreALogisticRegression(long seed) {
        DesignMatrix design = data(seed, 2);
        LogisticFit plain = Logistic.withDefaults().fit(design, level);
        LevelFit multinomial = new MultinomialLogistic(2, 0).fit(design, level);
        LevelFit ordinal = new OrdinalLogistic(2).fit(design, level);
        assertThat(multinomial.logLik()).isCloseTo(plain.logLik(), within(1e-9));
        assertThat(ordinal.logLik()).isCloseTo(plain.logLik(), within(1e-9));
        for (int i = 1; i <= 2; i++) {
            double tolerance = 1e-8 * Math.abs(plain.b(i));
            assertThat(multinomial.b(i)).isCloseTo(plain.b(i), within(tolerance));
            assertThat(ordinal.b(i)).isCloseTo(plain.b(i), within(tolerance));
            assertThat(multinomial.se(i)).isCloseTo(plain.se(i), within(1e-8 * plain.se(i)));
            assertThat(ordinal.se(i)).isCloseTo(plain.se(i), within(1e-8 * plain.se(i)));
        }
        assertThat(ProportionalOdds.of(ordinal)).isEmpty();
    }

    /** Another reference only renames what is compared. */
    @Test
    void anotherReferenceGivesTheSameProbabilities() {
        DesignMatrix design = data(4, 4);
        LevelFit first = new MultinomialLogistic(4, 0).fit(design, level);
        LevelFit third = new MultinomialLogistic(4, 2).fit(design, level);
        assertThat(third.logLik()).isCloseTo(first.logLik(), within(1e-9));
        // Level 1 against level 2 is level 1 against 0 less level 2 against 0.
        assertThat(third.b(third.slope(1, 0)))
                .isCloseTo(first.b(first.slope(0, 0)) - first.b(first.slope(1, 0)), within(1e-8));
        assertThat(third.probabilities(7)[3]).isCloseTo(first.probabilities(7)[3], within(1e-9));
    }

    /** Levels turned round turn the signs. */
    @Test
    void orderReversedTurnsTheSign() {
        DesignMatrix design = data(5, 5);
        LevelFit up = new OrdinalLogistic(5).fit(design, level);
        LevelFit down = new OrdinalLogistic(5)
                .fit(design, IntStream.of(level).map(l -> 4 - l).toArray());
        assertThat(down.logLik()).isCloseTo(up.logLik(), within(1e-9));
        assertThat(down.b(down.slope(0, 0))).isCloseTo(-up.b(up.slope(0, 0)), within(1e-9));
    }

    @Test
    void theOrderOfTheRowsChangesNoBit() {
        DesignMatrix design = data(6, 4);
        int[] turned = IntStream.range(0, N).map(i -> N - 1 - i).toArray();
        int[] turnedLevel = IntStream.of(turned).map(i -> level[i]).toArray();
        assertThat(new OrdinalLogistic(4)
                        .fit(design.selectRows(turned), turnedLevel)
                        .b())
                .isEqualTo(new OrdinalLogistic(4).fit(design, level).b());
    }

    @Test
    void aSeparatedOutcomeHasNoEstimate() {
        DesignMatrix design = data(7, 3);
        for (int i = 0; i < N; i++) {
            level[i] = x[i] < -0.5 ? 0 : x[i] < 0.5 ? 1 : 2;
        }
        for (LevelFit fit :
                List.of(new OrdinalLogistic(3).fit(design, level), new MultinomialLogistic(3, 0).fit(design, level))) {
            assertThat(fit.separated()).isTrue();
            assertThat(fit.converged()).isFalse();
            assertThat(fit.b()).containsOnly(Double.NaN);
        }
    }

    @Test
    void aColumnThatIsASumOfOthersHasNoCoefficient() {
        DesignMatrix design = data(8, 3);
        double[] sum = IntStream.range(0, N).mapToDouble(i -> 2 * x[i] + 3).toArray();
        LevelFit fit = new MultinomialLogistic(3, 0).fit(design.with("sum", sum), level);
        LevelFit without = new MultinomialLogistic(3, 0).fit(design, level);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.b(fit.slope(0, 2))).isNaN();
        assertThat(fit.rank()).isEqualTo(without.rank());
        assertThat(fit.notes()).extracting(Note::code).containsExactly("regression.collinear");
        assertThat(without.notes()).isEmpty();
        assertThat(fit.b(fit.slope(1, 0))).isCloseTo(without.b(without.slope(1, 0)), within(1e-9));
    }
}
