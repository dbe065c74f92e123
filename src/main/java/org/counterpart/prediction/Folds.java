package org.counterpart.prediction;

import java.util.Arrays;
import org.counterpart.prediction.roc.MatchedRows;
import org.counterpart.stats.RandomStreams;

/** Which rows are left out together in a cross-validation. Every row is left out once. */
public final class Folds {
    private final int[] fold;
    private final int count;

    private Folds(int[] fold, int count) {
        this.fold = fold;
        this.count = count;
    }

    /** The fold of each row, any numbers; folds are taken in ascending order of them. */
    public static Folds given(int[] foldOfRow) {
        int[] numbers = Arrays.stream(foldOfRow).distinct().sorted().toArray();
        return new Folds(
                Arrays.stream(foldOfRow)
                        .map(f -> Arrays.binarySearch(numbers, f))
                        .toArray(),
                numbers.length);
    }

    /** k folds of whole sets, as equal in number of sets as can be; which sets, the seed decides. */
    public static Folds ofSets(int[] sets, int k, long seed) {
        MatchedRows matched = new MatchedRows(sets);
        check(k, matched.count());
        int[] foldOfSet = matched.folds(k, new RandomStreams(seed, "folds").stream(0));
        int[] fold = new int[sets.length];
        for (int s = 0; s < foldOfSet.length; s++) {
            for (int row : matched.rows(s)) {
                fold[row] = foldOfSet[s];
            }
        }
        return new Folds(fold, k);
    }

    /** k folds of subjects, each with its share of cases and of controls. */
    public static Folds stratified(boolean[] cases, int k, long seed) {
        int[] fold = new int[cases.length];
        check(k, cases.length);
        int[] order = MatchedRows.shuffled(cases.length, new RandomStreams(seed, "folds").stream(0));
        int next = 0;
        for (boolean group : new boolean[] {true, false}) {
            for (int row : order) {
                if (cases[row] == group) {
                    fold[row] = next++ % k;
                }
            }
        }
        return new Folds(fold, k);
    }

    public static Folds leaveOneOut(int n) {
        int[] fold = new int[n];
        Arrays.setAll(fold, i -> i);
        return new Folds(fold, n);
    }

    public static Folds leaveOneSetOut(int[] sets) {
        return given(sets);
    }

    private static void check(int k, int units) {
        if (k < 2 || k > units) {
            throw new IllegalArgumentException("k must be in [2, " + units + "], got " + k);
        }
    }

    public int count() {
        return count;
    }

    public int size() {
        return fold.length;
    }

    public int[] heldOut(int f) {
        return rows(f, true);
    }

    public int[] training(int f) {
        return rows(f, false);
    }

    private int[] rows(int f, boolean held) {
        int[] out = new int[fold.length];
        int n = 0;
        for (int i = 0; i < fold.length; i++) {
            if ((fold[i] == f) == held) {
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }
}
