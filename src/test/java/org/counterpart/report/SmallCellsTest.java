package org.counterpart.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    @Test
    void nothingSmallNothingHidden() {
        assertArrayEquals(new boolean[] {false, false}, new SmallCells(5).hiddenRows(new long[][] {{5, 0}, {56, 61}}));
        assertArrayEquals(new boolean[] {false, false}, SmallCells.NONE.hiddenRows(new long[][] {{1, 2}, {60, 59}}));
    }

    @Test
    void ofTwoCategoriesOneGivesTheOther() {
        assertArrayEquals(new boolean[] {true, true}, new SmallCells(5).hiddenRows(new long[][] {{58, 40}, {3, 21}}));
    }

    @Test
    void theNeighbourGoesWithTheSmallOne() {
        long[][] asa = {{5, 6}, {35, 32}, {20, 22}, {1, 1}};
        assertArrayEquals(new boolean[] {false, false, true, true}, new SmallCells(5).hiddenRows(asa));
        long[][] first = {{1, 1}, {35, 32}, {20, 22}};
        assertArrayEquals(new boolean[] {true, true, false}, new SmallCells(5).hiddenRows(first));
    }

    /** With a neighbour of 6 the small one is at least 2 if the neighbour is not small. */
    @Test
    void allIsHiddenWhereTheNeighbourIsTooSmall() {
        long[][] counts = {{20, 20}, {6, 30}, {2, 1}};
        assertArrayEquals(new boolean[] {true, true, true}, new SmallCells(5).hiddenRows(counts));
        counts[1][0] = 7;
        assertArrayEquals(new boolean[] {false, true, true}, new SmallCells(5).hiddenRows(counts));
    }

    /**
     * The attacker knows the shown counts, the column totals, the threshold and the rule: every table of whole numbers
     * that agrees with them and
     * from which the rule hides the same rows is possible. No hidden count may be the same in all of them.
     */
    @Test
    void noHiddenCountIsDetermined() {
        Random random = new Random(20_250_920);
        int attacked = 0;
        for (int t = 0; t < 1500; t++) {
            SmallCells rule = new SmallCells(3 + random.nextInt(3));
            int columns = 1 + random.nextInt(2);
            int rows = 2 + random.nextInt(columns == 1 ? 4 : 2);
            long[][] counts = new long[rows][columns];
            for (long[] row : counts) {
                for (int g = 0; g < columns; g++) {
                    row[g] = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(columns == 1 ? 10 : 8);
                }
            }
            boolean[] hidden = rule.hiddenRows(counts);
            if (IntStream.range(0, columns).anyMatch(g -> total(counts, g) < rule.least())
                    || IntStream.range(0, rows).noneMatch(i -> hidden[i])) {
                continue;
            }
            attacked++;
            assertUndetermined(rule, counts, hidden);
        }
        assertTrue(attacked > 700, attacked + " tables attacked");
    }

    /** Three groups side by side: what one column rules out, it rules out for the others too. */
    @Test
    void noHiddenCountOfThreeGroupsIsDetermined() {
        Random random = new Random(20_251_201);
        int attacked = 0;
        for (int t = 0; t < 400; t++) {
            SmallCells rule = new SmallCells(3);
            int rows = 2 + random.nextInt(2);
            long[][] counts = new long[rows][3];
            for (long[] row : counts) {
                for (int g = 0; g < 3; g++) {
                    row[g] = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(rows == 2 ? 9 : 5);
                }
            }
            boolean[] hidden = rule.hiddenRows(counts);
            if (IntStream.range(0, 3).anyMatch(g -> total(counts, g) < rule.least())
                    || IntStream.range(0, rows).noneMatch(i -> hidden[i])) {
                continue;
            }
            attacked++;
            assertUndetermined(rule, counts, hidden);
        }
        assertTrue(attacked > 150, attacked + " tables attacked");
    }

    /** Every choice of one way to fill each column. */
    private static void tables(
            List<List<long[]>> perColumn, int column, long[][] chosen, java.util.function.Consumer<long[][]> seen) {
        if (column == perColumn.size()) {
            seen.accept(chosen);
            return;
        }
        for (long[] one : perColumn.get(column)) {
            chosen[column] = one;
            tables(perColumn, column + 1, chosen, seen);
        }
    }

    private static void assertUndetermined(SmallCells rule, long[][] counts, boolean[] hidden) {
        int columns = counts[0].length;
        int[] at = IntStream.range(0, hidden.length).filter(i -> hidden[i]).toArray();
        List<List<long[]>> perColumn = new ArrayList<>();
        for (int g = 0; g < columns; g++) {
            int column = g;
            long sum = Arrays.stream(at).mapToLong(i -> counts[i][column]).sum();
            perColumn.add(compositions(sum, at.length));
        }
        List<List<Set<Long>>> possible = new ArrayList<>();
        for (int g = 0; g < columns; g++) {
            List<Set<Long>> column = new ArrayList<>();
            Arrays.stream(at).forEach(i -> column.add(new HashSet<>()));
            possible.add(column);
        }
        tables(perColumn, 0, new long[columns][], (long[][] chosen) -> {
            long[][] other = new long[counts.length][];
            for (int i = 0; i < counts.length; i++) {
                other[i] = counts[i].clone();
            }
            for (int k = 0; k < at.length; k++) {
                for (int g = 0; g < columns; g++) {
                    other[at[k]][g] = chosen[g][k];
                }
            }
            if (Arrays.equals(rule.hiddenRows(other), hidden)) {
                for (int k = 0; k < at.length; k++) {
                    for (int g = 0; g < columns; g++) {
                        possible.get(g).get(k).add(chosen[g][k]);
                    }
                }
            }
        });
        possible.forEach(column -> column.forEach(values -> assertTrue(
                values.size() > 1,
                () -> "least " + rule.least() + ": " + Arrays.deepToString(counts) + " hides " + Arrays.toString(hidden)
                        + ", possible " + possible)));
    }

    /**
     * Of a hidden two-valued variable in two groups of n, published are the sides of 0.05 of its test's P and of the
     * crude odds ratio's Wald P. No
     * pair of sides leaves one count only.
     */
    @Test
    void theSidesOfPDoNotTellATableOfTwoByTwo() {
        SmallCells rule = new SmallCells(5);
        int classes = 0;
        for (int n = 5; n <= 61; n += 4) {
            Map<String, List<Set<Integer>>> possible = new TreeMap<>();
            for (int a = 0; a <= n; a++) {
                for (int b = 0; b <= n; b++) {
                    boolean constant = a + b == 0 || a + b == 2 * n;
                    if (constant || !rule.hiddenRows(new long[][] {{n - a, n - b}, {a, b}})[0]) {
                        continue;
                    }
                    double p = TestChoice.withDefaults()
                            .categories(ContingencyTable.of(new long[][] {{n - a, n - b}, {a, b}}))
                            .result()
                            .p();
                    List<Set<Integer>> of = possible.computeIfAbsent(
                            (p < 0.05) + " " + wald(a, b, n), k -> List.of(new HashSet<>(), new HashSet<>()));
                    of.get(0).add(a);
                    of.get(1).add(b);
                }
            }
            classes += possible.size();
            possible.forEach(
                    (sides, counts) -> counts.forEach(c -> assertTrue(c.size() > 1, () -> sides + ": " + counts)));
        }
        assertTrue(classes > 40, classes + " classes");
    }

    private static String wald(int a, int b, int n) {
        if (a == 0 || b == 0 || a == n || b == n) {
            return "none";
        }
        double log = Math.log((double) a * (n - b) / ((double) b * (n - a)));
        double se = Math.sqrt(1.0 / a + 1.0 / b + 1.0 / (n - a) + 1.0 / (n - b));
        return Boolean.toString(Tails.normalTwoSided(log / se) < 0.05);
    }

    /**
     * Margins of pairs for which the side of P would tell the cells are found, and only those: by the tables one by
     * one.
     */
    @Test
    void sidesThatTellPairsAreFound() {
        HiddenPairs hidden = new HiddenPairs(new SmallCells(5), 0.05);
        // Only the case, only the control exposed: exact P of 1 and 8 is 20/512, of 2 and 9 134/2048.
        assertTrue(hidden.sideTellsCells(60, 21, 28));
        // Equal margins: every table has as many pairs of either kind, P is 1.
        assertTrue(!hidden.sideTellsCells(60, 28, 28));
    }

    private static long total(long[][] counts, int column) {
        return Arrays.stream(counts).mapToLong(r -> r[column]).sum();
    }

    /** Every way to write a sum as so many whole numbers >= 0. */
    private static List<long[]> compositions(long sum, int parts) {
        if (parts == 1) {
            return List.of(new long[] {sum});
        }
        List<long[]> all = new ArrayList<>();
        for (long first = 0; first <= sum; first++) {
            for (long[] rest : compositions(sum - first, parts - 1)) {
                long[] one = new long[parts];
                one[0] = first;
                System.arraycopy(rest, 0, one, 1, parts - 1);
                all.add(one);
            }
        }
        return all;
    }

    @Test
    void partsHoldNoSmallCountAndAllSteps() {
        Random random = new Random(7);
        for (int t = 0; t < 500; t++) {
            SmallCells rule = new SmallCells(5);
            long[][] steps = new long[1 + random.nextInt(20)][2];
            for (long[] step : steps) {
                step[0] = random.nextInt(4);
                step[1] = random.nextInt(9);
            }
            steps[0][0] += 5;
            steps[0][1] += 5;
            List<Integer> ends = rule.parts(steps);
            assertEquals(steps.length, ends.get(ends.size() - 1));
            int from = 0;
            for (int end : ends) {
                for (int g = 0; g < 2; g++) {
                    int group = g;
                    long in = Arrays.stream(steps, from, end)
                            .mapToLong(s -> s[group])
                            .sum();
                    assertTrue(!rule.small(in), () -> Arrays.deepToString(steps) + " in parts " + ends);
                }
                from = end;
            }
        }
    }

    @Test
    void stepsOfAtLeastTheThresholdStayApart() {
        assertEquals(List.of(1, 2, 3), new SmallCells(5).parts(new long[][] {{5, 0}, {0, 7}, {6, 9}}));
        assertEquals(List.of(2), new SmallCells(5).parts(new long[][] {{5, 0}, {1, 7}}));
    }
}
