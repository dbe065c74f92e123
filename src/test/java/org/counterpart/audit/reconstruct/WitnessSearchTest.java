package org.counterpart.audit.reconstruct;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.counterpart.audit.reconstruct.PrintedNumber.Kind;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;

/**
 * Tables drawn at random are fitted and printed, a data set is looked for from the print alone, and fitted again: it
 * must print the same, by
 * this test's own printing and its own count of the AUC over all pairs of subjects.
 */
class WitnessSearchTest {
    /** Odds ratios to three decimals, the AUC to three. */
    @Test
    void oddsRatiosAndAuc() {
        for (int k = 1; k <= 4; k++) {
            for (int seed = 0; seed < 3; seed++) {
                reconstructs(new Study(k, 120, 100L * k + seed), 3, -1);
            }
        }
    }

    /** Odds ratios, intervals and P. */
    @Test
    void intervalsAndP() {
        for (int seed = 0; seed < 3; seed++) {
            reconstructs(new Study(1, 100, 200L + seed), 3, 3);
            reconstructs(new Study(2, 100, 300L + seed), 3, 3);
            reconstructs(new Study(3, 250, 400L + seed), 2, 2);
        }
    }

    @Test
    void theSameTableWithAnyNumberOfThreads() throws Exception {
        Study study = new Study(3, 120, 500);
        Wanted wanted = study.wanted(3, -1);
        List<WholeTable> found = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            found.add(pool.submit(() -> WitnessSearch.withDefaults()
                            .search(wanted)
                            .orElseThrow()
                            .table())
                    .get());
            pool.shutdown();
        }
        assertThat(found.get(0).cases()).isEqualTo(found.get(1).cases());
        assertThat(found.get(0).controls()).isEqualTo(found.get(1).controls());
    }

    /** One binary predictor, 2 cases and 2 controls: the only finite odds ratio is 1, so 3.000 is not found. */
    @Test
    void whatNoTableHasIsNotFound() {
        Wanted wanted =
                new Wanted(2, 2, 1, List.of(new PrintedNumber(Kind.OR, 0, "3.000", new Interval(2.9995, 3.0005))));
        assertThat(new WitnessSearch(4).search(wanted).map(WitnessSearch.Found::missed))
                .hasValueSatisfying(missed -> assertThat(missed).isPositive());
    }

    private static void reconstructs(Study study, int decimals, int limits) {
        WitnessSearch.Found found = WitnessSearch.withDefaults()
                .search(study.wanted(decimals, limits))
                .orElseThrow();
        assertThat(found.missed()).as(study.toString()).isZero();
        assertThat(Arrays.stream(found.table().cases()).sum())
                .isEqualTo(Arrays.stream(study.cases).sum());
        assertThat(Arrays.stream(found.table().controls()).sum())
                .isEqualTo(Arrays.stream(study.controls).sum());
        assertThat(print(found.table().cases(), found.table().controls(), decimals, limits))
                .as(study.toString())
                .isEqualTo(print(study.cases, study.controls, decimals, limits));
    }

    /** What a paper would print of a table. */
    private static List<String> print(int[] cases, int[] controls, int decimals, int limits) {
        int k = Integer.numberOfTrailingZeros(cases.length);
        List<double[]> rows = new ArrayList<>();
        for (int x = 0; x < cases.length; x++) {
            for (int i = 0; i < cases[x] + controls[x]; i++) {
                double[] row = new double[k + 1];
                row[k] = i < cases[x] ? 1 : 0;
                for (int j = 0; j < k; j++) {
                    row[j] = x >> j & 1;
                }
                rows.add(row);
            }
        }
        double[][] columns = new double[k][];
        List<String> names = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            int column = j;
            names.add("x" + j);
            columns[j] = rows.stream().mapToDouble(r -> r[column]).toArray();
        }
        double[] y = rows.stream().mapToDouble(r -> r[k]).toArray();
        LogisticFit fit = Logistic.withDefaults().fit(DesignMatrix.ofColumns(names, columns), y);
        List<String> out = new ArrayList<>();
        for (int j = 1; j <= k; j++) {
            out.add(rounded(Math.exp(fit.b(j)), decimals));
            if (limits >= 0) {
                out.add(rounded(Math.exp(fit.b(j) - 1.959963984540054 * fit.se(j)), limits));
                out.add(rounded(Math.exp(fit.b(j) + 1.959963984540054 * fit.se(j)), limits));
                out.add(rounded(fit.coefficients().get(j).p(), 3));
            }
        }
        if (limits < 0) {
            double above = 0;
            double pairs = 0;
            for (int a = 0; a < cases.length; a++) {
                for (int b = 0; b < controls.length; b++) {
                    double difference = score(fit, a) - score(fit, b);
                    double n = (double) cases[a] * controls[b];
                    pairs += n;
                    above += Math.abs(difference) < 1e-9 ? n / 2 : difference > 0 ? n : 0;
                }
            }
            out.add(rounded(above / pairs, 3));
        }
        return out;
    }

    private static double score(LogisticFit fit, int pattern) {
        double sum = 0;
        for (int j = 0; pattern >> j > 0; j++) {
            sum += (pattern >> j & 1) * fit.b(j + 1);
        }
        return sum;
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /**
     * Subjects with correlated exposures and odds ratios between 1.3 and 4.5; drawn again until every cell of a 2x2
     * table is filled.
     */
    private static final class Study {
        private final long seed;
        private final int[] cases;
        private final int[] controls;

        Study(int k, int n, long seed) {
            this.seed = seed;
            cases = new int[1 << k];
            controls = new int[1 << k];
            SplittableRandom random = new SplittableRandom(seed);
            do {
                Arrays.fill(cases, 0);
                Arrays.fill(controls, 0);
                draw(k, n, random);
            } while (!filled(k, cases) || !filled(k, controls));
        }

        private void draw(int k, int n, SplittableRandom random) {
            double[] share = new double[k];
            double[] b = new double[k];
            for (int j = 0; j < k; j++) {
                share[j] = random.nextDouble(0.2, 0.7);
                b[j] = random.nextDouble(0.3, 1.5);
            }
            for (int i = 0; i < n; i++) {
                double common = random.nextDouble();
                double score = -0.8;
                int x = 0;
                for (int j = 0; j < k; j++) {
                    if ((random.nextDouble() < 0.3 ? common : random.nextDouble()) < share[j]) {
                        x |= 1 << j;
                        score += b[j];
                    }
                }
                (random.nextDouble() < 1 / (1 + Math.exp(-score)) ? cases : controls)[x]++;
            }
        }

        private static boolean filled(int k, int[] group) {
            for (int j = 1; j <= k; j++) {
                int exposed = WholeTable.margin(group, j);
                if (exposed < 4 || exposed > WholeTable.margin(group, 0) - 4) {
                    return false;
                }
            }
            return true;
        }

        Wanted wanted(int decimals, int limits) {
            int k = Integer.numberOfTrailingZeros(cases.length);
            List<PrintedNumber> numbers = new ArrayList<>();
            List<String> print = print(cases, controls, decimals, limits);
            int at = 0;
            for (int j = 0; j < k; j++) {
                numbers.add(number(Kind.OR, j, print.get(at++)));
                if (limits >= 0) {
                    numbers.add(number(Kind.CI_LOW, j, print.get(at++)));
                    numbers.add(number(Kind.CI_HIGH, j, print.get(at++)));
                    numbers.add(number(Kind.P, j, print.get(at++)));
                }
            }
            if (limits < 0) {
                numbers.add(number(Kind.AUC, 0, print.get(at)));
            }
            return new Wanted(WholeTable.margin(cases, 0), WholeTable.margin(controls, 0), k, numbers);
        }

        private static PrintedNumber number(Kind kind, int of, String text) {
            BigDecimal value = new BigDecimal(text);
            double half = 0.5 * Math.pow(10, -value.scale());
            return new PrintedNumber(
                    kind, of, text, new Interval(value.doubleValue() - half, value.doubleValue() + half));
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + Arrays.toString(cases) + " " + Arrays.toString(controls);
        }
    }
}
