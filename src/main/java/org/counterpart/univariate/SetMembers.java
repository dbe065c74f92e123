package org.counterpart.univariate;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The members of matched sets by group, sets in ascending order of their number; a set without both groups says nothing
 * and is dropped.
 */
final class SetMembers {
    private final int[][] first;
    private final int[][] second;
    private final int dropped;

    private SetMembers(int[][] first, int[][] second, int dropped) {
        this.first = first;
        this.second = second;
        this.dropped = dropped;
    }

    /** @return null unless there are two groups */
    static SetMembers of(int[] set, int[] groups, int levels) {
        if (levels != 2) {
            return null;
        }
        int[] numbers =
                IntStream.of(set).filter(s -> s != 0).distinct().sorted().toArray();
        int[][][] members = new int[2][numbers.length][0];
        for (int i = 0; i < set.length; i++) {
            if (set[i] != 0 && groups[i] >= 0) {
                int at = Arrays.binarySearch(numbers, set[i]);
                int[] so = members[groups[i]][at];
                int[] more = Arrays.copyOf(so, so.length + 1);
                more[so.length] = i;
                members[groups[i]][at] = more;
            }
        }
        int[] both = IntStream.range(0, numbers.length)
                .filter(s -> members[0][s].length > 0 && members[1][s].length > 0)
                .toArray();
        return new SetMembers(
                IntStream.of(both).mapToObj(s -> members[0][s]).toArray(int[][]::new),
                IntStream.of(both).mapToObj(s -> members[1][s]).toArray(int[][]::new),
                numbers.length - both.length);
    }

    int dropped() {
        return dropped;
    }

    int count() {
        return first.length;
    }

    /** Whether every set kept is one subject of each group. */
    boolean pairs() {
        return IntStream.range(0, count()).allMatch(s -> first[s].length == 1 && second[s].length == 1);
    }

    /** The pairs both of whose members are known. */
    int[] complete(IntPredicate known) {
        return IntStream.range(0, count())
                .filter(s -> known.test(first[s][0]) && known.test(second[s][0]))
                .toArray();
    }

    /** The known members of a set that are in a group. */
    int[] members(int set, int group, IntPredicate known) {
        return IntStream.of((group == 0 ? first : second)[set]).filter(known).toArray();
    }

    double[] values(int[] pairs, int group, double[] values) {
        return IntStream.of(pairs).mapToDouble(s -> values[member(s, group)]).toArray();
    }

    int[] codes(int[] pairs, int group, int[] codes) {
        return IntStream.of(pairs).map(s -> codes[member(s, group)]).toArray();
    }

    private int member(int pair, int group) {
        return (group == 0 ? first : second)[pair][0];
    }
}
