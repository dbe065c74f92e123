package org.counterpart.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which counts of a table may not be shown when counts below a threshold may not. Small are the counts from 1 to {@code
 * least − 1}; a zero is no subject and is shown, as the cell size policies of CMS and NHS Digital have it. From {@code
 * least} 3 on, a small count has more than one possible value, so that hiding it hides something.
 *
 * <p>Secondary suppression: what is hidden must not follow from what is shown, for a reader who knows the column
 * totals, the threshold and this rule. Reference: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4,
 * doi:10.1002/9781118348239.
 *
 * @param least the smallest count that is shown; 0 hides nothing
 */
record SmallCells(int least) {
    static final SmallCells NONE = new SmallCells(0);

    boolean small(long count) {
        return count > 0 && count < least;
    }

    /**
     * Which rows of a table are hidden, in every column. Its columns are groups of known size, its rows the categories
     * that add up to it. Hidden are the m rows with a small count and a neighbour, the last row before the first of
     * them or else the first that is not small (rows without a subject do not count); all rows, where in some column
     * these hold fewer than {@code m (least − 1) + least} subjects. That many leave each hidden count at least two
     * values whatever the others are: the small ones of a column can be anything from 1 to {@code least − 1} while the
     * neighbour takes up the difference and is not small. Which neighbour it is does not depend on its count, which
     * would tell something of it.
     *
     * @param counts one array a row
     */
    boolean[] hiddenRows(long[][] counts) {
        boolean[] hidden = new boolean[counts.length];
        int first = -1;
        int small = 0;
        for (int i = counts.length - 1; i >= 0; i--) {
            hidden[i] = Arrays.stream(counts[i]).anyMatch(this::small);
            if (hidden[i]) {
                first = i;
                small++;
            }
        }
        if (small == 0) {
            return hidden;
        }
        hidden[neighbour(counts, hidden, first)] = true;
        for (int g = 0; g < counts[0].length; g++) {
            int column = g;
            long inside = IntStream.range(0, hidden.length)
                    .filter(i -> hidden[i])
                    .mapToLong(i -> counts[i][column])
                    .sum();
            if (inside < small * (least - 1L) + least) {
                Arrays.fill(hidden, true);
            }
        }
        return hidden;
    }

    private static int neighbour(long[][] counts, boolean[] hidden, int first) {
        int[] others = IntStream.range(0, hidden.length)
                .filter(i -> !hidden[i] && Arrays.stream(counts[i]).anyMatch(c -> c > 0))
                .toArray();
        int before = (int) Arrays.stream(others).filter(i -> i < first).count();
        return others.length == 0 ? first : before > 0 ? others[before - 1] : others[0];
    }

    /**
     * Neighbouring steps put together until no step holds a small count: the index after the last step of each part.
     * What is left at the end goes with the part before. One part only may hold small counts, when the whole does.
     *
     * @param steps for each step, a count for each group: the subjects between two thresholds of a curve, the events
     *     and others of a tenth of risk
     */
    List<Integer> parts(long[][] steps) {
        List<Integer> ends = new ArrayList<>();
        long[] sum = new long[steps.length == 0 ? 0 : steps[0].length];
        for (int k = 0; k < steps.length; k++) {
            for (int g = 0; g < sum.length; g++) {
                sum[g] += steps[k][g];
            }
            if (Arrays.stream(sum).noneMatch(this::small)) {
                ends.add(k + 1);
                Arrays.fill(sum, 0);
            }
        }
        if (Arrays.stream(sum).anyMatch(this::small)) {
            while (!ends.isEmpty() && Arrays.stream(sum).anyMatch(this::small)) {
                ends.remove(ends.size() - 1);
                int from = ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
                sum = total(steps, from, steps.length);
            }
            ends.add(steps.length);
        }
        return ends;
    }

    private static long[] total(long[][] steps, int from, int to) {
        long[] sum = new long[steps[0].length];
        for (int k = from; k < to; k++) {
            for (int g = 0; g < sum.length; g++) {
                sum[g] += steps[k][g];
            }
        }
        return sum;
    }
}
