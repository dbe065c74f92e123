package org.counterpart.univariate.repeated;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What several measurements of the same quantity were, subject by subject.
 *
 * @param values of each subject in the order of time; no NaN
 * @param group of each subject, from 0
 * @param groups how many there are, each with a subject
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Profiles(double[][] values, int[] group, int groups) {

    /** Of one group. */
    public static Profiles of(double[][] values) {
        return new Profiles(values, new int[values.length], 1);
    }

    public int size() {
        return values.length;
    }

    /** Measurements of each subject. */
    public int times() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** The subjects of one group. */
    public double[][] of(int wanted) {
        return IntStream.range(0, size())
                .filter(i -> group[i] == wanted)
                .mapToObj(i -> values[i])
                .toArray(double[][]::new);
    }

    /** One measurement of some subjects. */
    public static double[] at(double[][] subjects, int time) {
        return Arrays.stream(subjects).mapToDouble(v -> v[time]).toArray();
    }
}
