package org.counterpart.regression.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Ranks;
import org.counterpart.stats.RoundedOrder;
import org.junit.jupiter.api.Test;

/** Measures and groups made from sorted fitted values against those made value by value, to the last bit. */
class RoundedOrderTest {

    @Test
    void areaAndGroupsAreThoseOfTheRanksOfEachValue() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            int n = 4 + random.nextInt(300);
            double[] y = new double[n];
            double[] fitted = new double[n];
            y[0] = 1;
            for (int i = 0; i < n; i++) {
                y[i] = i == 0 || (i > 1 && random.nextInt(3) == 0) ? 1 : 0;
                double p = LogisticFit.probability(4 * random.nextGaussian() - 1);
                fitted[i] = round % 3 == 0 ? p : round % 3 == 1 ? Math.rint(10 * p) / 10 : random.nextInt(3) / 2.0;
            }
            LogisticFit data = Logistic.withDefaults().fit(DesignMatrix.empty(n), y);
            double[] rounded =
                    Arrays.stream(fitted).map(RoundedOrderTest::rounded).toArray();
            Ranks ranks = Ranks.of(rounded);
            double n1 = data.events();
            double sum = IntStream.range(0, n)
                    .filter(i -> y[i] == 1)
                    .mapToDouble(ranks::rank)
                    .sum();
            RoundedOrder ordered = RoundedOrder.of(fitted);
            assertThat(ordered.rounded()).isEqualTo(rounded);
            assertThat(ordered.auc(i -> y[i] == 1))
                    .as("round %d", round)
                    .isEqualTo((sum - n1 * (n1 + 1) / 2) / (n1 * (n - n1)));
            int[] size = new int[10];
            for (int i = 0; i < n; i++) {
                size[(int) Math.ceil(10 * ranks.rank(i) / n - 1e-9) - 1]++;
            }
            List<Integer> expected =
                    Arrays.stream(size).filter(s -> s > 0).boxed().toList();
            HosmerLemeshow procedure = HosmerLemeshow.withDefaults().with(HosmerLemeshow.Grouping.RANKS);
            assertThat(procedure.test(y, fitted).n()).as("round %d", round).isEqualTo(expected);
        }
    }

    /** By the decimal power itself, however large. */
    private static double rounded(double p) {
        if (p == 0) {
            return p;
        }
        int digits = 11 - (int) Math.floor(Math.log10(p));
        double power = Math.pow(10, Math.abs(digits));
        return digits >= 0 ? Math.rint(p * power) / power : Math.rint(p / power) * power;
    }
}
