package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NoncentralHypergeometric;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.stratified.ExactCommonOddsRatio;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.test.Anova;
import org.counterpart.univariate.test.ChiSquare;
import org.counterpart.univariate.test.CochranArmitage;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.FisherExact;
import org.counterpart.univariate.test.Groups;
import org.counterpart.univariate.test.KruskalWallis;
import org.counterpart.univariate.test.MannWhitney;
import org.counterpart.univariate.test.McNemar;
import org.counterpart.univariate.test.SampledTables;
import org.counterpart.univariate.test.SignedRank;
import org.counterpart.univariate.test.StuartMaxwell;
import org.counterpart.univariate.test.StudentT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same number by two routes, on seeded random data. */
class TwoRoutesTest {
    private static final double CLOSED = 1e-10;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(CLOSED * Math.max(1e-3, Math.abs(expected))));
    }

    private static double[] sample(SplittableRandom random, int n, int distinct) {
        return random.ints(n, 0, distinct).asDoubleStream().toArray();
    }

    private static ContingencyTable table(SplittableRandom random, int rows, int columns, int most) {
        while (true) {
            long[][] counts = new long[rows][columns];
            for (long[] row : counts) {
                Arrays.setAll(row, j -> random.nextInt(most + 1));
            }
            ContingencyTable table = ContingencyTable.of(counts);
            if (table.filled().rows() == rows && table.filled().columns() == columns) {
                return table;
            }
        }
    }

    /** All ways to give {@code n1} of the values to the first sample. */
    @ParameterizedTest
    @MethodSource("seeds")
    void exactMannWhitneyIsEnumeration(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n1 = random.nextInt(1, 6);
        int n2 = random.nextInt(1, 6);
        double[] all = random.nextBoolean()
                ? sample(random, n1 + n2, 5)
                : random.doubles(n1 + n2).toArray();
        if (Groups.constant(all)) {
            return;
        }
        MannWhitney exact = MannWhitney.withDefaults().with(MannWhitney.Method.EXACT);
        MannWhitney.Result r = exact.test(Arrays.copyOf(all, n1), Arrays.copyOfRange(all, n1, all.length));
        double middle = n1 * n2 / 2.0;
        long ways = 0;
        long far = 0;
        long less = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) != n1) {
                continue;
            }
            double u = 0;
            for (int i = 0; i < all.length; i++) {
                for (int j = 0; j < all.length; j++) {
                    if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 0) {
                        u += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
                    }
                }
            }
            ways++;
            far += Math.abs(u - middle) >= Math.abs(r.statistic() - middle) ? 1 : 0;
            less += u <= r.statistic() ? 1 : 0;
        }
        same(r.p(), (double) far / ways);
        same(r.pLess(), (double) less / ways);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exactSignedRankIsEnumeration(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(2, 10);
        double[] d = random.ints(n, -6, 7).asDoubleStream().toArray();
        SignedRank.Result r =
                SignedRank.withDefaults().with(SignedRank.Method.EXACT).test(d, new double[n]);
        double[] size = Arrays.stream(d).filter(v -> v != 0).map(Math::abs).toArray();
        if (size.length == 0) {
            assertThat(r.p()).isNaN();
            return;
        }
        double[] rank = new double[size.length];
        for (int i = 0; i < size.length; i++) {
            for (double other : size) {
                rank[i] += other < size[i] ? 1 : other == size[i] ? 0.5 : 0;
            }
            rank[i] += 0.5;
        }
        double middle = size.length * (size.length + 1) / 4.0;
        int far = 0;
        for (int signs = 0; signs < 1 << size.length; signs++) {
            double v = 0;
            for (int i = 0; i < size.length; i++) {
                v += (signs >> i & 1) * rank[i];
            }
            far += Math.abs(v - middle) >= Math.abs(r.statistic() - middle) ? 1 : 0;
        }
        same(r.p(), far / (double) (1 << size.length));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairedTIsTheOneSampleTOfTheDifferences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(12).toArray();
        double[] y = random.doubles(12).toArray();
        StudentT.Result r = StudentT.withDefaults().with(StudentT.Design.PAIRED).test(x, y);
        Moments d =
                Moments.of(IntStream.range(0, 12).mapToDouble(i -> x[i] - y[i]).toArray());
        double t = d.mean() / d.sd() * Math.sqrt(12);
        same(r.statistic(), t);
        same(r.p(), Tails.tTwoSided(t, 11));
        // An interval that ends at 0 belongs to P = 1 − level.
        double near = t > 0 ? r.ci().low() : r.ci().high();
        assertThat(near * t > 0).isEqualTo(r.p() < 0.05);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoGroupsMakeSquares(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = sample(random, 15, 9);
        double[] y = sample(random, 20, 12);
        List<double[]> groups = List.of(x, y);
        double z = MannWhitney.withDefaults().test(x, y).z();
        same(KruskalWallis.withDefaults().test(groups).statistic(), z * z);
        double t = StudentT.withDefaults().test(x, y).statistic();
        Anova.Result f = Anova.withDefaults().test(groups);
        same(f.statistic(), t * t);
        same(f.p(), StudentT.withDefaults().test(x, y).p());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void chiSquareIsTheSquareOfTheDifferenceOfShares(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ContingencyTable t = table(random, 2, 2, 30);
        double n = t.total();
        double p = t.rowTotal(1) / n;
        double difference = (double) t.count(1, 0) / t.columnTotal(0) - (double) t.count(1, 1) / t.columnTotal(1);
        double variance = p * (1 - p) * (1.0 / t.columnTotal(0) + 1.0 / t.columnTotal(1));
        double z2 = difference * difference / variance;
        same(ChiSquare.withDefaults().test(t).statistic(), z2);
        same(CochranArmitage.withDefaults().test(t, new double[] {0, 1}).statistic(), z2);
        assertThat(new ChiSquare(ChiSquare.Correction.YATES).test(t).statistic())
                .isLessThanOrEqualTo(z2 * (1 + CLOSED));
    }

    /** Every table with the same margins, probabilities as whole numbers. */
    @ParameterizedTest
    @MethodSource("seeds")
    void fisherIsEnumeration(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ContingencyTable t = table(random, random.nextInt(2, 4), random.nextInt(2, 5), 4);
        int[] rows = IntStream.range(0, t.rows()).map(i -> (int) t.rowTotal(i)).toArray();
        int[] columns =
                IntStream.range(0, t.columns()).map(j -> (int) t.columnTotal(j)).toArray();
        BigInteger seen = BigInteger.ONE;
        int[] left = columns.clone();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                seen = seen.multiply(choose(left[j], (int) t.count(i, j)));
                left[j] -= (int) t.count(i, j);
            }
        }
        BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO};
        enumerate(rows, 0, 0, rows[0], columns.clone(), BigInteger.ONE, seen, sums);
        double p = sums[1].doubleValue() / sums[0].doubleValue();
        same(FisherExact.withDefaults().test(t).p(), p);
        same(FisherExact.withDefaults().test(t.transposed()).p(), p);
        int draws = 20_000;
        // Five standard errors, and the table seen counted among the draws.
        assertThat(SampledTables.p(t, draws).p())
                .isCloseTo(p, within(5 * Math.sqrt(Math.max(0, p * (1 - p)) / draws) + 2.0 / draws));
    }

    /**
     * Ways to choose each row's members from what is left of the columns; sums[0] all, sums[1] those at most as many as
     * seen.
     */
    private static void enumerate(
            int[] rows, int i, int j, int need, int[] left, BigInteger ways, BigInteger seen, BigInteger[] sums) {
        if (i == rows.length) {
            sums[0] = sums[0].add(ways);
            sums[1] = ways.compareTo(seen) <= 0 ? sums[1].add(ways) : sums[1];
            return;
        }
        if (j == left.length) {
            if (need == 0) {
                enumerate(rows, i + 1, 0, i + 1 < rows.length ? rows[i + 1] : 0, left, ways, seen, sums);
            }
            return;
        }
        for (int x = 0; x <= Math.min(need, left[j]); x++) {
            BigInteger more = ways.multiply(choose(left[j], x));
            left[j] -= x;
            enumerate(rows, i, j + 1, need - x, left, more, seen, sums);
            left[j] += x;
        }
    }

    private static BigInteger choose(int n, int k) {
        BigInteger c = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            c = c.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return c;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLimitsOfFishersIntervalHaveTheirTails(long seed) {
        ContingencyTable t = table(new SplittableRandom(seed), 2, 2, 25);
        FisherExact.Result r = FisherExact.withDefaults().test(t);
        NoncentralHypergeometric law = new NoncentralHypergeometric(t.columnTotal(0), t.rowTotal(0), t.total());
        long x = t.count(0, 0);
        if (r.ci().low() > 0) {
            assertThat(law.upper(x, Math.log(r.ci().low()))).isCloseTo(0.025, within(1e-12));
        }
        if (Double.isFinite(r.ci().high())) {
            assertThat(law.lower(x, Math.log(r.ci().high()))).isCloseTo(0.025, within(1e-12));
        }
        if (r.estimate() > 0 && Double.isFinite(r.estimate())) {
            assertThat(law.mean(Math.log(r.estimate()))).isCloseTo((double) x, within(1e-9));
        }
        // One stratum of the exact common odds ratio is the same test.
        ExactCommonOddsRatio.Result one = ExactCommonOddsRatio.withDefaults()
                .test(List.of(new Stratum(t.count(0, 0), t.count(0, 1), t.count(1, 0), t.count(1, 1))));
        same(one.p(), r.p());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairsOfTwoCategoriesAreMcNemar(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ContingencyTable pairs = table(random, 2, 2, 20);
        int b = (int) pairs.count(1, 0);
        int c = (int) pairs.count(0, 1);
        McNemar.Result plain = McNemar.withDefaults().test(b, c);
        if (b + c == 0) {
            assertThat(plain.p()).isNaN();
            return;
        }
        same(StuartMaxwell.withDefaults().test(pairs).statistic(), plain.statistic());
        double binomial = 0;
        for (int k = 0; k <= b + c; k++) {
            boolean far = Math.abs(2 * k - (b + c)) >= Math.abs(b - c);
            binomial += far ? choose(b + c, k).doubleValue() / Math.pow(2, b + c) : 0;
        }
        same(McNemar.withDefaults().with(McNemar.Method.EXACT).test(b, c).p(), binomial);
    }

    /** The exact P of two samples that do not overlap is 2/C(m + n, m), here 3.5e-50. */
    @Test
    void smallProbabilitiesKeepTheirDigits() {
        double[] low = IntStream.range(0, 59).asDoubleStream().toArray();
        double[] high = IntStream.range(100, 230).asDoubleStream().toArray();
        double want = 2 / choose(189, 59).doubleValue();
        MannWhitney exact = MannWhitney.withDefaults().with(MannWhitney.Method.EXACT);
        assertThat(exact.test(low, high).p()).isCloseTo(want, within(1e-10 * want));
        ContingencyTable apart = ContingencyTable.of(new long[][] {{59, 0}, {0, 130}});
        assertThat(FisherExact.withDefaults().test(apart).p()).isCloseTo(want / 2, within(1e-10 * want));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void standardisedDifferencesDoNotDependOnNames(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ContingencyTable t = table(random, 2, 2, 20);
        double p = (double) t.count(1, 0) / t.columnTotal(0);
        double q = (double) t.count(1, 1) / t.columnTotal(1);
        double spread = Math.sqrt((p * (1 - p) + q * (1 - q)) / 2);
        if (spread > 0) {
            same(StandardizedMeanDifference.categories(t), Math.abs(p - q) / spread);
        }
        // Which level comes first does not matter.
        ContingencyTable more = table(random, 4, 2, 12);
        long[][] turned = new long[4][];
        for (int i = 0; i < 4; i++) {
            turned[i] = new long[] {more.count((i + 1) % 4, 0), more.count((i + 1) % 4, 1)};
        }
        same(
                StandardizedMeanDifference.categories(ContingencyTable.of(turned)),
                StandardizedMeanDifference.categories(more));
        double[] x = random.doubles(9).toArray();
        double[] y = random.doubles(9).toArray();
        same(
                StandardizedMeanDifference.numeric(
                        Arrays.stream(x).map(v -> 5 - 3 * v).toArray(),
                        Arrays.stream(y).map(v -> 5 - 3 * v).toArray()),
                -StandardizedMeanDifference.numeric(x, y));
    }

    @Test
    void groupsThatDoNotOverlapAreInfinitelyFarApart() {
        assertThat(StandardizedMeanDifference.categories(
                        ContingencyTable.of(new long[][] {{5, 0}, {7, 0}, {0, 4}, {0, 6}})))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StandardizedMeanDifference.numeric(new double[] {1, 1}, new double[] {2, 2}))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StandardizedMeanDifference.numeric(new double[] {2, 2}, new double[] {2, 2}))
                .isZero();
    }
}
