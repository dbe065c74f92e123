package org.counterpart.prediction.roc;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows by the set they belong to, so that a resample or a fold takes whole sets. */
public final class MatchedRows {
    private final int[][] sets;

    /** @param set number of each row's set, any numbers; sets are taken in ascending order of it */
    public MatchedRows(int[] set) {
        int[] numbers = Arrays.stream(set).distinct().sorted().toArray();
        int[] sizes = new int[numbers.length];
        int[] at = new int[set.length];
        for (int i = 0; i < set.length; i++) {
            at[i] = Arrays.binarySearch(numbers, set[i]);
            sizes[at[i]]++;
        }
        sets = new int[numbers.length][];
        for (int s = 0; s < sets.length; s++) {
            sets[s] = new int[sizes[s]];
        }
        for (int i = set.length - 1; i >= 0; i--) {
            sets[at[i]][--sizes[at[i]]] = i;
        }
    }

    /** Every row a set of its own. */
    public static MatchedRows ofSubjects(int n) {
        return new MatchedRows(java.util.stream.IntStream.range(0, n).toArray());
    }

    public int count() {
        return sets.length;
    }

    public int[] rows(int set) {
        return sets[set];
    }

    /** As many sets as there are, drawn with replacement. */
    public int[] resample(SplittableRandom random) {
        int[] drawn = new int[sets.length];
        int size = 0;
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = random.nextInt(sets.length);
            size += sets[drawn[k]].length;
        }
        int[] rows = new int[size];
        int at = 0;
        for (int s : drawn) {
            for (int row : sets[s]) {
                rows[at++] = row;
            }
        }
        return rows;
    }

    /** The fold of each set: sets in random order dealt round. */
    public int[] folds(int count, SplittableRandom random) {
        int[] order = shuffled(sets.length, random);
        int[] fold = new int[sets.length];
        for (int i = 0; i < order.length; i++) {
            fold[order[i]] = i % count;
        }
        return fold;
    }

    /** 0 to n − 1 in random order. */
    public static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
