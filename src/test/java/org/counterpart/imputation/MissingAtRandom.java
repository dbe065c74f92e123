package org.counterpart.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;

/**
 * Subjects whose model is known, with cells that are missing at random: more often in cases, and in cases the more the
 * larger the complete variable is, so that complete cases are a biased sample.
 *
 * @param y 1 for a case
 * @param x by variable: the exposure (yes or no), a measurement, and a complete one; NaN where missing
 * @param sets of each, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MissingAtRandom(double[] y, double[][] x, int[] sets) {
    /** Log odds ratios of the three. */
    static final double[] TRUTH = {0.7, 0.5, -0.4};

    static final List<String> NAMES = List.of("exposed", "measured", "complete");

    enum Design {
        /** 300 of a population in which a quarter are cases, unmatched. */
        UNMATCHED,
        /** 150 sets of one case and two controls, with a factor shared by the set that nobody recorded. */
        SETS,
        /** 1,000 subjects, imputed as they are; then each case with the first free control of its stratum. */
        COHORT
    }

    static MissingAtRandom draw(Design design, SplittableRandom random) {
        return switch (design) {
            case UNMATCHED -> unmatched(300, -1.2, random);
            case COHORT -> unmatched(1000, -2.2, random);
            case SETS -> sets(150, random);
        };
    }

    private static MissingAtRandom unmatched(int n, double intercept, SplittableRandom random) {
        double[] y = new double[n];
        double[][] x = new double[3][n];
        for (int i = 0; i < n; i++) {
            double[] one = subject(0, random);
            y[i] = random.nextDouble() < LogisticFit.probability(intercept + score(one)) ? 1 : 0;
            put(one, x, i);
        }
        return new MissingAtRandom(y, x, null).withHoles(random);
    }

    private static MissingAtRandom sets(int count, SplittableRandom random) {
        double[] y = new double[3 * count];
        double[][] x = new double[3][3 * count];
        int[] sets = new int[3 * count];
        for (int set = 0; set < count; set++) {
            double shared = random.nextGaussian();
            double[][] members = new double[3][];
            double[] odds = new double[3];
            for (int j = 0; j < 3; j++) {
                members[j] = subject(shared, random);
                odds[j] = Math.exp(score(members[j]));
            }
            double at = random.nextDouble() * Arrays.stream(odds).sum();
            int chosen = at < odds[0] ? 0 : at < odds[0] + odds[1] ? 1 : 2;
            for (int j = 0; j < 3; j++) {
                int row = 3 * set + j;
                y[row] = j == chosen ? 1 : 0;
                sets[row] = set;
                put(members[j], x, row);
            }
        }
        return new MissingAtRandom(y, x, sets).withHoles(random);
    }

    private static double[] subject(double shared, SplittableRandom random) {
        double complete = 0.6 * shared + 0.8 * random.nextGaussian();
        double measured = 0.5 * complete + 0.4 * shared + random.nextGaussian();
        double exposed = random.nextDouble() < LogisticFit.probability(-0.5 + 0.5 * measured + 0.3 * complete) ? 1 : 0;
        return new double[] {exposed, measured, complete};
    }

    private static double score(double[] one) {
        return TRUTH[0] * one[0] + TRUTH[1] * one[1] + TRUTH[2] * one[2];
    }

    private static void put(double[] one, double[][] x, int row) {
        for (int j = 0; j < one.length; j++) {
            x[j][row] = one[j];
        }
    }

    private MissingAtRandom withHoles(SplittableRandom random) {
        for (int i = 0; i < y.length; i++) {
            double odds = -1.6 + 0.8 * y[i] + (y[i] == 1 ? 0.9 : -0.3) * x[2][i];
            double lost = LogisticFit.probability(odds);
            for (int j = 0; j < 2; j++) {
                if (random.nextDouble() < lost) {
                    x[j][i] = Double.NaN;
                }
            }
        }
        return this;
    }

    IncompleteData incomplete() {
        return new IncompleteData(
                List.of(
                        ImputedVariable.binary(NAMES.get(0), x[0]),
                        ImputedVariable.number(NAMES.get(1), x[1]),
                        ImputedVariable.number(NAMES.get(2), x[2])),
                y,
                Optional.ofNullable(sets));
    }

    /** These values in place of those with holes. */
    MissingAtRandom completed(Imputations imputations, int imputation) {
        double[][] completed = x.clone();
        for (ImputedVariable variable : imputations.imputed()) {
            completed[NAMES.indexOf(variable.name())] = imputations.completed(imputation, variable);
        }
        return new MissingAtRandom(y, completed, sets);
    }

    int[] completeRows() {
        return IntStream.range(0, y.length)
                .filter(i -> Arrays.stream(x).noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
    }

    MissingAtRandom select(int[] rows, int[] setsOfRows) {
        double[][] chosen = new double[x.length][];
        for (int j = 0; j < x.length; j++) {
            double[] column = x[j];
            chosen[j] = IntStream.of(rows).mapToDouble(r -> column[r]).toArray();
        }
        return new MissingAtRandom(IntStream.of(rows).mapToDouble(r -> y[r]).toArray(), chosen, setsOfRows);
    }

    int[] setsOf(int[] rows) {
        return sets == null ? null : IntStream.of(rows).map(r -> sets[r]).toArray();
    }

    /** Pairs of a case and the next control of its fifth of the complete variable: rows, and the set of each. */
    int[][] pairs() {
        double[] sorted = x[2].clone();
        Arrays.sort(sorted);
        List<List<Integer>> controls = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            controls.add(new ArrayList<>());
        }
        for (int i = 0; i < y.length; i++) {
            if (y[i] == 0) {
                controls.get(stratum(sorted, i)).add(i);
            }
        }
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            List<Integer> free = y[i] == 1 ? controls.get(stratum(sorted, i)) : List.of();
            if (!free.isEmpty()) {
                rows.add(i);
                rows.add(free.remove(0));
            }
        }
        return new int[][] {
            rows.stream().mapToInt(Integer::intValue).toArray(),
            IntStream.range(0, rows.size()).map(r -> r / 2).toArray()
        };
    }

    private int stratum(double[] sorted, int row) {
        return Math.min(4, Arrays.binarySearch(sorted, x[2][row]) * 5 / sorted.length);
    }

    RegressionFit fit() {
        DesignMatrix design = DesignMatrix.ofColumns(NAMES, x);
        return sets == null
                ? Logistic.withDefaults().fit(design, y)
                : ConditionalLogistic.withDefaults().fit(design, y, sets);
    }
}
