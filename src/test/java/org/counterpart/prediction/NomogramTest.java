package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;

class NomogramTest {

    /**
     * The points added by hand must give the risk the model gives, for every subject; numbers between marks are in
     * proportion.
     */
    @Test
    void pointsAddUpToTheModelsRisk() {
        SplittableRandom random = new SplittableRandom(5);
        for (int repeat = 0; repeat < 200; repeat++) {
            int columns = 1 + random.nextInt(5);
            double[][] x = new double[columns][30];
            double[] b = new double[columns + 1];
            b[0] = random.nextDouble() * 4 - 2;
            for (int j = 0; j < columns; j++) {
                double scale = Math.pow(10, random.nextInt(7) - 3);
                b[j + 1] = (random.nextDouble() - 0.5) / scale;
                for (int i = 0; i < 30; i++) {
                    x[j][i] = (random.nextDouble() * 3 - 1) * scale;
                }
            }
            DesignMatrix design = DesignMatrix.ofColumns(names(columns), x);
            Nomogram nomogram = Nomogram.of(design, b);
            assertThat(nomogram.rulers().stream()
                            .mapToDouble(Nomogram.Ruler::most)
                            .max())
                    .hasValueCloseTo(100.0, within(1e-9));
            for (int i = 0; i < 30; i++) {
                double total = 0;
                for (int j = 0; j < columns; j++) {
                    total += between(nomogram.rulers().get(j).marks(), x[j][i]);
                }
                assertThat(total).isBetween(-1e-9, nomogram.totalMost() + 1e-9);
                double lp = design.linearPredictor(b, i);
                assertThat(nomogram.risk(total)).isCloseTo(1 / (1 + Math.exp(-lp)), within(1e-12));
                assertThat(nomogram.total(nomogram.risk(total))).isCloseTo(total, within(1e-6));
            }
        }
    }

    /** The points between the two marks around a value; a value outside the marks fails the test. */
    private static double between(List<Nomogram.Mark> marks, double value) {
        for (int k = 1; k < marks.size(); k++) {
            Nomogram.Mark low = marks.get(k - 1);
            Nomogram.Mark high = marks.get(k);
            if (value >= low.value() && value <= high.value()) {
                return low.points()
                        + (high.points() - low.points()) * (value - low.value()) / (high.value() - low.value());
            }
        }
        throw new AssertionError(value + " is beyond " + marks);
    }

    @Test
    void marksAreRoundAndFewAndWholeForCounts() {
        Nomogram ages = Nomogram.of(
                DesignMatrix.ofColumns(List.of("age", "count"), new double[][] {{56.3, 71, 93.8}, {1, 2, 3}}),
                new double[] {0, 0.1, -0.2});
        assertThat(ages.rulers().get(0).marks().stream().map(Nomogram.Mark::value))
                .containsExactly(55.0, 60.0, 65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0);
        assertThat(ages.rulers().get(1).marks().stream().map(Nomogram.Mark::value))
                .containsExactly(1.0, 2.0, 3.0);
        // A factor that protects has its points at the other end.
        assertThat(ages.rulers().get(1).marks().get(0).points()).isPositive();
        assertThat(ages.rulers().get(1).marks().get(2).points()).isZero();
    }

    @Test
    void noNomogramOfNothing() {
        DesignMatrix design = DesignMatrix.ofColumns(List.of("a"), new double[][] {{1, 2, 3}});
        assertThat(Nomogram.of(design, new double[] {1, 0})).isNull();
        assertThat(Nomogram.of(design, new double[] {Double.NaN, Double.NaN})).isNull();
    }

    private static List<String> names(int n) {
        return java.util.stream.IntStream.range(0, n).mapToObj(j -> "x" + j).toList();
    }
}
